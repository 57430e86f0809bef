using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace TaskRunAdmin.Auth;

/// <summary>While there is no sign-in, whoever reaches the server may do everything. Credentials are not looked at (contract 8).</summary>
internal sealed class OpenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private static readonly AuthenticateResult Anybody = AuthenticateResult.Success(
        new AuthenticationTicket(Session.Anybody, AuthSchemes.Open)
    );

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            Request.Path.StartsWithSegments(Api.ApiServices.BasePath)
                ? Anybody
                // A circuit has no request of its own that could be asked later.
                : AuthenticateResult.Success(
                    new AuthenticationTicket(
                        Session.Anybody.From(Context.Connection.RemoteIpAddress?.ToString()),
                        AuthSchemes.Open
                    )
                )
        );
}
