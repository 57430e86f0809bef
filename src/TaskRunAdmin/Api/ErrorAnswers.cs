using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Api;

/// <summary>The one place where what went wrong becomes an answer of the API (contract 1.6).</summary>
internal static class ErrorAnswers
{
    internal const string Unavailable = "Service Unavailable";
    internal const string Internal = "Internal Server Error";

    private const int RetryAfterSeconds = 1;

    internal static void UseErrorAnswers(this IApplicationBuilder api)
    {
        api.Use(AnswerExceptions);
        // Routing decides on 404 and 405 without a body; a catch-all route would turn every 405 into a 404.
        api.UseStatusCodePages(AnswerStatus);
    }

    private static Task AnswerStatus(StatusCodeContext statusCode)
    {
        var context = statusCode.HttpContext;
        var answer = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NoEndpoint(context),
            var status => Plain(status),
        };
        return answer.ExecuteAsync(context);
    }

    private static IResult NoEndpoint(HttpContext context)
    {
        var allowed = context.RequestServices.GetRequiredService<AllowedMethods>().At(context);
        if (allowed.Count == 0)
        {
            context.Response.Headers.Remove("Allow");
            return Answers.Detail("Not Found", ErrorCode.PathNotFound, StatusCodes.Status404NotFound);
        }

        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Answers.Detail("Method Not Allowed", ErrorCode.MethodNotAllowed, StatusCodes.Status405MethodNotAllowed);
    }

    private static IResult Plain(int status) =>
        Answers.Detail(ReasonPhrases.GetReasonPhrase(status), ErrorCode.BadRequest, status);

    private static async Task AnswerExceptions(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            if (Answer(error, context) is { } answer)
                await answer.ExecuteAsync(context);
        }
    }

    private static IResult? Answer(Exception error, HttpContext context)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorAnswers));
        switch (error)
        {
            case OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested:
                return null; // Nobody is there to read an answer.
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestBody.TooLarge(context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value);
            case BadHttpRequestException bad:
                return Plain(bad.StatusCode);
            case AccessDeniedException denied:
                return Answers.Forbidden(denied.Needed);
            case DatabaseUnavailableException:
                logger.LogWarning(
                    error.InnerException,
                    "{Method} {Path}: {Error}",
                    context.Request.Method,
                    context.Request.Path.ToUriComponent(),
                    error.Message
                );
                context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
                return Answers.Failure(
                    Unavailable,
                    ErrorCode.ServiceUnavailable,
                    StatusCodes.Status503ServiceUnavailable
                );
            default:
                logger.LogError(
                    error,
                    "{Method} {Path} failed.",
                    context.Request.Method,
                    context.Request.Path.ToUriComponent()
                );
                return Answers.Failure(Internal, ErrorCode.InternalError, StatusCodes.Status500InternalServerError);
        }
    }
}
