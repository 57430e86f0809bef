using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>What dashboards of clients read (contract 4.9).</summary>
internal static class UiEndpoints
{
    private const int DashboardIntervals = 20;

    internal static void MapUi(this RouteGroupBuilder api)
    {
        var ui = api.MapGroup("/ui");
        ui.MapPost("/task_runs/count", CountByState)
            .Reads()
            .Operation(
                "countTaskRunsByState",
                Tags.Ui,
                "Count task runs by state",
                "How many runs that pass the filters are in a state of each type."
            )
            .Takes(FilterSchemas.Filter, isRequired: false, TaskRunExamples.Filter)
            .Gives(StatusCodes.Status200OK, "All nine types.", FilterSchemas.StateCounts)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        ui.MapPost("/task_runs/dashboard/counts", Dashboard)
            .Reads()
            .Operation(
                "taskRunDashboard",
                Tags.Ui,
                "Count ended task runs over time",
                "Twenty equal intervals of start times, with how many runs ended well (COMPLETED, CANCELLED) and badly "
                    + "(FAILED, CRASHED). What is asked of states is not regarded."
            )
            .Takes(FilterSchemas.Dashboard, isRequired: true, TaskRunExamples.Dashboard)
            .GivesList(StatusCodes.Status200OK, "The intervals, oldest first.", FilterSchemas.Outcome)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or has no beginning of the window.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        ui.MapGet($"/task_runs/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation(
                "getUiTaskRun",
                Tags.Ui,
                "Read a task run with the name of its flow run",
                "The run with its current state, and `flow_run_name`: null when the flow run is not known here."
            )
            .Gives(StatusCodes.Status200OK, "The run.", FilterSchemas.UiTaskRun)
            .Fails(StatusCodes.Status404NotFound, "There is no run with this id.", ErrorSchemas.Detail);
        ui.MapPost("/flow_runs/count-task-runs", CountByFlowRun)
            .Reads()
            .Operation(
                "countTaskRunsByFlowRun",
                Tags.Ui,
                "Count the task runs of flow runs",
                "How many task runs each of these flow runs has."
            )
            .Takes(FilterSchemas.FlowRunIds, isRequired: true, TaskRunExamples.FlowRunIds)
            .Gives(StatusCodes.Status200OK, "By flow run.", FilterSchemas.FlowRunCounts)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
    }

    private static Task<IResult> CountByState(
        HttpRequest http,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.Read,
            async filter =>
                Answers.Json(
                    (await counts.CountByStateAsync(filter, cancellationToken)).ToDictionary(
                        each => each.Key.WireName(),
                        each => each.Value
                    ),
                    ApiJson.Wire.DictionaryStringInt32
                )
        );

    private static Task<IResult> Dashboard(
        HttpRequest http,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.ReadDashboard,
            async request =>
            {
                if (request.After is not { } after)
                    return Answers.Detail(
                        "task_runs.start_time.after_ is required",
                        ErrorCode.StartTimeRequired,
                        StatusCodes.Status422UnprocessableEntity
                    );

                var intervals = TaskRunIntervals.WholeMinutes(
                    after,
                    request.Before ?? time.GetInstant(),
                    DashboardIntervals
                );
                var outcomes = await counts.CountOutcomesAsync(intervals, request.Filter, cancellationToken);
                return Answers.Json(
                    OutcomeBody.From(DashboardIntervals, outcomes),
                    ApiJson.Wire.IReadOnlyListOutcomeBody
                );
            }
        );

    private static async Task<IResult> Get(
        PathId id,
        TaskRunQueries queries,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (await queries.FindAsync(id.Value, cancellationToken) is not { } run)
            return TaskRunEndpoints.NotFound("Task not found");

        var flowRunName = run.FlowRunId is { } flowRunId
            ? await queries.FindFlowRunNameAsync(flowRunId, cancellationToken)
            : null;
        return Answers.Json(
            new UiTaskRunBody(TaskRunBody.From(run, time.GetInstant()), flowRunName),
            ApiJson.Wire.UiTaskRunBody
        );
    }

    private static Task<IResult> CountByFlowRun(
        HttpRequest http,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.ReadFlowRunIds,
            async ids =>
                Answers.Json(
                    (await counts.CountByFlowRunAsync(ids, cancellationToken)).ToDictionary(
                        each => each.Key.ToString(),
                        each => each.Value
                    ),
                    ApiJson.Wire.DictionaryStringInt32
                )
        );
}
