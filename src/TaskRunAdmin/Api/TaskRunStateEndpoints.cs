using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>The state history of task runs (contract 4.8).</summary>
internal static class TaskRunStateEndpoints
{
    internal static void MapTaskRunStates(this RouteGroupBuilder api) => api.MapGet("/task_run_states", List);

    private static async Task<IResult> List(
        HttpRequest http,
        TaskRunQueries queries,
        CancellationToken cancellationToken
    )
    {
        var sent = http.Query["task_run_id"].LastOrDefault();
        if (QueryReader.ReadUuid("task_run_id", sent, out var errors) is not { } taskRunId)
            return Answers.Invalid(errors, requestBody: null);

        var states = await queries.ListStatesAsync(taskRunId, cancellationToken);
        return TypedResults.Json(
            (IReadOnlyList<RunStateBody>)states.ConvertAll(RunStateBody.From),
            ApiJson.Wire.IReadOnlyListRunStateBody,
            Answers.MediaType
        );
    }
}
