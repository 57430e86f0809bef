using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Sign-in through an OpenID Connect provider: who somebody is and what they may do is in its claims.</summary>
internal static class OpenIdSignIn
{
    internal const string Path = "/sign-in/openid";

    private const string SubjectClaim = "sub";

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
                options.Events.OnTokenValidated = context => AdmitAsync(context, auth);
                options.Events.OnRemoteFailure = context =>
                {
                    Logger(context.HttpContext)
                        .LogWarning(context.Failure, "A sign-in through the provider did not come to its end.");
                    context.Response.Redirect(SignInEndpoints.Failed(SignInFailure.Provider));
                    context.HandleResponse();
                    return Task.CompletedTask;
                };
            }
        );

    private static async Task AdmitAsync(TokenValidatedContext context, AuthOptions auth)
    {
        var claims = context.Principal!;
        var subject = claims.FindFirstValue(SubjectClaim)!;
        var name = claims.FindFirstValue(auth.OidcNameClaim) is { Length: > 0 } given ? given : subject;
        var http = context.HttpContext;
        if (auth.RoleOf(claims.FindAll(auth.OidcRoleClaim).Select(claim => claim.Value)) is not { } role)
        {
            Logger(http).LogWarning("A sign-in through the provider was refused: it gave no role.");
            context.Response.Redirect(SignInEndpoints.Failed(SignInFailure.NoRole));
            context.HandleResponse();
            return;
        }

        var account = await http
            .RequestServices.GetRequiredService<AccountService>()
            .SignInAsync(
                context.SecurityToken.Issuer,
                subject,
                name,
                role,
                Origin.Server with
                {
                    Address = http.Connection.RemoteIpAddress?.ToString(),
                },
                http.RequestAborted
            );
        if (account.IsDisabled)
        {
            context.Response.Redirect(SignInEndpoints.Failed(SignInFailure.Disabled));
            context.HandleResponse();
            return;
        }

        var end = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(auth.SessionHours);
        context.Principal = Session.Of(account, end);
        context.Properties!.ExpiresUtc = end;
    }

    private static ILogger Logger(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdSignIn));
}
