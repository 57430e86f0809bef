using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Components.SignIn;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>How the first administrator is made, by whoever started the server.</summary>
internal static class SetupEndpoints
{
    private const string Bad =
        "This link is not good: each is good once, and the server prints another when it starts without an administrator.";

    internal static void MapSetup(this RouteGroupBuilder open)
    {
        open.MapGet(SetupLink.Path, Show);
        open.MapPost(SetupLink.Path, SetUp).RequireRateLimiting(RequestLimits.Passwords);
    }

    private static async Task<IResult> Show(string? token, SetupLink link, AccountService accounts) =>
        !link.Is(token) ? PlainPages.SignIn(null, null, Bad)
        : await accounts.HasLocalAdminAsync() ? PlainPages.SignIn(null, null, AccountStore.HasAdmin.Description)
        : new RazorComponentResult<SetupPage>(new { Token = token! });

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
        if (!await antiforgery.IsRequestValidAsync(http))
            return PlainPages.SignIn(null, name, PlainPages.Expired, StatusCodes.Status400BadRequest);
        if (!link.Is(token))
            return PlainPages.SignIn(null, name, Bad, StatusCodes.Status400BadRequest);

        var self = new Origin(name ?? "", OriginSource.Console, Role.Admin).At(http);
        var (account, errors) = await accounts.CreateFirstAdminAsync(name ?? "", password ?? "", self);
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

        link.Void();
        var end = time.GetUtcNow().AddHours(options.Value.SessionHours);
        await http.BeginSessionAsync(Session.Of(account, end), end);
        return TypedResults.LocalRedirect("/");
    }
}
