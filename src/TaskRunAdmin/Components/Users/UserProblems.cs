using Microsoft.AspNetCore.Identity;

namespace TaskRunAdmin.Components.Users;

/// <summary>Why an account was not written, by the field that it concerns.</summary>
/// <param name="Name">About the name; null: nothing.</param>
/// <param name="Password">About the password; null: nothing.</param>
/// <param name="Other">About neither; null: nothing.</param>
public sealed record UserProblems(string? Name, string? Password, string? Other)
{
    /// <summary>Nothing is wrong.</summary>
    public static readonly UserProblems None = new(null, null, null);

    /// <summary>All of it in one text; null: nothing is wrong.</summary>
    public string? Text => Join(new[] { Name, Password, Other }.OfType<string>());

    /// <summary>What the account management says.</summary>
    public static UserProblems Of(IEnumerable<IdentityError> errors)
    {
        var byField = errors.ToLookup(error => FieldOf(error.Code), error => error.Description);
        return new(Join(byField[nameof(Name)]), Join(byField[nameof(Password)]), Join(byField[nameof(Other)]));
    }

    // Our own password rules have no code.
    private static string FieldOf(string? code) =>
        code switch
        {
            nameof(IdentityErrorDescriber.InvalidUserName) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
                nameof(Name),
            null or { } when code?.StartsWith(nameof(Password), StringComparison.Ordinal) != false => nameof(Password),
            _ => nameof(Other),
        };

    private static string? Join(IEnumerable<string> sentences) =>
        string.Join(' ', sentences) is { Length: > 0 } text ? text : null;
}
