using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>Flow runs (contract 7.4).</summary>
internal static class FlowRunEndpoints
{
    internal static void MapFlowRuns(this RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/flow_runs");
        runs.MapPost("/", Create)
            .Operation(
                "createFlowRun",
                Tags.FlowRuns,
                "Create a flow run, or get the one that has its idempotency key",
                "Without an `idempotency_key` every request creates one."
            )
            .Takes(FlowRunSchemas.FlowRunCreate, isRequired: true, FlowRunExamples.Create)
            .Gives(StatusCodes.Status201Created, "This request created the flow run.", FlowRunSchemas.FlowRun)
            .Gives(StatusCodes.Status200OK, "The flow run existed. Nothing was changed.", FlowRunSchemas.FlowRun)
            .Fails(
                StatusCodes.Status409Conflict,
                "The flow, or the parent task run, is not known. Nothing was written.",
                ErrorSchemas.Detail
            )
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapPost("/filter", Filter)
            .Reads()
            .Operation(
                "filterFlowRuns",
                Tags.FlowRuns,
                "List flow runs",
                "A page of flow runs. Without a body: the newest."
            )
            .Takes(FlowRunSchemas.Page, isRequired: false, FlowRunExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The flow runs of the page, in order.", FlowRunSchemas.FlowRun)
            .FailsAsPages();
        runs.MapPost("/paginate", Paginate)
            .Reads()
            .Operation(
                "paginateFlowRuns",
                Tags.FlowRuns,
                "List flow runs by page number",
                "A page, and how many there are."
            )
            .Takes(FlowRunSchemas.NumberedPage, isRequired: false, TaskRunExamples.NumberedPage)
            .Gives(StatusCodes.Status200OK, "The page.", FlowRunSchemas.PageAnswer)
            .FailsAsPages();
        runs.MapPost("/count", Count)
            .Reads()
            .Operation("countFlowRuns", Tags.FlowRuns, "Count flow runs", "How many flow runs pass the filters.")
            .Takes(FlowRunSchemas.Filter, isRequired: false, FlowRunExamples.Filter)
            .Gives(StatusCodes.Status200OK, "How many.", Schema.Whole("How many.", min: 0))
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapPost("/history", History)
            .Reads()
            .Operation(
                "flowRunHistory",
                Tags.FlowRuns,
                "Count flow runs over time",
                "How many flow runs were due in each interval, by the state that they are in now."
            )
            .Takes(FlowRunSchemas.History, isRequired: true, TaskRunExamples.History)
            .GivesList(StatusCodes.Status200OK, "The intervals, in order.", FilterSchemas.HistoryInterval)
            .FailsAsPages();
        runs.MapPost("/lateness", Lateness)
            .Reads()
            .Operation(
                "flowRunLateness",
                Tags.FlowRuns,
                "How late flow runs are",
                "The average of those that pass the filters."
            )
            .Takes(FlowRunSchemas.Filter, isRequired: false, FlowRunExamples.Filter)
            .Gives(
                StatusCodes.Status200OK,
                "Seconds; null: there are none.",
                Schema.Number("Seconds.", min: 0).OrNull()
            )
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapGet($"/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation("getFlowRun", Tags.FlowRuns, "Read a flow run", "The flow run with its current state.")
            .Gives(StatusCodes.Status200OK, "The flow run.", FlowRunSchemas.FlowRun)
            .FailsUnknown();
        runs.MapGet($"/{{id:{PathId.Constraint.Name}}}/graph-v2", Graph)
            .Operation(
                "getFlowRunGraph",
                Tags.FlowRuns,
                "Read the graph of a flow run",
                "What started within it, and what depends on what. A task run that stands for a sub-flow is shown as that. "
                    + "A flow run with more than 10,000 nodes is answered 400, whatever `since` is."
            )
            .Asks("since", Schema.Instant("What ended before is left out; absent: nothing is."), isRequired: false)
            .Gives(StatusCodes.Status200OK, "The graph.", FlowRunSchemas.Graph)
            .FailsUnknown()
            .Fails(StatusCodes.Status422UnprocessableEntity, "`since` is no instant.", ErrorSchemas.Validation);
        runs.MapPatch($"/{{id:{PathId.Constraint.Name}}}", Change)
            .Operation("changeFlowRun", Tags.FlowRuns, "Change a flow run", "What is absent or null stays as it is.")
            .Takes(FlowRunSchemas.FlowRunChange, isRequired: true, FlowRunExamples.Change)
            .GivesNothing("The flow run is changed.")
            .FailsUnknown()
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapPatch($"/{{id:{PathId.Constraint.Name}}}/labels", Label)
            .Operation(
                "labelFlowRun",
                Tags.FlowRuns,
                "Add labels to a flow run",
                "Those that there are get the new value."
            )
            .Takes(SharedSchemas.Labels, isRequired: true, FlowRunExamples.Labels)
            .GivesNothing("The flow run has the labels.")
            .FailsUnknown()
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapDelete($"/{{id:{PathId.Constraint.Name}}}", Delete)
            .Operation(
                "deleteFlowRun",
                Tags.FlowRuns,
                "Remove a flow run",
                "Its task runs go with it: of very many the rest goes after the answer."
            )
            .GivesNothing("The flow run is gone.")
            .FailsUnknown();
    }

    internal static RouteHandlerBuilder FailsAsPages(this RouteHandlerBuilder builder) =>
        builder.Fails(
            StatusCodes.Status422UnprocessableEntity,
            "The body is not valid, or a number is out of range.",
            ErrorSchemas.Validation,
            ErrorSchemas.Detail
        );

    private static RouteHandlerBuilder FailsUnknown(this RouteHandlerBuilder builder) =>
        builder.Fails(StatusCodes.Status404NotFound, "There is no flow run with this id.", ErrorSchemas.Detail);

    private static Task<IResult> Create(
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerToAsync(
            http,
            options.Value,
            FlowRunReader.Read,
            async request =>
                await service.CreateAsync(request, http.Origin(), cancellationToken) switch
                {
                    FlowRunCreation.Created created => One(created.FlowRun, time, StatusCodes.Status201Created),
                    FlowRunCreation.Existing existing => One(existing.FlowRun, time, StatusCodes.Status200OK),
                    FlowRunCreation.UnknownFlow unknown => Conflict(
                        $"The flow {unknown.Id} does not exist.",
                        ErrorCode.FlowNotFound
                    ),
                    FlowRunCreation.UnknownParent unknown => Conflict(
                        $"The parent task run {unknown.Id} does not exist.",
                        ErrorCode.TaskRunNotFound
                    ),
                    var other => throw new InvalidOperationException($"No answer for {other}."),
                }
        );

    private static Task<IResult> Filter(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            body => FlowRunReader.ReadPage(body, options.Value),
            async page =>
                OutOfRange.Refuse(page.Limit, options.Value)
                ?? Answers.Json(
                    Bodies(await queries.FilterAsync(page, cancellationToken), time),
                    ApiJson.Wire.IReadOnlyListFlowRunBody
                )
        );

    private static Task<IResult> Paginate(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            body => FlowRunReader.ReadNumberedPage(body, options.Value),
            async request =>
            {
                var (number, page) = request;
                if (OutOfRange.Refuse(page.Limit, options.Value) is { } invalid)
                    return invalid;

                var count = await queries.CountAsync(page.Filter, cancellationToken);
                var found = Bodies(await queries.FilterAsync(page, cancellationToken), time);
                return Answers.Json(PageBody.From(found, count, page.Limit, number), ApiJson.Wire.FlowRunPage);
            }
        );

    private static Task<IResult> Count(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            FlowRunReader.ReadFilters,
            async filter => Answers.Json(await queries.CountAsync(filter, cancellationToken), ApiJson.Wire.Int32)
        );

    private static Task<IResult> History(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            FlowRunReader.ReadHistory,
            async request =>
            {
                if (OutOfRange.RefuseInterval(request.IntervalSeconds) is { } invalid)
                    return invalid;

                var intervals = request.Intervals;
                var counts = await queries.HistoryAsync(intervals, request.Filter, cancellationToken);
                return Answers.Json(
                    HistoryIntervalBody.From(intervals, counts),
                    ApiJson.Wire.IReadOnlyListHistoryIntervalBody
                );
            }
        );

    private static Task<IResult> Lateness(
        HttpRequest http,
        FlowRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            FlowRunReader.ReadFilters,
            async filter =>
                Answers.Json(
                    (await queries.AverageLatenessAsync(filter, cancellationToken))?.TotalSeconds,
                    ApiJson.Wire.NullableDouble
                )
        );

    private static async Task<IResult> Get(
        PathId id,
        FlowRunQueries queries,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(id.Value, cancellationToken) is { } run
            ? One(run, time, StatusCodes.Status200OK)
            : NotFound();

    private static async Task<IResult> Graph(
        PathId id,
        HttpRequest http,
        FlowRunQueries queries,
        CancellationToken cancellationToken
    )
    {
        var since = QueryReader.ReadInstant("since", http.Query["since"].LastOrDefault(), out var errors);
        if (errors.Count > 0)
            return Answers.Invalid(errors, body: default);

        return await queries.FindGraphAsync(id.Value, since, cancellationToken) switch
        {
            FlowRunGraphResult.Found { Graph: var graph } => Answers.Json(
                FlowRunGraphBody.From(graph),
                ApiJson.Wire.FlowRunGraphBody
            ),
            FlowRunGraphResult.TooLarge => Answers.Detail(
                $"The graph of flow run {id.Value} has more than {FlowRunGraph.MaxNodes} nodes.",
                ErrorCode.GraphTooLarge,
                StatusCodes.Status400BadRequest
            ),
            _ => NotFound(),
        };
    }

    private static Task<IResult> Change(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerToAsync(
            http,
            options.Value,
            FlowRunReader.ReadChange,
            async change => Done(await service.ChangeAsync(id.Value, change, http.Origin(), cancellationToken))
        );

    private static Task<IResult> Label(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerToAsync(
            http,
            options.Value,
            FlowRunReader.ReadLabels,
            async labels => Done(await service.LabelAsync(id.Value, labels, http.Origin(), cancellationToken))
        );

    private static async Task<IResult> Delete(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        CancellationToken cancellationToken
    ) => Done(await service.DeleteAsync(id.Value, http.Origin(), cancellationToken));

    private static IResult Done(FlowRun? run) => run is null ? NotFound() : TypedResults.NoContent();

    private static IResult Conflict(string what, string code) =>
        Answers.Detail($"{TaskRunEndpoints.IntegrityConflict} {what}", code, StatusCodes.Status409Conflict);

    private static IResult NotFound() =>
        Answers.Detail("Flow run not found", ErrorCode.FlowRunNotFound, StatusCodes.Status404NotFound);

    private static List<FlowRunBody> Bodies(List<FlowRun> runs, TimeProvider time)
    {
        var now = time.GetInstant();
        return runs.ConvertAll(run => FlowRunBody.From(run, now));
    }

    private static IResult One(FlowRun run, TimeProvider time, int status) =>
        Answers.Json(FlowRunBody.From(run, time.GetInstant()), ApiJson.Wire.FlowRunBody, status);
}
