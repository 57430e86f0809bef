using Microsoft.AspNetCore.Identity;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>What makes a password too easy to guess, beside its length. What kinds of characters it has is nobody's business.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    internal const int MinLength = 12;

    /// <summary>How often a password is hashed: what OWASP advises for PBKDF2 with SHA-512.</summary>
    internal const int HashIterations = 210_000;

    internal const int MinDifferent = 5;

    private static readonly string[] Common = ["password", "passwort", "qwerty", "12345678", "taskrunadmin", "letmein"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var given = password ?? "";
        string? fault =
            given.Length > Accounts.MaxPasswordLength
                ? $"A password has at most {Accounts.MaxPasswordLength} characters."
            : given.Length < MinLength ? null // said by the framework's own rule
            : given.Distinct().Count() < MinDifferent
                ? $"A password needs at least {MinDifferent} different characters."
            : given.Contains(user.Name, StringComparison.OrdinalIgnoreCase) ? "A password must not contain the name."
            : Array.Find(Common, word => given.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } common
                ? $"A password must not contain '{common}': it is among the first to be guessed."
            : null;
        return Task.FromResult(
            fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Description = fault })
        );
    }
}
