using Microsoft.Extensions.Options;
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
        runs.MapPost("/", Create);
        runs.MapPost("/filter", Filter);
        runs.MapGet($"/{{id:{PathId.Constraint.Name}}}", Get);
    }

    private static async Task<IResult> Create(
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http);
        if (body is null)
            return refusal!;
        if (body.Json is not { } json)
            return Answers.MissingBody();

        var read = TaskRunReader.Read(json, options.Value);
        if (read.Value is null)
            return Answers.Invalid(read.Errors, body.Text);

        return await service.CreateOrReturnAsync(read.Value, http.Origin(), cancellationToken) switch
        {
            CreateOrReturnResult.Created created => One(created.Run, time, StatusCodes.Status201Created),
            CreateOrReturnResult.Existing existing => One(existing.Run, time, StatusCodes.Status200OK),
            CreateOrReturnResult.IdTaken taken => Answers.Detail(
                $"{IntegrityConflict} The id {taken.Id} belongs to a task run with another key.",
                StatusCodes.Status409Conflict
            ),
            CreateOrReturnResult.UnknownFlowRun unknown => Answers.Detail(
                $"{IntegrityConflict} The flow run {unknown.FlowRunId} does not exist.",
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
            : Answers.Detail("Task not found", StatusCodes.Status404NotFound);

    private static async Task<IResult> Filter(
        HttpRequest http,
        TaskRunQueries queries,
        IOptions<ApiOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http);
        if (body is null)
            return refusal!;

        var read = TaskRunPageReader.Read(body.Json, options.Value);
        if (read.Value is not { } page)
            return Answers.Invalid(read.Errors, body.Text);
        if (page.Limit < 0)
            return Answers.Detail(
                "Invalid limit: must be greater than or equal to 0.",
                StatusCodes.Status422UnprocessableEntity
            );
        if (page.Limit > options.Value.DefaultLimit)
            return Answers.Detail(
                $"Invalid limit: must be less than or equal to {options.Value.DefaultLimit}.",
                StatusCodes.Status422UnprocessableEntity
            );

        var found = await queries.FilterAsync(page, cancellationToken);
        var now = time.GetInstant();
        return TypedResults.Json(
            (IReadOnlyList<TaskRunBody>)found.ConvertAll(run => TaskRunBody.From(run, now)),
            ApiJson.Wire.IReadOnlyListTaskRunBody,
            Answers.MediaType
        );
    }

    private static IResult One(TaskRun run, TimeProvider time, int status) =>
        TypedResults.Json(
            TaskRunBody.From(run, time.GetInstant()),
            ApiJson.Wire.TaskRunBody,
            Answers.MediaType,
            status
        );
}
