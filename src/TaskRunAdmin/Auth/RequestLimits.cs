using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api;
using TaskRunAdmin.Components;
using TaskRunAdmin.Components.SignIn;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Auth;

/// <summary>How much one program, person or address may ask of the server, so that there is enough for the others.</summary>
internal static class RequestLimits
{
    /// <summary>The policy of what takes a password.</summary>
    internal const string Passwords = "passwords";

    private const int PasswordsPerMinute = 10;

    // Of the connections of all open pages together.
    private const int ShareOfOne = 5;

    internal static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(
                Passwords,
                context =>
                    // By the endpoint: its path can be written in many ways, with letters of either case.
                    RateLimitPartition.GetFixedWindowLimiter(
                        $"{context.GetEndpoint()?.DisplayName} {CallerOf(context)}",
                        _ => new() { PermitLimit = PasswordsPerMinute, Window = TimeSpan.FromMinutes(1) }
                    )
            );
        });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<ApiOptions>, IOptions<ConsoleOptions>>(
                (limiter, api, console) =>
                    limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                        Requests(api.Value.RequestsPerSecond),
                        Circuits(console.Value.MaxConnections, _ => ""),
                        Circuits(Math.Max(1, console.Value.MaxConnections / ShareOfOne), CallerOf)
                    )
            );
    }

    private static PartitionedRateLimiter<HttpContext> Requests(int perSecond) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            perSecond == 0 || !context.Request.Path.StartsWithSegments(ApiServices.BasePath) || IsThisMachine(context)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(
                    CallerOf(context),
                    _ =>
                        new()
                        {
                            TokenLimit = perSecond * 2,
                            TokensPerPeriod = perSecond,
                            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        }
                )
        );

    /// <summary>An open page has one connection for as long as it is open.</summary>
    private static PartitionedRateLimiter<HttpContext> Circuits(int max, Func<HttpContext, string> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // With and without a slash at its end.
            context.Request.Path.StartsWithSegments("/_blazor", out var rest) && rest.Value is "" or "/"
                ? RateLimitPartition.GetConcurrencyLimiter(partition(context), _ => new() { PermitLimit = max })
                : RateLimitPartition.GetNoLimiter("")
        );

    /// <summary>Without sign-in, a program on the same machine has it for itself.</summary>
    private static bool IsThisMachine(HttpContext context) =>
        context.User.IsAnybody() && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static string CallerOf(HttpContext context) =>
        context.User.AccountId()?.ToString()
        ?? (
            context.User.Identity is ClaimsIdentity { IsAuthenticated: true, Name: { } name }
            && !context.User.IsAnybody()
                ? name
                : ClientAddress.Of(context)
        );

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
            : 1;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context
            .RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(RequestLimits))
            .LogInformation(
                "{Method} {Path} was refused: too many from {Address}.",
                context.Request.Method,
                context.Request.Path.ToUriComponent(),
                context.Connection.RemoteIpAddress
            );
        var sentence = $"Too many requests. Try again in {seconds} s.";
        IResult answer = context.Request.Path.StartsWithSegments(ApiServices.BasePath)
            ? Answers.Detail(sentence, ErrorCode.TooManyRequests, StatusCodes.Status429TooManyRequests)
            : new RazorComponentResult<PlainPage>(new { Title = "Too many tries", Problems = new[] { sentence } })
            {
                StatusCode = StatusCodes.Status429TooManyRequests,
            };
        await answer.ExecuteAsync(context);
    }
}
