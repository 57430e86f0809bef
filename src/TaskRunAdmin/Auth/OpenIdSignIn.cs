using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>Sign-in through an OpenID Connect provider: who somebody is and what they may do is in its claims.</summary>
internal static class OpenIdSignIn
{
    internal const string Path = "/sign-in/openid";

    private const string IssuerClaim = "iss";
    private const string SubjectClaim = "sub";
    private const int MaxReasonLength = 1000;

    private static readonly string[] Algorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    internal static void AddOpenId(this AuthenticationBuilder builder, AuthOptions auth) =>
        builder.AddOpenIdConnect(
            AuthSchemes.OpenId,
            options =>
            {
                options.Authority = auth.OidcAuthority;
                options.ClientId = auth.OidcClientId;
                options.ClientSecret = auth.OidcClientSecret.Length > 0 ? auth.OidcClientSecret : null;
                // AuthOptions.Check lets a provider without TLS be one on this machine only.
                options.RequireHttpsMetadata = !new Uri(auth.OidcAuthority).IsLoopback;
                options.ResponseType = OpenIdConnectResponseType.Code;
                options.UsePkce = true;
                // An answer as a foreign page's form would need cookies that travel with foreign requests.
                options.ResponseMode = OpenIdConnectResponseMode.Query;
                options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
                options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy =
                    CookieSecurePolicy.SameAsRequest;
                options.MapInboundClaims = false;
                options.SaveTokens = false;
                options.SignInScheme = AuthSchemes.Session;
                options.Scope.Clear();
                options.Scope.Add(OpenIdConnectScope.OpenId);
                foreach (var scope in auth.OidcScopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    options.Scope.Add(scope);
                // Signatures only, and none that the client's own secret could make.
                options.TokenValidationParameters.ValidAlgorithms = Algorithms;
                // Its answers come from the addresses that it is asked at, and from no other.
                options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
                // They would take the session's end out of its claims: the provider's has the same name.
                options.ClaimActions.Clear();
                // Not when the token is validated: its nonce is looked at after that.
                options.Events.OnTicketReceived = context => AdmitAsync(context, auth);
                options.Events.OnRemoteFailure = context =>
                {
                    // Without its stack: anybody can come back from the provider with whatever they like.
                    Logger(context.HttpContext)
                        .LogWarning(
                            "A sign-in through the provider did not come to its end: {Reason}",
                            Echo.Short(context.Failure?.Message ?? "", MaxReasonLength)
                        );
                    Refuse(context, SignInFailure.Provider);
                    return Task.CompletedTask;
                };
            }
        );

    private static async Task AdmitAsync(TicketReceivedContext context, AuthOptions auth)
    {
        var claims = context.Principal!;
        var subject = claims.FindFirstValue(SubjectClaim)!;
        var name = claims.FindFirstValue(auth.OidcNameClaim) is { Length: > 0 } given ? given : subject;
        var http = context.HttpContext;
        if (auth.RoleOf(claims.FindAll(auth.OidcRoleClaim).Select(claim => claim.Value)) is not { } role)
        {
            Logger(http)
                .LogWarning(
                    "A sign-in through the provider was refused: it gave no role to {Subject}, from {Address}.",
                    Echo.Short(subject),
                    http.Connection.RemoteIpAddress
                );
            Refuse(context, SignInFailure.NoRole);
            return;
        }

        Account account;
        try
        {
            account = await http
                .RequestServices.GetRequiredService<AccountService>()
                .SignInAsync(
                    claims.FindFirstValue(IssuerClaim)!,
                    subject,
                    name,
                    role,
                    Origin.Server.At(http),
                    http.RequestAborted
                );
        }
        catch (DatabaseUnavailableException)
        {
            Refuse(context, SignInFailure.Unavailable);
            return;
        }

        if (account.IsDisabled)
        {
            Refuse(context, SignInFailure.Disabled);
            return;
        }

        var end = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(auth.SessionHours);
        context.Principal = Session.Of(account, end);
        context.Properties!.ExpiresUtc = end;
    }

    private static void Refuse<TOptions>(HandleRequestContext<TOptions> context, SignInFailure failure)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(SignInEndpoints.Failed(failure));
        context.HandleResponse();
    }

    private static ILogger Logger(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdSignIn));
}
