using TaskRunAdmin.Api;

namespace TaskRunAdmin.Auth;

/// <summary>
/// What browsers are told about every answer: whatever somebody plants in a run, no script of theirs runs, and no page of
/// theirs frames ours.
/// </summary>
internal static class SecurityHeaders
{
    // Styles may be inline: the component library writes its theme so. A style cannot act.
    private const string Console =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

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
                    // Without any, a browser names no origin with our own forms, and nobody could sign in.
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Permissions-Policy"] =
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                }

                return next(context);
            }
        );
}
