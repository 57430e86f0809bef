using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using TaskRunAdmin.Components.SignIn;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>What the pages without a circuit share: how they are shown, and how a session begins.</summary>
internal static class PlainPages
{
    internal const string Expired = "The page was open for too long, or cookies are blocked. Try it again.";

    internal const string Unavailable = "The database does not answer. Try it again in a moment.";

    /// <summary>Has every page of the group say so when the database does not answer.</summary>
    internal static RouteGroupBuilder AnswersWithPages(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(
            async (context, next) =>
            {
                try
                {
                    return await next(context);
                }
                catch (DatabaseUnavailableException)
                {
                    return new RazorComponentResult<PlainPage>(
                        new { Title = "Not now", Problems = new[] { Unavailable } }
                    )
                    {
                        StatusCode = StatusCodes.Status503ServiceUnavailable,
                    };
                }
            }
        );
        return group;
    }

    /// <summary>The sign-in page.</summary>
    internal static RazorComponentResult SignIn(
        string? returnUrl,
        string? name,
        string? problem,
        int status = StatusCodes.Status200OK,
        string? news = null
    ) =>
        new RazorComponentResult<SignInPage>(
            new
            {
                ReturnUrl = Local(returnUrl),
                Name = name,
                Problem = problem,
                News = news,
            }
        )
        {
            StatusCode = status,
        };

    internal static Task BeginSessionAsync(this HttpContext http, ClaimsPrincipal user, DateTimeOffset end) =>
        http.SignInAsync(AuthSchemes.Session, user, new() { ExpiresUtc = end });

    /// <summary>A path of this server's own; whatever else somebody put into the link leads to the start.</summary>
    internal static string Local(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
