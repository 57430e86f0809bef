using Scalar.AspNetCore;
using TaskRunAdmin.Api;
using TaskRunAdmin.Api.Document;

namespace TaskRunAdmin.Auth;

/// <summary>
/// What browsers are told about every answer: whatever somebody plants in a run, no script of theirs runs, and no page of
/// theirs frames ours.
/// </summary>
internal static class SecurityHeaders
{
    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    private static readonly string Console = PolicyWith("'self'");

    internal static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                var isApi = ApiServices.IsApi(context.Request.Path);
                headers.XContentTypeOptions = "nosniff";
                headers.ContentSecurityPolicy = isApi ? Data : Console;
                if (isApi)
                    // What somebody was allowed to see must not be there for the next one at the same machine.
                    headers.CacheControl = "no-store";
                else
                {
                    headers.XFrameOptions = "DENY";
                    // With "no-referrer" a form of our own would come with the origin "null", which ForeignRequests refuses.
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Permissions-Policy"] =
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                }

                if (context.Request.Path.StartsWithSegments(ApiServices.BasePath + ApiDocument.Page))
                    context.Response.OnStarting(AdmitInlineScript, context);
                return next(context);
            }
        );

    /// <summary>The page about the API is a package's, and starts with an inline script: it has a nonce, new each time.</summary>
    private static Task AdmitInlineScript(object state)
    {
        var context = (HttpContext)state;
        if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
            context.Response.Headers.ContentSecurityPolicy = PolicyWith($"'self' 'nonce-{nonce}'");
        return Task.CompletedTask;
    }

    // Styles may be inline: the component library writes its theme so. A style cannot act.
    private static string PolicyWith(string scripts) =>
        $"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
}
