using Microsoft.AspNetCore.Identity;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Where the framework's account management keeps accounts: behind Core's door, on behalf of somebody.</summary>
internal sealed class AccountStore(AccountService accounts, Origin origin, bool isFirstAdmin = false)
    : IUserPasswordStore<Account>,
        IUserSecurityStampStore<Account>,
        IUserLockoutStore<Account>
{
    internal static readonly IdentityError LastAdmin = new()
    {
        Code = nameof(LastAdmin),
        Description = "Nobody would be left who may administer. Make somebody else an administrator first.",
    };

    internal static readonly IdentityError HasAdmin = new()
    {
        Code = nameof(HasAdmin),
        Description = "There is an administrator already. Sign in, or ask them for an account.",
    };

    internal static readonly IdentityError Changed = new()
    {
        Code = nameof(Changed),
        Description = "Somebody changed or deleted the account meanwhile. Look at it again.",
    };

    public void Dispose() { }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        ResultOf(await accounts.AddAsync(user, origin, isFirstAdmin, cancellationToken), user);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        ResultOf(await accounts.SaveAsync(user, origin, cancellationToken), user);

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        ResultOf(await accounts.DeleteAsync(user.Id, origin, cancellationToken), user);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await accounts.FindAsync(id, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindByKeyAsync(Account.LocalKey(normalizedUserName), cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    // An account keeps the name that it was made with: the key hash is of it.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.SetPasswordHash(passwordHash);
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SetSecurityStamp(stamp);
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.SetAccessFailedCount(user.AccessFailedCount + 1);
        return Task.FromResult(user.AccessFailedCount);
    }

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.SetAccessFailedCount(0);
        return Task.CompletedTask;
    }

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.SetLockoutEnd(lockoutEnd?.Cut());
        return Task.CompletedTask;
    }

    private static IdentityResult ResultOf(AccountResult result, Account user) =>
        result switch
        {
            AccountResult.Written => IdentityResult.Success,
            AccountResult.NameTaken => IdentityResult.Failed(new AccountErrors().DuplicateUserName(user.Name)),
            AccountResult.HasAdmin => IdentityResult.Failed(HasAdmin),
            AccountResult.LastAdmin => IdentityResult.Failed(LastAdmin),
            _ => IdentityResult.Failed(Changed),
        };
}
