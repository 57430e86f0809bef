using System.Security.Cryptography;

namespace TaskRunAdmin.Components.Users;

/// <summary>Passwords that nobody guesses, and that can be read out: no two of their characters look alike.</summary>
public static class PasswordGenerator
{
    private const string Characters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 5;
    private const int GroupLength = 5;

    /// <summary>Another password each time: 144 random bits.</summary>
    public static string Next() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength))
        );
}
