using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>Registers and maps who may call.</summary>
internal static class AuthServices
{
    private const int MaxFailedSignIns = 5;

    private static readonly string[] Methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    internal static void AddAuth(this IServiceCollection services, CorsOptions cors, AuthOptions auth)
    {
        // The framework's own filter knows nothing of sign-in and answers with a page; ForeignRequests reads its setting.
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        services.AddSchemes(auth);
        services.AddPolicies();
        services.AddAccounts();
        services.AddRequestLimits();
        // Of this name only: what else the domain has is not ours to decide about.
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddCascadingAuthenticationState();
        if (cors.Origins() is not [_, ..] origins)
            return;

        services.AddCors(options =>
            options.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
                    .WithMethods(Methods)
                    .AllowAnyHeader()
                    .WithExposedHeaders("Retry-After")
                    .SetPreflightMaxAge(PreflightLifetime)
            )
        );
    }

    /// <summary>What comes before everything else.</summary>
    internal static void UseForeignRequests(this WebApplication app)
    {
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseMiddleware<ForeignRequests>();
    }

    /// <summary>Who is it, how much did they ask for, and may they?</summary>
    internal static void UseAuth(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void AddSchemes(this IServiceCollection services, AuthOptions auth)
    {
        var builder = services
            .AddAuthentication(AuthSchemes.Selector)
            .AddPolicyScheme(
                AuthSchemes.Selector,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        !auth.IsOn ? AuthSchemes.Open
                        : TakesCredentials(context.Request) ? AuthSchemes.Api
                        : AuthSchemes.Session
            )
            .AddScheme<AuthenticationSchemeOptions, OpenAuthentication>(AuthSchemes.Open, null)
            .AddScheme<AuthenticationSchemeOptions, ApiAuthentication>(AuthSchemes.Api, null)
            .AddCookie(AuthSchemes.Session, options => Configure(options, auth));
        if (auth.HasOidc)
            builder.AddOpenId(auth);
    }

    /// <summary>What is written about the API is for people, and for programs that bring their credentials.</summary>
    private static bool TakesCredentials(HttpRequest request) =>
        ApiServices.IsApi(request.Path)
        || (request.Path.StartsWithSegments(ApiServices.BasePath) && request.Headers.Authorization is not []);

    private static void Configure(CookieAuthenticationOptions options, AuthOptions auth)
    {
        options.Cookie.Name = "TaskRunAdmin.Session";
        options.Cookie.HttpOnly = true;
        // Whoever follows a link to a run, in a mail, is signed in there.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(auth.SessionHours);
        options.SlidingExpiration = false;
        options.LoginPath = SignInEndpoints.SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Files are for anybody.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var seen = context.Principal!.From(http.Connection.RemoteIpAddress?.ToString());
        try
        {
            var now = await http
                .RequestServices.GetRequiredService<SessionCheck>()
                .CheckAsync(seen, http.RequestAborted);
            if (now is null)
                context.RejectPrincipal();
            else
                context.ReplacePrincipal(now);
        }
        catch (DatabaseUnavailableException)
        {
            // Nothing can be seen or changed either until the database answers; then it is asked again.
            context.ReplacePrincipal(seen);
        }
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<Role>())
            authorization.AddPolicy(
                role.ToString(),
                policy => policy.RequireAssertion(context => context.User.RoleOf() >= role)
            );
        // Whatever says nothing is not for strangers.
        authorization.SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAssertion(context => context.User.RoleOf() is not null).Build()
        );
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.Configure<IdentityOptions>(options =>
        {
            // Length is what counts; kinds of characters only make people write passwords down.
            options.Password.RequiredLength = PasswordRules.MinLength;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = MaxFailedSignIns;
            options.Lockout.DefaultLockoutTimeSpan = LockoutTime;
        });
        // One by one: AddIdentityCore would register a manager, which needs to know on whose behalf it writes. No validator of
        // names: it would be asked at every change, and what a provider calls somebody is not ours to find fault with.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRules.HashIterations);
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddSingleton<IdentityErrorDescriber, AccountErrors>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordValidator<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordRules>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PageAccess>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<PasswordGuesses>();
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<EndedSession>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddScoped(provider => new ConsoleUser(
            provider.GetRequiredService<AuthenticationStateProvider>(),
            provider.GetRequiredService<SessionCheck>()
        ));
    }
}
