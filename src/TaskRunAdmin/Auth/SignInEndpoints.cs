using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Components.SignIn;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>How people get in, and out: pages and forms without a circuit, because a circuit needs somebody.</summary>
internal static class SignInEndpoints
{
    internal const string SignInPath = "/sign-in";
    internal const string AccountPath = "/account";

    private const string WrongPassword =
        "The name or the password is wrong, or there were too many tries: then wait some minutes.";

    private const string Expired = "The page was open for too long, or cookies are blocked. Try it again.";
    private const string Unavailable = "The database does not answer. Try it again in a moment.";

    internal static void MapSignIn(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AuthOptions>>().Value;
        if (!options.IsOn)
            return;

        var open = app.MapGroup("").AllowAnonymous().DisableAntiforgery();
        open.MapGet(SignInPath, ShowSignIn);
        if (options.LocalAccounts || options.BasicAuth.Length > 0)
            open.MapPost(SignInPath, SignIn).RequireRateLimiting(RequestLimits.Passwords);
        if (options.HasOidc)
            open.MapGet(OpenIdSignIn.Path, GoToProvider);
        open.MapPost("/sign-out", SignOut);
        if (options.LocalAccounts)
        {
            open.MapGet(SetupLink.Path, ShowSetup).RequireRateLimiting(RequestLimits.Passwords);
            open.MapPost(SetupLink.Path, SetUp).RequireRateLimiting(RequestLimits.Passwords);
        }

        var own = app.MapGroup(AccountPath).RequireAuthorization(nameof(Role.Viewer)).DisableAntiforgery();
        own.MapGet("", ShowAccount);
        if (options.LocalAccounts)
            own.MapPost("/password", ChangePassword).RequireRateLimiting(RequestLimits.Passwords);
    }

    /// <summary>The sign-in page, which says why somebody was not let in.</summary>
    internal static string Failed(SignInFailure failure) => $"{SignInPath}?failed={failure}";

    private static IResult ShowSignIn(string? returnUrl, SignInFailure? failed, bool? changed, HttpContext http) =>
        http.User.RoleOf() is not null && failed is null && changed is null
            ? TypedResults.LocalRedirect(Local(returnUrl))
            : Page(
                returnUrl,
                name: null,
                failed switch
                {
                    SignInFailure.Provider =>
                        "Sign-in did not come to its end. Try it again; the server's log says more.",
                    SignInFailure.NoRole =>
                        "You are known, but you have no role here. Ask whoever administers the provider for one.",
                    SignInFailure.Disabled => "Your account is disabled. Ask an administrator.",
                    SignInFailure.Unavailable => Unavailable,
                    _ => null,
                }
            );

    private static async Task<IResult> SignIn(
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        HttpContext http,
        IAntiforgery antiforgery,
        Accounts accounts,
        AccountService service,
        IOptions<AuthOptions> options,
        TimeProvider time,
        ILoggerFactory logger
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Page(returnUrl, name, Expired, StatusCodes.Status400BadRequest);

        var end = time.GetUtcNow().AddHours(options.Value.SessionHours);
        try
        {
            if (await FindAsync(name ?? "", password ?? "", end, http, accounts, options.Value) is not { } user)
            {
                // Not by name: people type their passwords there.
                logger
                    .CreateLogger(typeof(SignInEndpoints))
                    .LogWarning("A sign-in from {Address} was refused.", AddressOf(http));
                return Page(returnUrl, name, WrongPassword, StatusCodes.Status401Unauthorized);
            }

            if (user.AccountId() is null)
                await service.NoteBasicSignInAsync(Self(user, http), http.RequestAborted);
            await BeginAsync(http, user, end);
            return TypedResults.LocalRedirect(Local(returnUrl));
        }
        catch (DatabaseUnavailableException)
        {
            return Page(returnUrl, name, Unavailable, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<ClaimsPrincipal?> FindAsync(
        string name,
        string password,
        DateTimeOffset end,
        HttpContext http,
        Accounts accounts,
        AuthOptions options
    )
    {
        if (
            options.BasicAuth.Length > 0
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{name}:{password}")),
                SHA256.HashData(Encoding.UTF8.GetBytes(options.BasicAuth))
            )
        )
            return Session.OfBasic(options, end);
        return options.LocalAccounts && await accounts.SignInAsync(name, password, AddressOf(http)) is { } account
            ? Session.Of(account, end)
            : null;
    }

    private static ChallengeHttpResult GoToProvider(string? returnUrl) =>
        TypedResults.Challenge(new() { RedirectUri = Local(returnUrl) }, [AuthSchemes.OpenId]);

    private static async Task<IResult> SignOut(
        [FromForm] bool? everywhere,
        HttpContext http,
        IAntiforgery antiforgery,
        Accounts accounts
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect(http.User.RoleOf() is null ? SignInPath : AccountPath);
        if (everywhere == true && http.User.AccountId() is { } id)
            // Their own sessions are theirs to end, whatever their role.
            await accounts.EndSessionsAsync(id, Self(http.User, http));
        await http.SignOutAsync(AuthSchemes.Session);
        return TypedResults.LocalRedirect(SignInPath);
    }

    private static async Task<IResult> ShowSetup(string? token, SetupLink link, AccountService accounts)
    {
        if (!link.Is(token))
            return Page(
                null,
                null,
                "This link is not good: each is good once, and the server prints another when it starts without an administrator."
            );
        return await accounts.HasLocalAdminAsync()
            ? Page(null, null, "There is an administrator already. Sign in, or ask them for an account.")
            : new RazorComponentResult<SetupPage>(new { Token = token! });
    }

    private static async Task<IResult> SetUp(
        [FromForm] string? token,
        [FromForm] string? name,
        [FromForm] string? password,
        HttpContext http,
        IAntiforgery antiforgery,
        SetupLink link,
        Accounts accounts,
        IOptions<AuthOptions> options,
        TimeProvider time
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http) || !link.Is(token))
            return Page(null, name, Expired, StatusCodes.Status400BadRequest);
        try
        {
            var (account, errors) = await accounts.CreateFirstAdminAsync(name ?? "", password ?? "", AddressOf(http));
            if (account is null)
                return new RazorComponentResult<SetupPage>(
                    new
                    {
                        Token = token!,
                        Name = name,
                        Problems = errors.Select(error => error.Description).ToList(),
                    }
                )
                {
                    StatusCode = StatusCodes.Status422UnprocessableEntity,
                };
            var end = time.GetUtcNow().AddHours(options.Value.SessionHours);
            link.Void();
            await BeginAsync(http, Session.Of(account, end), end);
            return TypedResults.LocalRedirect("/");
        }
        catch (DatabaseUnavailableException)
        {
            return Page(null, name, Unavailable, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> ShowAccount(HttpContext http, AccountService accounts, bool? changed) =>
        await AccountPageAsync(http, accounts, [], changed == true ? "Your password was changed." : null);

    private static async Task<IResult> ChangePassword(
        [FromForm] string? current,
        [FromForm] string? password,
        HttpContext http,
        IAntiforgery antiforgery,
        Accounts accounts,
        AccountService service
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return await AccountPageAsync(http, service, [Expired], null);
        try
        {
            var errors = await accounts.ChangeOwnPasswordAsync(
                http.User,
                current ?? "",
                password ?? "",
                AddressOf(http)
            );
            if (errors.Count > 0)
                return await AccountPageAsync(
                    http,
                    service,
                    [.. errors.Select(error => error.Description)],
                    null,
                    StatusCodes.Status422UnprocessableEntity
                );
            // The change has ended all sessions, this one too; it goes on as a new one, for as long as it would have.
            var end = http.User.SessionEnd()!.Value;
            await BeginAsync(http, Session.Of((await service.FindAsync(http.User.AccountId()!.Value))!, end), end);
            return TypedResults.LocalRedirect($"{AccountPath}?changed=true");
        }
        catch (DatabaseUnavailableException)
        {
            return await AccountPageAsync(http, service, [Unavailable], null);
        }
    }

    private static async Task<RazorComponentResult> AccountPageAsync(
        HttpContext http,
        AccountService accounts,
        IReadOnlyList<string> problems,
        string? news,
        int status = StatusCodes.Status200OK
    ) =>
        new RazorComponentResult<AccountPage>(
            new
            {
                Account = http.User.AccountId() is { } id ? await accounts.FindAsync(id) : null,
                Name = http.User.Identity!.Name!,
                Role = http.User.RoleOf()!.Value,
                End = http.User.SessionEnd()!.Value,
                Problems = problems,
                News = news,
            }
        )
        {
            StatusCode = status,
        };

    private static RazorComponentResult Page(
        string? returnUrl,
        string? name,
        string? problem,
        int status = StatusCodes.Status200OK
    ) =>
        new RazorComponentResult<SignInPage>(
            new
            {
                ReturnUrl = Local(returnUrl),
                Name = name,
                Problem = problem,
            }
        )
        {
            StatusCode = status,
        };

    private static Task BeginAsync(HttpContext http, ClaimsPrincipal user, DateTimeOffset end) =>
        http.SignInAsync(AuthSchemes.Session, user, new() { ExpiresUtc = end });

    private static Origin Self(ClaimsPrincipal user, HttpContext http) =>
        new(user.Identity?.Name ?? "", OriginSource.Console, Role.Admin)
        {
            ActorId = user.AccountId(),
            Address = AddressOf(http),
        };

    private static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    /// <summary>A path of this server's own; whatever else somebody put into the link leads to the start.</summary>
    private static string Local(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
