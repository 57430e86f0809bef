using System.Linq.Expressions;

namespace TaskRunAdmin.Core.Model;

/// <summary>Somebody who signs in to the console: with a password that is kept here, or through an OpenID Connect provider.</summary>
public sealed class Account
{
    /// <summary>How long a name may be, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Whether somebody can sign in to it with a password and administer.</summary>
    public static readonly Expression<Func<Account, bool>> IsLocalAdmin = account =>
        account.Kind == AccountKind.Local && account.Role == Role.Admin && !account.IsDisabled;

    private Account() { }

    /// <summary>By what a list of accounts hears that there is another one, or that one has changed.</summary>
    public static Guid Any { get; } = new("0b5f6a3e-7c4d-4e1a-9d2b-6a0000000041");

    /// <summary>By what accounts are ordered.</summary>
    public long Seq { get; private set; }

    /// <summary>The id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who vouches for them.</summary>
    public AccountKind Kind { get; private init; }

    /// <summary>What they are called. Of local accounts each has its own name, whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>32 bytes that no two accounts share: of the name, or of what the provider knows the person by.</summary>
    public byte[] KeyHash { get; private init; } = [];

    /// <summary>What they may do.</summary>
    public Role Role { get; private set; }

    /// <summary>Whether they may no longer sign in.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>The hash of the password; null when there is none.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Changes with whatever must end the sessions that are open.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>How many wrong passwords were given since the last right one.</summary>
    public int AccessFailedCount { get; private set; }

    /// <summary>Until when no password is looked at; null: not locked.</summary>
    public DateTimeOffset? LockoutEnd { get; private set; }

    /// <summary>When they last signed in; null: never.</summary>
    public DateTimeOffset? LastSignIn { get; private set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>Grows with every change, so that of two changes at once the second is noticed.</summary>
    public int Version { get; private set; }

    /// <summary>An account of this server's own; without a password nobody can sign in to it.</summary>
    /// <param name="name">What the person is called, and types to sign in.</param>
    /// <param name="normalizedName">The name as it is compared.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="now">The time.</param>
    public static Account Local(string name, string normalizedName, Role role, DateTimeOffset now) =>
        Create(AccountKind.Local, name, LocalKey(normalizedName), role, now);

    /// <summary>An account of somebody whom a provider vouches for.</summary>
    public static Account OpenId(string issuer, string subject, string name, Role role, DateTimeOffset now) =>
        Create(AccountKind.OpenId, name, OpenIdKey(issuer, subject), role, now);

    /// <summary>The <see cref="KeyHash"/> of a local account.</summary>
    public static byte[] LocalKey(string normalizedName) => TextHash.Of($"local\n{normalizedName}");

    /// <summary>The <see cref="KeyHash"/> of somebody whom a provider vouches for.</summary>
    public static byte[] OpenIdKey(string issuer, string subject) =>
        TextHash.Of($"openid\n{issuer.Length}\n{issuer}\n{subject}");

    /// <summary>Gives another role, and takes or gives back the right to sign in. Open sessions end when less is allowed.</summary>
    public void Allow(Role role, bool isDisabled)
    {
        if (role < Role || isDisabled)
            EndSessions();
        (Role, IsDisabled) = (role, isDisabled);
    }

    /// <summary>Sets the hash of the password.</summary>
    public void SetPasswordHash(string? hash) => PasswordHash = hash;

    /// <summary>Sets what open sessions are compared with.</summary>
    public void SetSecurityStamp(string stamp) => SecurityStamp = stamp;

    /// <summary>Ends all open sessions.</summary>
    public void EndSessions() => SecurityStamp = NewStamp();

    /// <summary>Sets how many wrong passwords were given.</summary>
    public void SetAccessFailedCount(int count) => AccessFailedCount = count;

    /// <summary>Sets until when no password is looked at.</summary>
    public void SetLockoutEnd(DateTimeOffset? end) => LockoutEnd = end;

    /// <summary>They have signed in.</summary>
    public void SignIn(DateTimeOffset now) => LastSignIn = now;

    /// <summary>They have signed in, and the provider says who they are and what they may do.</summary>
    public void SignIn(string name, Role role, DateTimeOffset now)
    {
        Allow(role, IsDisabled);
        (Name, LastSignIn) = (TextPrefix.Of(name, MaxNameLength), now);
    }

    /// <summary>Gives it its place among the others.</summary>
    internal void Place(long seq) => Seq = seq;

    /// <summary>Counts a change.</summary>
    internal void Count() => Version++;

    private static Account Create(AccountKind kind, string name, byte[] keyHash, Role role, DateTimeOffset now) =>
        new()
        {
            Id = TimeOrderedId.Next(now),
            Kind = kind,
            Name = TextPrefix.Of(name, MaxNameLength),
            KeyHash = keyHash,
            Role = role,
            SecurityStamp = NewStamp(),
            Created = now,
        };

    private static string NewStamp() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32);
}
