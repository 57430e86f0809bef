namespace TaskRunAdmin.Core.Csrf;

/// <summary>A token that a client was given (contract 7.1): the only time that it can be read.</summary>
/// <param name="Id">The id of this issue.</param>
/// <param name="Created">When it was issued.</param>
/// <param name="Token">64 hexadecimal digits.</param>
/// <param name="Expiration">Until when it is good.</param>
public sealed record IssuedCsrfToken(Guid Id, DateTimeOffset Created, string Token, DateTimeOffset Expiration);
