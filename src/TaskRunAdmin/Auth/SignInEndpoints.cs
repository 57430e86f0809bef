using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>How people get in, and out: pages and forms without a circuit, because a circuit needs somebody.</summary>
internal static class SignInEndpoints
{
    internal const string SignInPath = "/sign-in";

    private const string WrongPassword =
        "The name or the password is wrong, or there were too many tries: then wait some minutes.";

    internal static void MapSignIn(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AuthOptions>>().Value;
        if (!options.IsOn)
            return;

        var open = app.MapGroup("").AllowAnonymous().DisableAntiforgery().AnswersWithPages();
        open.MapGet(SignInPath, Show);
        if (options.LocalAccounts || options.BasicAuth.Length > 0)
            open.MapPost(SignInPath, SignIn).RequireRateLimiting(RequestLimits.Passwords);
        if (options.HasOidc)
            open.MapGet(OpenIdSignIn.Path, GoToProvider);
        open.MapPost("/sign-out", SignOut);
        // What was sent as a form is reloaded, or kept as a bookmark.
        open.MapGet("/sign-out", () => TypedResults.LocalRedirect(SignInPath));
        if (options.LocalAccounts)
            open.MapSetup();

        app.MapGroup(OwnAccountEndpoints.Path)
            .RequireAuthorization(nameof(Role.Viewer))
            .DisableAntiforgery()
            .AnswersWithPages()
            .MapOwnAccount(options);
    }

    /// <summary>The sign-in page, which says why somebody was not let in.</summary>
    internal static string Failed(SignInFailure failure) => $"{SignInPath}?failed={failure}";

    private const string NobodyYet =
        "Nobody can sign in with a password yet. The server has printed a link where it was started: open it to make the first administrator.";

    private static async Task<IResult> Show(
        string? returnUrl,
        SignInFailure? failed,
        HttpContext http,
        AccountService accounts,
        EndedSession ended,
        IOptions<AuthOptions> options
    ) =>
        http.User.RoleOf() is not null && failed is null
            ? TypedResults.LocalRedirect(PlainPages.Local(returnUrl))
            : PlainPages.SignIn(
                returnUrl,
                name: null,
                failed switch
                {
                    SignInFailure.Provider =>
                        "Sign-in did not come to its end. Try it again; the server's log says more.",
                    SignInFailure.NoRole =>
                        "You are known, but you have no role here. Ask whoever administers the provider for one.",
                    SignInFailure.Disabled => "Your account is disabled. Ask an administrator.",
                    SignInFailure.Unavailable => PlainPages.Unavailable,
                    _ => null,
                },
                news: await NewsAsync(http, failed is not null, accounts, ended, options.Value)
            );

    /// <summary>What was done, or why the session is over; and that there is nobody yet to sign in as.</summary>
    private static async Task<string?> NewsAsync(
        HttpContext http,
        bool hasFailed,
        AccountService accounts,
        EndedSession ended,
        AuthOptions options
    )
    {
        var news = http.TakeDone() ?? (hasFailed ? null : ended.Tell(http));
        if (!options.LocalAccounts || await accounts.HasLocalAdminAsync())
            return news;
        return news is null ? NobodyYet : $"{news} {NobodyYet}";
    }

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
            return PlainPages.SignIn(returnUrl, name, PlainPages.Expired, StatusCodes.Status400BadRequest);

        var end = time.GetUtcNow().AddHours(options.Value.SessionHours);
        if (await FindAsync(name ?? "", password ?? "", end, http, accounts, options.Value) is not { } user)
        {
            // Not by name: people type their passwords there.
            logger
                .CreateLogger(typeof(SignInEndpoints))
                .LogWarning("A sign-in from {Address} was refused.", http.Connection.RemoteIpAddress);
            return PlainPages.SignIn(returnUrl, name, WrongPassword, StatusCodes.Status401Unauthorized);
        }

        if (user.AccountId() is null)
            await service.NoteBasicSignInAsync(user.Self(http), http.RequestAborted);
        await http.BeginSessionAsync(user, end);
        return TypedResults.LocalRedirect(PlainPages.Local(returnUrl));
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
        return
            options.LocalAccounts && await accounts.SignInAsync(name, password, Origin.Server.At(http)) is { } account
            ? Session.Of(account, end)
            : null;
    }

    private static ChallengeHttpResult GoToProvider(string? returnUrl) =>
        TypedResults.Challenge(new() { RedirectUri = PlainPages.Local(returnUrl) }, [AuthSchemes.OpenId]);

    private static async Task<IResult> SignOut(
        HttpContext http,
        IAntiforgery antiforgery,
        SessionCheck sessions,
        AccountService accounts
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            if (http.User.RoleOf() is null)
                return TypedResults.LocalRedirect(SignInPath);
            http.NoteDone(Done.StillSignedIn);
            return TypedResults.LocalRedirect(OwnAccountEndpoints.Path);
        }

        await http.SignOutAsync(AuthSchemes.Session);
        sessions.End(http.User);
        if (http.User.SessionId() is { } session)
            await accounts.NoteSignOutAsync(session, http.User.Self(http));
        http.NoteDone(Done.SignedOut);
        return TypedResults.LocalRedirect(SignInPath);
    }
}
