using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>
/// Many task runs in one request: ours, the original has nothing of the kind (contract W29). What becomes of one of them
/// is no matter of the others; only when the database does not answer for any is the whole answered 503.
/// </summary>
internal static class BulkEndpoints
{
    internal static void MapBulk(this RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/task_runs/bulk");
        bulk.MapPost("/", Create)
            .Operation(
                "createTaskRuns",
                Tags.TaskRuns,
                "Create many task runs, or get those that have their keys",
                $"Up to {BulkReader.MaxItems:N0}, each as if it were sent alone, in their order: of equal keys the first creates."
            )
            .Takes(BulkSchemas.Creates, isRequired: true, BulkExamples.Creates)
            .Gives(StatusCodes.Status200OK, "What became of each, in their order.", BulkSchemas.CreateResults)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is no such list.", ErrorSchemas.Validation);
        bulk.MapPost("/set_state", SetState)
            .Operation(
                "setTaskRunStates",
                Tags.TaskRuns,
                "Propose a state for many task runs",
                $"Up to {BulkReader.MaxItems:N0}, each as if it were proposed for it alone."
            )
            .Takes(BulkSchemas.SetState, isRequired: true, BulkExamples.SetState)
            .Gives(StatusCodes.Status200OK, "What became of each, in their order.", BulkSchemas.SetStateResults)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        bulk.MapPost("/delete", Delete)
            .Operation(
                "deleteTaskRuns",
                Tags.TaskRuns,
                "Remove many task runs",
                $"Up to {BulkReader.MaxItems:N0}, each with all that is its own."
            )
            .Takes(BulkSchemas.Ids, isRequired: true, BulkExamples.Ids)
            .Gives(StatusCodes.Status200OK, "What became of each, in their order.", BulkSchemas.DeleteResults)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
    }

    private static Task<IResult> Create(
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            http,
            options.Value,
            BulkReader.ReadCreates,
            async items =>
            {
                var (read, errors) = BulkBody.ReadEach(items, item => TaskRunReader.Read(item, options.Value));
                var outcomes = await service.CreateOrReturnManyAsync(
                    read.OfType<NewTaskRun>(),
                    http.Origin(),
                    cancellationToken
                );
                Check(outcomes, loggers);

                var (now, next) = (time.GetInstant(), 0);
                return Answers.Results(
                    read.Zip(errors),
                    (json, item) =>
                    {
                        if (item.First is null)
                            BulkBody.WriteInvalid(json, item.Second);
                        else
                            BulkBody.WriteCreated(json, outcomes[next++], now);
                    }
                );
            }
        );

    private static Task<IResult> SetState(
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            http,
            options.Value,
            BulkReader.ReadSetState,
            async request =>
            {
                var outcomes = await service.SetStateOfManyAsync(
                    request.Ids,
                    request.State,
                    request.Force,
                    http.Origin(),
                    cancellationToken
                );
                Check(outcomes, loggers);
                return Answers.Results(request.Ids.Zip(outcomes), BulkBody.WriteTransition);
            }
        );

    private static Task<IResult> Delete(
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            http,
            options.Value,
            BulkReader.ReadIds,
            async ids =>
            {
                var outcomes = await service.DeleteManyAsync(ids, http.Origin(), cancellationToken);
                Check(outcomes, loggers);
                return Answers.Results(ids.Zip(outcomes), BulkBody.WriteDeleted);
            }
        );

    private static async Task<IResult> AnswerAsync<T>(
        HttpRequest http,
        ApiOptions options,
        Func<System.Text.Json.JsonElement, ReadResult<T>> read,
        Func<T, Task<IResult>> answer
    )
        where T : class
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options);
        if (body is null)
            return refusal!;
        if (body.Json is not { } json)
            return Answers.MissingBody();

        var asked = read(json);
        return asked.Value is null ? body.Invalid(asked.Errors) : await answer(asked.Value);
    }

    /// <summary>Logs what went wrong, which an answer of 200 says nobody. Nothing but 503s is one: clients know to repeat that.</summary>
    private static void Check<T>(IReadOnlyList<Outcome<T>> outcomes, ILoggerFactory loggers)
    {
        if (outcomes is [{ Error: DatabaseUnavailableException first }, ..] && outcomes.All(IsUnavailable))
            throw new DatabaseUnavailableException(first.InnerException);

        var logger = loggers.CreateLogger(typeof(BulkEndpoints));
        var unavailable = outcomes.Count(IsUnavailable);
        if (unavailable > 0)
            logger.LogWarning(
                "The database did not answer for {Count} of {All} task runs.",
                unavailable,
                outcomes.Count
            );
        foreach (var failed in outcomes.Where(each => each.Error is not null && !IsUnavailable(each)))
            logger.LogError(failed.Error, "One of {All} task runs failed.", outcomes.Count);
    }

    private static bool IsUnavailable<T>(Outcome<T> outcome) => outcome.Error is DatabaseUnavailableException;
}
