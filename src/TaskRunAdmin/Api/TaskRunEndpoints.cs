using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Task runs (contract 4).</summary>
internal static class TaskRunEndpoints
{
    private const string IntegrityConflict =
        "Data integrity conflict. This usually means a unique or foreign key constraint was violated.";

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
            .Operation(
                "filterTaskRuns",
                Tags.TaskRuns,
                "List task runs",
                "A page of whole task runs. Without a body: the newest."
            )
            .Takes(RequestSchemas.TaskRunPage, isRequired: false, TaskRunExamples.Page)
            .GivesList(StatusCodes.Status200OK, "The runs of the page, in order.", TaskRunSchemas.TaskRun)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The body is not valid, or the limit is out of range.",
                ErrorSchemas.Validation,
                ErrorSchemas.Detail
            );
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
            CreateOrReturnResult.IdTaken taken => Answers.Detail(
                $"{IntegrityConflict} The id {taken.Id} belongs to a task run with another key.",
                ErrorCode.IdTaken,
                StatusCodes.Status409Conflict
            ),
            CreateOrReturnResult.UnknownFlowRun unknown => Answers.Detail(
                $"{IntegrityConflict} The flow run {unknown.FlowRunId} does not exist.",
                ErrorCode.FlowRunNotFound,
                StatusCodes.Status409Conflict
            ),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private static async Task<IResult> Get(
        PathId id,
        TaskRunQueries queries,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(id.Value, cancellationToken) is { } run
            ? One(run, time, StatusCodes.Status200OK)
            : Answers.Detail("Task not found", ErrorCode.TaskRunNotFound, StatusCodes.Status404NotFound);

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
        if (page.Limit < 0)
            return InvalidLimit("must be greater than or equal to 0.");
        if (page.Limit > options.Value.DefaultLimit)
            return InvalidLimit($"must be less than or equal to {options.Value.DefaultLimit}.");

        var found = await queries.FilterAsync(page, cancellationToken);
        var now = time.GetInstant();
        return Answers.Json(found.ConvertAll(run => TaskRunBody.From(run, now)), ApiJson.Wire.IReadOnlyListTaskRunBody);
    }

    private static IResult InvalidLimit(string rule) =>
        Answers.Detail($"Invalid limit: {rule}", ErrorCode.LimitOutOfRange, StatusCodes.Status422UnprocessableEntity);

    private static IResult One(TaskRun run, TimeProvider time, int status) =>
        Answers.Json(TaskRunBody.From(run, time.GetInstant()), ApiJson.Wire.TaskRunBody, status);
}
