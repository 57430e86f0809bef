using System.Security.Cryptography;

namespace TaskRunAdmin.Core.Model;

/// <summary>The one token that a client's changes are let in by (contract 7.1). Neither client nor token can be read from it.</summary>
public sealed class CsrfToken
{
    private CsrfToken() { }

    /// <summary>One that was just issued.</summary>
    /// <param name="client"><see cref="Hash"/> of the client.</param>
    /// <param name="token"><see cref="Hash"/> of the token.</param>
    /// <param name="expiration">Until when it is good.</param>
    public CsrfToken(byte[] client, byte[] token, DateTimeOffset expiration) =>
        (ClientHash, TokenHash, Expiration) = (client, token, expiration);

    /// <summary>Primary key: a client has one token.</summary>
    public byte[] ClientHash { get; private init; } = [];

    /// <summary>What the token has to be.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>Until when it is good.</summary>
    public DateTimeOffset Expiration { get; private init; }

    /// <summary>Whether this is the token, and still good. How long that takes says nothing about it.</summary>
    public bool Is(byte[] token, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(TokenHash, Hash(token)) && Expiration > now;

    /// <summary>32 bytes in place of a client or a token.</summary>
    public static byte[] Hash(byte[] text) => SHA256.HashData(text);
}
