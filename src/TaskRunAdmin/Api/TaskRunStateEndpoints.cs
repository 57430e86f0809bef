using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>The state history of task runs (contract 4.8).</summary>
internal static class TaskRunStateEndpoints
{
    internal static void MapTaskRunStates(this RouteGroupBuilder api) =>
        api.MapGet("/task_run_states/", List)
            .Operation(
                "listTaskRunStates",
                Tags.TaskRunStates,
                "List the states of a task run",
                "The whole history, oldest first; empty for an unknown run."
            )
            .Asks("task_run_id", Schema.Uuid("The run."))
            .GivesList(StatusCodes.Status200OK, "The states.", TaskRunSchemas.State)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The run's id is missing or is no UUID.",
                ErrorSchemas.Validation
            );

    private static async Task<IResult> List(
        HttpRequest http,
        TaskRunQueries queries,
        CancellationToken cancellationToken
    )
    {
        var sent = http.Query["task_run_id"].LastOrDefault();
        if (QueryReader.ReadUuid("task_run_id", sent, out var errors) is not { } taskRunId)
            return Answers.Invalid(errors, body: default);

        var states = await queries.ListStatesAsync(taskRunId, cancellationToken);
        return Answers.Json(states.ConvertAll(RunStateBody.From), ApiJson.Wire.IReadOnlyListRunStateBody);
    }
}
