using System.Security.Cryptography;
using System.Text;

namespace TaskRunAdmin.Auth;

/// <summary>
/// What lets the first administrator in. It is printed where the server was started and kept nowhere, so that it is good
/// for whoever started it, until there is an administrator or the server stops.
/// </summary>
internal sealed class SetupLink
{
    internal const string Path = "/setup";

    private readonly string _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    /// <summary>The path with the token, to be printed.</summary>
    internal string PathAndToken => $"{Path}?token={_token}";

    private volatile bool _isUsed;

    /// <summary>Whether this is the token, and nobody has used it yet. Takes as long whatever is wrong.</summary>
    internal bool Is(string? token) =>
        token is not null
        && !_isUsed
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)),
            SHA256.HashData(Encoding.UTF8.GetBytes(_token))
        );

    /// <summary>It was used, and is good for nobody any more.</summary>
    internal void Void() => _isUsed = true;
}
