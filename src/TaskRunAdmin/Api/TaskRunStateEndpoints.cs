using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>The state history of task runs (contract 4.8).</summary>
internal static class TaskRunStateEndpoints
{
    internal static void MapTaskRunStates(this RouteGroupBuilder api)
    {
        var states = api.MapGroup("/task_run_states");
        states
            .MapGet("/", List)
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
        states
            .MapGet($"/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation("getTaskRunState", Tags.TaskRunStates, "Read a state", "One entry of a run's history.")
            .Gives(StatusCodes.Status200OK, "The state.", TaskRunSchemas.State)
            .Fails(StatusCodes.Status404NotFound, "There is no state with this id.", ErrorSchemas.Detail);
    }

    private static async Task<IResult> Get(PathId id, TaskRunQueries queries, CancellationToken cancellationToken) =>
        await queries.FindStateAsync(id.Value, cancellationToken) is { } state
            ? Answers.Json(RunStateBody.From(state), ApiJson.Wire.RunStateBody)
            // The contract's own word, although the state is a task run's: clients compare.
            : Answers.Detail("Flow run state not found", ErrorCode.StateNotFound, StatusCodes.Status404NotFound);

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
