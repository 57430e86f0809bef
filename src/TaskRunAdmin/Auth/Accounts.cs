using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>What is done to accounts, by the framework's own account management: passwords, lockout, security stamps.</summary>
/// <remarks>
/// Each method throws <see cref="Core.Persistence.DatabaseUnavailableException"/> when the database does not answer, and
/// <see cref="AccessDeniedException"/> when whoever asks is no administrator.
/// </remarks>
public sealed class Accounts(
    AccountService accounts,
    IServiceProvider services,
    ILookupNormalizer normalizer,
    IPasswordHasher<Account> hasher,
    IOptions<IdentityOptions> options,
    TimeProvider time
)
{
    /// <summary>How long a password may be, in characters: hashing takes its time.</summary>
    public const int MaxPasswordLength = 256;

    private const int MaxTries = 10;

    private static readonly Account Nobody = Account.Local("nobody", "NOBODY", Role.Viewer, default);

    // What a password is compared with where there is no account, or a locked one: it takes as long.
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "nobody's"));

    /// <summary>The account that this name and this password belong to; null when they belong to none, or it is locked.</summary>
    internal async Task<Account?> SignInAsync(string name, string password, Origin origin)
    {
        using var manager = Manager(origin);
        var isPossible = name.Length <= Account.MaxNameLength && password.Length <= MaxPasswordLength;
        for (var tries = 0; isPossible && tries < MaxTries; tries++)
        {
            if (await manager.FindByNameAsync(name) is not { IsDisabled: false, PasswordHash: not null } account)
            {
                hasher.VerifyHashedPassword(Nobody, _nobodysHash.Value, password);
                break;
            }

            if (await manager.IsLockedOutAsync(account))
            {
                hasher.VerifyHashedPassword(Nobody, _nobodysHash.Value, password);
                break;
            }

            var isRight = await manager.CheckPasswordAsync(account, password);
            // Of many tries at once each is counted: whoever comes too late looks at the account again.
            if (!isRight && (await manager.AccessFailedAsync(account)).Succeeded)
                break;
            if (isRight && await NoteSignInAsync(account, origin))
                return account;
        }

        return null;
    }

    /// <summary>Makes an account that signs in with a password.</summary>
    /// <returns>The account, or why there is none.</returns>
    public Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> CreateAsync(
        string name,
        string password,
        Role role,
        Origin origin
    )
    {
        origin.Require(Role.Admin);
        return CreateAsync(name, password, role, new AccountStore(accounts, origin));
    }

    /// <summary>Makes the first administrator, as long as there is none.</summary>
    internal async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> CreateFirstAdminAsync(
        string name,
        string password,
        Origin origin
    )
    {
        var store = new AccountStore(accounts, origin, isFirstAdmin: true);
        var (account, errors) = await CreateAsync(name, password, Role.Admin, store);
        // They are signed in by it.
        if (account is not null)
            await NoteSignInAsync(account, origin);
        return (account, errors);
    }

    /// <summary>Says what somebody may do, and whether they may sign in.</summary>
    /// <returns>Why nothing was changed; empty: it was.</returns>
    public Task<IReadOnlyList<IdentityError>> AllowAsync(Guid id, Role role, bool isDisabled, Origin origin) =>
        ChangeAsync(
            id,
            origin,
            (manager, account) =>
            {
                account.Allow(role, isDisabled);
                return manager.UpdateAsync(account);
            }
        );

    /// <summary>Gives an account another password, ends its sessions, and lets it try again.</summary>
    /// <returns>Why nothing was changed; empty: it was.</returns>
    public Task<IReadOnlyList<IdentityError>> SetPasswordAsync(Guid id, string password, Origin origin) =>
        ChangeAsync(id, origin, (manager, account) => SetPasswordAsync(manager, account, password));

    /// <summary>Lets somebody try again who gave too many wrong passwords.</summary>
    /// <returns>Why nothing was changed; empty: it was.</returns>
    public Task<IReadOnlyList<IdentityError>> UnlockAsync(Guid id, Origin origin) =>
        ChangeAsync(
            id,
            origin,
            (manager, account) =>
            {
                account.SetAccessFailedCount(0);
                account.SetLockoutEnd(null);
                return manager.UpdateAsync(account);
            }
        );

    /// <summary>Signs somebody out everywhere.</summary>
    /// <returns>Why nothing was changed; empty: it was.</returns>
    public async Task<IReadOnlyList<IdentityError>> EndSessionsAsync(Guid id, Origin origin)
    {
        IReadOnlyList<IdentityError> errors = [];
        // Whoever guesses at the account's password meanwhile changes it too, and must not keep this from being done.
        for (var tries = 0; tries < MaxTries; tries++)
        {
            errors = await ChangeAsync(id, origin, (manager, account) => manager.UpdateSecurityStampAsync(account));
            if (errors.Count == 0)
                break;
        }

        return errors;
    }

    /// <summary>Removes an account.</summary>
    /// <returns>Why nothing was changed; empty: it was.</returns>
    public Task<IReadOnlyList<IdentityError>> DeleteAsync(Guid id, Origin origin) =>
        ChangeAsync(id, origin, (manager, account) => manager.DeleteAsync(account));

    /// <summary>Gives somebody the password that they ask for, when they know the one that they have.</summary>
    /// <returns>Why nothing was changed; empty: it was, and their sessions are over.</returns>
    internal Task<IReadOnlyList<IdentityError>> ChangeOwnPasswordAsync(
        Guid id,
        string current,
        string password,
        Origin self
    ) =>
        ChangeAsync(
            id,
            self,
            async (manager, account) =>
            {
                if (await manager.IsLockedOutAsync(account))
                    return IdentityResult.Failed(manager.ErrorDescriber.PasswordMismatch());
                if (current.Length <= MaxPasswordLength && await manager.CheckPasswordAsync(account, current))
                    return await SetPasswordAsync(manager, account, password);
                // Of many tries at once each is counted, or told that somebody changed the account.
                return await manager.AccessFailedAsync(account) is { Succeeded: false } uncounted
                    ? uncounted
                    : IdentityResult.Failed(manager.ErrorDescriber.PasswordMismatch());
            }
        );

    private async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> CreateAsync(
        string name,
        string password,
        Role role,
        AccountStore store
    )
    {
        if (name.Length > Account.MaxNameLength)
            return (
                null,
                [
                    new()
                    {
                        Code = nameof(IdentityErrorDescriber.DuplicateUserName),
                        Description = $"A name has at most {Account.MaxNameLength} characters.",
                    },
                ]
            );
        using var manager = Manager(store);
        var account = Account.Local(name, normalizer.NormalizeName(name), role, time.GetInstant());
        var result = await new UserValidator<Account>(manager.ErrorDescriber).ValidateAsync(manager, account);
        if (result.Succeeded)
            result = await manager.CreateAsync(account, password);
        return result.Succeeded ? (account, []) : (null, [.. result.Errors]);
    }

    private async Task<IReadOnlyList<IdentityError>> ChangeAsync(
        Guid id,
        Origin origin,
        Func<UserManager<Account>, Account, Task<IdentityResult>> change
    )
    {
        origin.Require(Role.Admin);
        using var manager = Manager(origin);
        return await accounts.FindAsync(id) is { } account
            ? [.. (await change(manager, account)).Errors]
            : [AccountStore.Changed];
    }

    private static async Task<IdentityResult> SetPasswordAsync(
        UserManager<Account> manager,
        Account account,
        string password
    )
    {
        foreach (var validator in manager.PasswordValidators)
            if (await validator.ValidateAsync(manager, account, password) is { Succeeded: false } refusal)
                return refusal;
        account.SetPasswordHash(manager.PasswordHasher.HashPassword(account, password));
        account.SetAccessFailedCount(0);
        account.SetLockoutEnd(null);
        return await manager.UpdateSecurityStampAsync(account);
    }

    private async Task<bool> NoteSignInAsync(Account account, Origin origin)
    {
        account.SetAccessFailedCount(0);
        account.SignIn(time.GetInstant());
        return await accounts.SaveAsync(account, origin.By(account)) is AccountResult.Written;
    }

    private UserManager<Account> Manager(Origin origin) => Manager(new AccountStore(accounts, origin));

    private UserManager<Account> Manager(AccountStore store) =>
        ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store, options);
}
