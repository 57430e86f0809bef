using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TaskRunAdmin.Components.SignIn;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>What people do to their own accounts.</summary>
internal static class OwnAccountEndpoints
{
    internal const string Path = "/account";

    internal static void MapOwnAccount(this RouteGroupBuilder own, AuthOptions options)
    {
        own.MapGet("", Show);
        own.MapPost("/sign-out-everywhere", SignOutEverywhere);
        // What was sent as a form is reloaded, or kept as a bookmark.
        own.MapGet("/sign-out-everywhere", () => TypedResults.LocalRedirect(Path));
        own.MapGet("/password", () => TypedResults.LocalRedirect(Path));
        if (options.LocalAccounts)
            own.MapPost("/password", ChangePassword).RequireRateLimiting(RequestLimits.Passwords);
    }

    private static Task<IResult> Show(HttpContext http, AccountService accounts) =>
        PageAsync(http, accounts, [], news: http.TakeDone());

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
            return await PageAsync(http, service, [PlainPages.Expired], StatusCodes.Status400BadRequest);

        var id = http.User.AccountId() ?? Guid.Empty;
        var self = http.User.Self(http);
        var errors = await accounts.ChangeOwnPasswordAsync(id, current ?? "", password ?? "", self);
        if (errors.Count > 0)
            return await PageAsync(
                http,
                service,
                [.. errors.Select(error => error.Description)],
                StatusCodes.Status422UnprocessableEntity
            );

        // The change has ended all sessions, this one too; it goes on as a new one, for as long as it would have.
        var end = http.User.SessionEnd()!.Value;
        if (await service.FindAsync(id) is { } account)
            await http.BeginSessionAsync(Session.Of(account, end), end);
        http.NoteDone(Done.PasswordChanged);
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task<IResult> SignOutEverywhere(
        HttpContext http,
        IAntiforgery antiforgery,
        Accounts accounts,
        AccountService service
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return await PageAsync(http, service, [PlainPages.Expired], StatusCodes.Status400BadRequest);

        var errors = await accounts.EndSessionsAsync(http.User.AccountId() ?? Guid.Empty, http.User.Self(http));
        if (errors.Count > 0)
            return await PageAsync(
                http,
                service,
                [.. errors.Select(error => error.Description)],
                StatusCodes.Status422UnprocessableEntity
            );
        await http.SignOutAsync(AuthSchemes.Session);
        http.NoteDone(Done.SignedOut);
        return TypedResults.LocalRedirect(SignInEndpoints.SignInPath);
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        AccountService accounts,
        IReadOnlyList<string> problems,
        int status = StatusCodes.Status200OK,
        string? news = null
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
}
