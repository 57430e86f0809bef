using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Programs show an API key as Bearer, or the name and password that are set as Basic (contract 8).</summary>
internal sealed class ApiAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptions<AuthOptions> options,
    ApiKeyService keys,
    PasswordGuesses guesses
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, logger, encoder)
{
    private const string Basic = "Basic";
    private const string Bearer = "Bearer";

    private bool _isShutOut;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // One header, of two parts with one blank between them.
        if (
            Request.Headers.Authorization is not [{ } header]
            || header.Split(' ') is not [var scheme, { Length: > 0 } credentials]
        )
            return AuthenticateResult.NoResult();

        ClaimsPrincipal? user = null;
        if (scheme is Basic)
        {
            if (!guesses.MayTry(Context))
            {
                _isShutOut = true;
                return AuthenticateResult.Fail("There were too many wrong passwords.");
            }

            if (IsBasicAuth(credentials))
                user = Session.OfBasic(options.Value);
            else
                guesses.Note(Context);
        }
        else if (
            scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase)
            && await keys.FindAsync(credentials, Context.RequestAborted) is { } key
        )
            user = Session.Of(key);
        return user is null
            ? AuthenticateResult.Fail("The credentials are not good.")
            : AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Logger.LogWarning(
            "{Method} {Path} was refused: no good credentials, from {Address}.",
            Request.Method,
            Request.Path.ToUriComponent(),
            Context.Connection.RemoteIpAddress
        );
        if (_isShutOut)
        {
            var seconds = (int)PasswordGuesses.Window.TotalSeconds;
            Response.Headers.RetryAfter = $"{seconds}";
            return Answers
                .Detail(
                    $"Too many wrong passwords came from this address. Try again in {seconds} s.",
                    ErrorCode.TooManyRequests,
                    StatusCodes.Status429TooManyRequests
                )
                .ExecuteAsync(Context);
        }

        // No WWW-Authenticate: a browser would ask whoever looks at a page for a password.
        return Answers.Unauthorized().ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>()?.Role ?? Role.Admin;
        Logger.LogWarning(
            "{Method} {Path} was refused: {Actor} has not the scope {Scope}, from {Address}.",
            Request.Method,
            Request.Path.ToUriComponent(),
            Context.User.Identity?.Name,
            needed.Scope(),
            Context.Connection.RemoteIpAddress
        );
        return Answers.Forbidden(needed).ExecuteAsync(Context);
    }

    private bool IsBasicAuth(string credentials)
    {
        var given = new byte[credentials.Length];
        // Hashes, because a comparison that takes equally long needs texts of one length.
        return options.Value.BasicAuth.Length > 0
            && Convert.TryFromBase64String(credentials, given, out var length)
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(given.AsSpan(0, length)),
                SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.BasicAuth))
            );
    }
}
