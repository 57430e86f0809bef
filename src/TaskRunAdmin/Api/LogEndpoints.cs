using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>Logs (contract 7.5).</summary>
internal static class LogEndpoints
{
    internal static void MapLogs(this RouteGroupBuilder api)
    {
        var logs = api.MapGroup("/logs");
        logs.MapPost("/", Create)
            .Operation(
                "createLogs",
                Tags.Logs,
                "Keep logs",
                "All of them or none. The runs that they name need not exist; the logs of a task run go when it is removed. "
                    + "NUL characters are taken out."
            )
            .Takes(LogSchemas.LogCreates, isRequired: true, LogExamples.Create)
            .Gives(StatusCodes.Status201Created, "They are kept.", LogSchemas.Nothing())
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        logs.MapPost("/filter", Filter)
            .Reads()
            .Operation("filterLogs", Tags.Logs, "List logs", "A page of logs. Without a body: the oldest.")
            .Takes(LogSchemas.Page, isRequired: false, LogExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The logs of the page, in order.", LogSchemas.Log)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
    }

    private static async Task<IResult> Create(
        HttpRequest http,
        LogService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options.Value);
        if (body is null)
            return refusal!;
        if (body.Json is not { } json)
            return Answers.MissingBody();

        var read = LogReader.Read(json);
        if (read.Value is null)
            return body.Invalid(read.Errors);

        await service.WriteAsync(read.Value, http.Origin(), cancellationToken);
        return Answers.Null(StatusCodes.Status201Created);
    }

    private static Task<IResult> Filter(
        HttpRequest http,
        LogQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            json => LogReader.ReadPage(json, options.Value),
            async page =>
            {
                if (OutOfRange.Refuse(page.Limit, options.Value) is { } invalid)
                    return invalid;

                IReadOnlyList<KeptLog> found = await queries.FilterAsync(page, cancellationToken);
                return Answers.Json(found, ApiJson.Wire.IReadOnlyListKeptLog);
            }
        );
}
