using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Csrf;

namespace TaskRunAdmin.Auth;

/// <summary>
/// While it is on, whoever changes something has to show the token that it was given before (contract 7.1): a form or an
/// image on a foreign page cannot. The console does not call the API, so it needs none.
/// </summary>
internal sealed class CsrfProtection(
    RequestDelegate next,
    CsrfTokens tokens,
    IOptions<ApiOptions> options,
    IOptions<CorsOptions> cors,
    ILogger<CsrfProtection> logger
)
{
    internal const string TokenHeader = "Prefect-Csrf-Token";
    internal const string ClientHeader = "Prefect-Csrf-Client";

    private readonly bool _hasCors = cors.Value.Origins() is not [];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!options.Value.CsrfProtection || !IsChange(context.Request.Method))
        {
            await next(context);
            return;
        }

        var token = context.Request.Headers[TokenHeader];
        var client = context.Request.Headers[ClientHeader];
        if (StringValues.IsNullOrEmpty(token))
            await Refuse(context, "Missing CSRF token.", ErrorCode.CsrfMissing);
        else if (StringValues.IsNullOrEmpty(client))
            await Refuse(context, "Missing client identifier.", ErrorCode.CsrfMissing);
        else if (await tokens.IsGoodAsync(Bytes(client), Bytes(token), context.RequestAborted))
            await next(context);
        else
        {
            // A browser's client has to be able to read this, and to ask for another token.
            if (_hasCors)
                context.Response.Headers.AccessControlAllowOrigin = CorsOptions.Anyone;
            await Refuse(context, "Invalid CSRF token or client identifier.", ErrorCode.CsrfInvalid);
        }
    }

    private static bool IsChange(string method) =>
        HttpMethods.IsPost(method)
        || HttpMethods.IsPut(method)
        || HttpMethods.IsPatch(method)
        || HttpMethods.IsDelete(method);

    // As they were sent: headers are read byte by byte.
    private static byte[] Bytes(StringValues header) => Encoding.Latin1.GetBytes(header.ToString());

    private Task Refuse(HttpContext context, string detail, string code)
    {
        logger.LogWarning(
            "{Method} {Path} was refused: {Reason} From {Address}.",
            context.Request.Method,
            context.Request.Path.ToUriComponent(),
            detail,
            context.Connection.RemoteIpAddress
        );
        return Answers.Detail(detail, code, StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }
}
