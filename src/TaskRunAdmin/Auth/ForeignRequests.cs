using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Api;

namespace TaskRunAdmin.Auth;

/// <summary>
/// A web page that an operator visits reaches the server through their browser: by a name that it points at this machine (a
/// foreign <c>Host</c>), or straight (a foreign <c>Origin</c>). Neither gets anywhere. With sign-in the name is no danger
/// any more, as no session comes with it: then it counts only where <c>AllowedHosts</c> is set.
/// </summary>
internal sealed class ForeignRequests(
    RequestDelegate next,
    IConfiguration configuration,
    IOptions<CorsOptions> cors,
    IOptions<AuthOptions> auth,
    ILogger<ForeignRequests> logger
)
{
    private readonly bool _looksAtNames = !auth.Value.IsOn || Split(configuration["AllowedHosts"]).Length > 0;

    /// <summary>The names that the settings give this server, and those that it was told to listen on.</summary>
    private readonly List<StringSegment> _names =
    [
        .. Split(configuration["AllowedHosts"]).Select(name => new StringSegment(name)),
        .. Split(configuration["urls"])
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(each => each["Url"]))
            .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : null)
            .OfType<string>() // what stands for every address, http://*:4200, names nothing
            .Select(name => new StringSegment(name)),
    ];

    private readonly string[] _origins = cors.Value.Origins();

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (_looksAtNames && !IsOwn(request.Host))
            return Refuse(
                context,
                $"This server does not answer to the name '{Echo.Short(request.Host.Host)}'. "
                    + "Call it by its IP address or as localhost, or add the name to AllowedHosts.",
                ErrorCode.ForeignHost,
                StatusCodes.Status400BadRequest
            );

        if (CanWrite(request) && request.Headers.Origin is not [] and var origin && !IsAllowed(origin, request))
            return Refuse(
                context,
                $"A web page of {Echo.Short(origin.ToString())} may not write here. To let it, add its origin to Cors:AllowedOrigins.",
                ErrorCode.ForeignOrigin,
                StatusCodes.Status403Forbidden
            );

        return next(context);
    }

    /// <summary>
    /// An address cannot be made to point elsewhere, localhost is resolved by the machine itself, and a browser names a
    /// host always.
    /// </summary>
    private bool IsOwn(HostString host) =>
        !host.HasValue
        || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Host, out _)
        || HostString.MatchesAny(new StringSegment(host.Host), _names);

    /// <summary>A circuit's WebSocket writes too, although it begins with a GET.</summary>
    private static bool CanWrite(HttpRequest request) =>
        !(
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        ) || request.Headers.Upgrade is not [];

    /// <summary>Other pages may be let in to the API; the console's circuits are for its own pages alone.</summary>
    private bool IsAllowed(StringValues origins, HttpRequest request) =>
        origins is [{ } origin]
        && (
            IsOwnPage(origin, request.Host)
            || (
                request.Path.StartsWithSegments(ApiServices.BasePath)
                && (
                    _origins.Contains(CorsOptions.Anyone) || _origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
                )
            )
        );

    /// <summary>The console's own pages have this server's name and port; the scheme may differ where a proxy ends TLS.</summary>
    private static bool IsOwnPage(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page is { Scheme: "http" or "https", UserInfo: "" }
        && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? page.Port == port : page.IsDefaultPort);

    private static string[] Split(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Task Refuse(HttpContext context, string sentence, string code, int status)
    {
        logger.LogWarning(
            "{Method} {Path} was refused: {Reason} From {Address}.",
            context.Request.Method,
            context.Request.Path.ToUriComponent(),
            sentence,
            context.Connection.RemoteIpAddress
        );
        return context.Request.Path.StartsWithSegments(ApiServices.BasePath)
            ? Answers.Detail(sentence, code, status).ExecuteAsync(context)
            : TypedResults.Text(sentence, statusCode: status).ExecuteAsync(context);
    }
}
