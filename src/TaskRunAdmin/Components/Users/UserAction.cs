using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Users;

/// <summary>What is done to an account, in words.</summary>
/// <param name="Name">What the button of its row does.</param>
/// <param name="Done">What is said when it was done.</param>
public sealed record UserAction(string Name, string Done)
{
    /// <summary>Another role, or may sign in or not.</summary>
    public static readonly UserAction Change = new("Change", "The account was changed.");

    /// <summary>Another password.</summary>
    public static readonly UserAction SetPassword = new("Set password", "The password was set.");

    /// <summary>Too many wrong passwords are forgotten.</summary>
    public static readonly UserAction Unlock = new("Unlock", "The account is unlocked.");

    /// <summary>No session of theirs goes on.</summary>
    public static readonly UserAction SignOut = new("Sign out", "They are signed out everywhere.");

    /// <summary>No account any more.</summary>
    public static readonly UserAction Delete = new("Delete", "The account was deleted.");

    /// <summary>What can be done to an account now.</summary>
    /// <param name="account">The account.</param>
    /// <param name="takesPasswords">Whether people sign in with passwords that are kept here.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<UserAction> Of(Account account, bool takesPasswords, DateTimeOffset now)
    {
        yield return Change;
        if (takesPasswords && account.Kind is AccountKind.Local)
            yield return SetPassword;
        if (account.LockoutEnd > now)
            yield return Unlock;
        yield return SignOut;
        yield return Delete;
    }
}
