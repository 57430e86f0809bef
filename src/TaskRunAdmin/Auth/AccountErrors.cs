using Microsoft.AspNetCore.Identity;

namespace TaskRunAdmin.Auth;

/// <summary>What is wrong with a name or a password, in the words of the forms.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    /// <summary>What a name may have.</summary>
    internal const string NameRule = "Letters and digits of English, and . _ - @ +";

    public override IdentityError InvalidUserName(string? userName) =>
        new() { Code = nameof(InvalidUserName), Description = $"A name has only these characters: {NameRule}" };

    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = $"There is an account named {userName} already." };

    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = $"A password has at least {length} characters." };

    public override IdentityError PasswordMismatch() =>
        new()
        {
            Code = nameof(PasswordMismatch),
            Description = "The current password is wrong, or there were too many tries.",
        };
}
