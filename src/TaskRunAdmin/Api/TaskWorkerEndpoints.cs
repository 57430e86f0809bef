using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>Task workers (contract 4.10).</summary>
internal static class TaskWorkerEndpoints
{
    internal static void MapTaskWorkers(this RouteGroupBuilder api) =>
        api.MapPost("/task_workers/filter", Filter)
            .Reads()
            .Operation(
                "filterTaskWorkers",
                Tags.TaskWorkers,
                "List task workers",
                "Those that are connected now: none, as this server delivers no task runs."
            )
            .Takes(ServerSchemas.TaskWorkerFilter, isRequired: false, TaskRunExamples.TaskWorkers)
            .GivesList(StatusCodes.Status200OK, "The workers.", ServerSchemas.TaskWorker)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);

    private static Task<IResult> Filter(HttpRequest http, IOptions<ApiOptions> options) =>
        RequestBody.AnswerAsync(http, options.Value, TaskWorkerFilterReader.Read, _ => Task.FromResult(Answers.None()));
}
