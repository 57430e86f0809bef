using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Task runs (contract 4).</summary>
internal static class TaskRunEndpoints
{
    internal const string IntegrityConflict =
        "Data integrity conflict. This usually means a unique or foreign key constraint was violated.";

    /// <summary>Where the cursor of the next page is in an answer.</summary>
    internal const string NextCursor = "X-Next-Cursor";

    internal static void MapTaskRuns(this RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/task_runs");
        runs.MapPost("/", Create)
            .Operation(
                "createTaskRun",
                Tags.TaskRuns,
                "Create a task run, or get the one that has its key",
                "However many ask at once, one run comes of it and exactly one request is answered 201."
            )
            .Takes(RequestSchemas.TaskRunCreate, isRequired: true, TaskRunExamples.Create)
            .Gives(StatusCodes.Status201Created, "This request created the run.", TaskRunSchemas.TaskRun)
            .Gives(StatusCodes.Status200OK, "The run existed. Nothing was changed.", TaskRunSchemas.TaskRun)
            .Fails(
                StatusCodes.Status409Conflict,
                "The id belongs to a run with another key, or the flow run is required and unknown. Nothing was written.",
                ErrorSchemas.Detail
            )
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapPost("/filter", Filter)
            .Reads()
            .Operation(
                "filterTaskRuns",
                Tags.TaskRuns,
                "List task runs",
                "A page of whole task runs. Without a body: the newest."
            )
            .Takes(FilterSchemas.Page, isRequired: false, TaskRunExamples.Page)
            .GivesList(
                StatusCodes.Status200OK,
                $"The runs of the page, in order. The header `{NextCursor}` has the cursor of the next page, where there may be one.",
                TaskRunSchemas.TaskRun
            )
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        runs.MapPost("/paginate", Paginate)
            .Reads()
            .Operation(
                "paginateTaskRuns",
                Tags.TaskRuns,
                "List task runs by page number",
                "A page of whole task runs, and how many runs and pages there are."
            )
            .Takes(FilterSchemas.NumberedPage, isRequired: false, TaskRunExamples.NumberedPage)
            .Gives(StatusCodes.Status200OK, "The page.", FilterSchemas.PageAnswer)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        runs.MapPost("/count", Count)
            .Reads()
            .Operation("countTaskRuns", Tags.TaskRuns, "Count task runs", "How many runs pass the filters.")
            .Takes(FilterSchemas.Filter, isRequired: false, TaskRunExamples.Filter)
            .Gives(StatusCodes.Status200OK, "How many.", Schema.Whole("How many.", min: 0))
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapPost("/history", History)
            .Reads()
            .Operation(
                "taskRunHistory",
                Tags.TaskRuns,
                "Count task runs over time",
                "How many runs were due in each interval, by the state that they are in now."
            )
            .Takes(FilterSchemas.History, isRequired: true, TaskRunExamples.History)
            .GivesList(StatusCodes.Status200OK, "The intervals, in order.", FilterSchemas.HistoryInterval)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the interval is too short.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
        runs.MapPatch($"/{{id:{PathId.Constraint.Name}}}", Rename)
            .Operation("renameTaskRun", Tags.TaskRuns, "Give a task run another name", "Nothing else can be changed.")
            .Takes(FilterSchemas.Rename, isRequired: true, TaskRunExamples.Rename)
            .GivesNothing("The run has the name.")
            .Fails(StatusCodes.Status404NotFound, "There is no run with this id.", ErrorSchemas.Detail)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        runs.MapDelete($"/{{id:{PathId.Constraint.Name}}}", Delete)
            .Operation(
                "deleteTaskRun",
                Tags.TaskRuns,
                "Remove a task run",
                "The run is removed with its states, tags, logs and cached results, and the slots that it holds are free. Of "
                    + "more than 200 logs the rest goes after the answer. A create with its key makes a new run."
            )
            .GivesNothing("The run is gone.")
            .Fails(StatusCodes.Status404NotFound, "There is no run with this id.", ErrorSchemas.Detail);
        runs.MapGet($"/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation("getTaskRun", Tags.TaskRuns, "Read a task run", "The run with its current state.")
            .Gives(StatusCodes.Status200OK, "The run.", TaskRunSchemas.TaskRun)
            .Fails(StatusCodes.Status404NotFound, "There is no run with this id.", ErrorSchemas.Detail);
    }

    private static async Task<IResult> Create(
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options.Value);
        if (body is null)
            return refusal!;
        if (body.Json is not { } json)
            return Answers.MissingBody();

        var read = TaskRunReader.Read(json, options.Value);
        if (read.Value is null)
            return body.Invalid(read.Errors);

        return await service.CreateOrReturnAsync(read.Value, http.Origin(), cancellationToken) switch
        {
            CreateOrReturnResult.Created created => One(created.Run, time, StatusCodes.Status201Created),
            CreateOrReturnResult.Existing existing => One(existing.Run, time, StatusCodes.Status200OK),
            var refused => Conflict(refused) is var (detail, code)
                ? Answers.Detail(detail, code, StatusCodes.Status409Conflict)
                : throw new InvalidOperationException($"No answer for {refused}."),
        };
    }

    /// <summary>Why nothing was created, and the error's code; null where something was, or was there.</summary>
    internal static (string Detail, string Code)? Conflict(CreateOrReturnResult result) =>
        result switch
        {
            CreateOrReturnResult.IdTaken taken => (
                $"{IntegrityConflict} The id {taken.Id} belongs to a task run with another key.",
                ErrorCode.IdTaken
            ),
            CreateOrReturnResult.UnknownFlowRun unknown => (
                $"{IntegrityConflict} The flow run {unknown.FlowRunId} does not exist.",
                ErrorCode.FlowRunNotFound
            ),
            _ => null,
        };

    private static async Task<IResult> Get(
        PathId id,
        TaskRunQueries queries,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(id.Value, cancellationToken) is { } run
            ? One(run, time, StatusCodes.Status200OK)
            : NotFound("Task not found");

    private static async Task<IResult> Filter(
        HttpRequest http,
        TaskRunQueries queries,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options.Value);
        if (body is null)
            return refusal!;

        var read = TaskRunPageReader.Read(body.Json, options.Value);
        if (read.Value is not { } page)
            return body.Invalid(read.Errors);
        if (OutOfRange.Refuse(page.Limit, options.Value) is { } invalid)
            return invalid;

        var found = await queries.FilterAsync(page, cancellationToken);
        if (found.Count > 0 && found.Count == page.Limit)
            http.HttpContext.Response.Headers[NextCursor] = TaskRunCursor.Of(found[^1], page.Sort).ToText(page.Filter);
        return Answers.Json(Bodies(found, time), ApiJson.Wire.IReadOnlyListTaskRunBody);
    }

    private static async Task<IResult> Paginate(
        HttpRequest http,
        TaskRunQueries queries,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options.Value);
        if (body is null)
            return refusal!;

        var read = TaskRunPageReader.ReadNumbered(body.Json, options.Value);
        if (read.Value is not var (number, page))
            return body.Invalid(read.Errors);
        if (OutOfRange.Refuse(page.Limit, options.Value) is { } invalid)
            return invalid;

        var count = await counts.CountAsync(page.Filter, cancellationToken);
        var found = await queries.FilterAsync(page, cancellationToken);
        return Answers.Json(PageBody.From(Bodies(found, time), count, page.Limit, number), ApiJson.Wire.TaskRunPage);
    }

    private static Task<IResult> Count(
        HttpRequest http,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.Read,
            async filter => Answers.Json(await counts.CountAsync(filter, cancellationToken), ApiJson.Wire.Int32)
        );

    private static Task<IResult> History(
        HttpRequest http,
        TaskRunCounts counts,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.ReadHistory,
            async request =>
            {
                if (OutOfRange.RefuseInterval(request.IntervalSeconds) is { } invalid)
                    return invalid;

                var intervals = request.Intervals;
                var history = await counts.HistoryAsync(intervals, request.Filter, cancellationToken);
                return Answers.Json(
                    HistoryIntervalBody.From(intervals, history),
                    ApiJson.Wire.IReadOnlyListHistoryIntervalBody
                );
            }
        );

    private static Task<IResult> Rename(
        PathId id,
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            TaskRunFilterReader.ReadName,
            async request =>
                await service.RenameAsync(id.Value, request.Name, http.Origin(), cancellationToken) is null
                    ? NotFound("Task run not found")
                    : TypedResults.NoContent()
        );

    private static async Task<IResult> Delete(
        PathId id,
        HttpRequest http,
        TaskRunService service,
        CancellationToken cancellationToken
    ) =>
        await service.DeleteAsync(id.Value, http.Origin(), cancellationToken) is null
            ? NotFound("Task not found")
            : TypedResults.NoContent();

    internal static IResult NotFound(string detail) =>
        Answers.Detail(detail, ErrorCode.TaskRunNotFound, StatusCodes.Status404NotFound);

    private static List<TaskRunBody> Bodies(List<TaskRun> runs, TimeProvider time)
    {
        var now = time.GetInstant();
        return runs.ConvertAll(run => TaskRunBody.From(run, now));
    }

    private static IResult One(TaskRun run, TimeProvider time, int status) =>
        Answers.Json(TaskRunBody.From(run, time.GetInstant()), ApiJson.Wire.TaskRunBody, status);
}
