using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Api;

/// <summary>The one place where what went wrong becomes an answer of the API (contract 1.6).</summary>
internal static class ErrorAnswers
{
    private const int RetryAfterSeconds = 1;

    internal static void UseApiAnswers(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api =>
            {
                api.Use(AnswerExceptions);
                // Routing decides on 404 and 405 without a body; a catch-all route would turn every 405 into a 404.
                api.UseStatusCodePages(context =>
                    Answers
                        .Detail(
                            ReasonPhrases.GetReasonPhrase(context.HttpContext.Response.StatusCode),
                            context.HttpContext.Response.StatusCode
                        )
                        .ExecuteAsync(context.HttpContext)
                );
            }
        );

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
            case not null when context.RequestAborted.IsCancellationRequested:
                return null; // Nobody is there to read an answer.
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                var limit = context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.MaxBodyBytes;
                return Answers.Detail(
                    $"The body is too large: at most {limit} bytes are read (Api:MaxBodyBytes).",
                    StatusCodes.Status413PayloadTooLarge
                );
            case BadHttpRequestException bad:
                return Answers.Detail(ReasonPhrases.GetReasonPhrase(bad.StatusCode), bad.StatusCode);
            case DatabaseUnavailableException:
                logger.LogWarning(
                    error.InnerException,
                    "{Method} {Path}: {Error}",
                    context.Request.Method,
                    context.Request.Path,
                    error.Message
                );
                context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
                return Answers.Exception("Service Unavailable", StatusCodes.Status503ServiceUnavailable);
            default:
                logger.LogError(error, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
                return Answers.Exception("Internal Server Error", StatusCodes.Status500InternalServerError);
        }
    }
}
