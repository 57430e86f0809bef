using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// What a program shows in place of a password. The key itself is shown once, when it is made; kept is a hash, which is as
/// good as none to whoever reads the database: what is hashed is 256 random bits.
/// </summary>
public sealed class ApiKey
{
    /// <summary>How long a name may be, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>What every key begins with, so that programs that look for leaked secrets know it.</summary>
    public const string Mark = "tra_";

    /// <summary>How long the part is that the key is found by.</summary>
    public const int LookupLength = 12;

    private const int SecretLength = 43;

    private ApiKey() { }

    /// <summary>By what a list of keys hears that there is another one, or that one has changed.</summary>
    public static Guid Any { get; } = new("0b5f6a3e-7c4d-4e1a-9d2b-6a0000000040");

    /// <summary>By what keys are ordered.</summary>
    public long Seq { get; private init; }

    /// <summary>The id.</summary>
    public Guid Id { get; private init; }

    /// <summary>What it is for; each key that is in force has its own name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The part of the key that it is found by: no secret.</summary>
    public string Lookup { get; private init; } = "";

    /// <summary>32 bytes in place of the key.</summary>
    public byte[] KeyHash { get; private init; } = [];

    /// <summary>What the program may do.</summary>
    public Role Role { get; private init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; private init; } = "";

    /// <summary>When it stops to be good; null: never.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>When it was last shown, to a minute; null: never.</summary>
    public DateTimeOffset? LastUsed { get; private set; }

    /// <summary>When it was taken back; null: it was not.</summary>
    public DateTimeOffset? Revoked { get; private set; }

    /// <summary>A new key, and the key itself, which is not kept.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="seq">By what keys are ordered.</param>
    /// <param name="now">The time.</param>
    /// <param name="createdBy">Who makes it.</param>
    public static (ApiKey Key, string Token) Create(NewApiKey request, long seq, DateTimeOffset now, string createdBy)
    {
        var lookup = RandomNumberGenerator.GetHexString(LookupLength, lowercase: true);
        var secret = Convert
            .ToBase64String(RandomNumberGenerator.GetBytes(32))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        var token = $"{Mark}{lookup}_{secret}";
        var key = new ApiKey
        {
            Seq = seq,
            Id = TimeOrderedId.Next(now),
            Name = request.Name,
            Lookup = lookup,
            KeyHash = Hash(token),
            Role = request.Role,
            Created = now,
            CreatedBy = createdBy,
            Expires = request.Expires,
        };
        return (key, token);
    }

    /// <summary>The part of a key that it is found by; null when this is no key at all.</summary>
    public static string? LookupOf(string token) =>
        token.Length == Mark.Length + LookupLength + 1 + SecretLength
        && token.StartsWith(Mark, StringComparison.Ordinal)
        && token[Mark.Length + LookupLength] == '_'
            ? token.Substring(Mark.Length, LookupLength)
            : null;

    /// <summary>Whether this is the key. Takes as long whatever is wrong.</summary>
    public bool Is(string token) => CryptographicOperations.FixedTimeEquals(Hash(token), KeyHash);

    /// <summary>Whether it is good.</summary>
    public bool IsInForce(DateTimeOffset now) => Revoked is null && !(Expires <= now);

    /// <summary>Takes it back.</summary>
    internal void Revoke(DateTimeOffset now) => Revoked ??= now;

    /// <summary>It was shown.</summary>
    internal void Use(DateTimeOffset now) => LastUsed = now;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A key that is asked for.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What the program may do.</param>
/// <param name="Expires">When it stops to be good; null: never.</param>
public sealed record NewApiKey(string Name, Role Role, DateTimeOffset? Expires);
