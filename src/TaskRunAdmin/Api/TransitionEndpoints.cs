using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>Proposing states for task runs (contract 4.6).</summary>
internal static class TransitionEndpoints
{
    internal static void MapTransitions(this RouteGroupBuilder api)
    {
        var run = api.MapGroup($"/task_runs/{{id:{PathId.Constraint.Name}}}/set_state");
        run.MapPost("/", SetState)
            .Operation(
                "setTaskRunState",
                Tags.TaskRuns,
                "Propose a state",
                "The rules accept it, have another one entered instead, or refuse it; `status` and `details` say which and "
                    + "why. With `force` no rule is asked. A proposal with a `transition_id` that the run has entered a "
                    + "state by gets the first answer again and changes nothing: with one, a request that was answered "
                    + "503, or not at all, can be sent again and is counted once."
            )
            .Takes(TransitionSchemas.SetState, isRequired: true, TransitionExamples.SetState)
            .Gives(StatusCodes.Status201Created, "A state was entered.", TransitionSchemas.Result)
            .Gives(StatusCodes.Status200OK, "Nothing was changed.", TransitionSchemas.Result)
            .Refuses();
        run.MapPost("/verdict", Judge)
            .Reads()
            .Operation(
                "judgeTaskRunState",
                Tags.TaskRuns,
                "Ask what the rules would say to a state",
                "The answer that proposing it would give at this instant. Nothing is changed."
            )
            .Takes(TransitionSchemas.SetState, isRequired: true, TransitionExamples.SetState)
            .Gives(StatusCodes.Status200OK, "What the rules would say.", TransitionSchemas.Result)
            .Refuses();
    }

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder) =>
        builder
            .Fails(StatusCodes.Status404NotFound, "There is no run with this id.", ErrorSchemas.Exception)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);

    private static Task<IResult> SetState(
        PathId id,
        HttpRequest http,
        TaskRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            id,
            http,
            options.Value,
            request =>
                service.SetStateAsync(
                    id.Value,
                    request.State,
                    request.Force,
                    http.Origin(),
                    cancellationToken: cancellationToken
                ),
            result => result.IsWritten ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );

    private static Task<IResult> Judge(
        PathId id,
        HttpRequest http,
        TaskRunQueries queries,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            id,
            http,
            options.Value,
            request => queries.JudgeAsync(id.Value, request.State, request.Force, cancellationToken),
            _ => StatusCodes.Status200OK
        );

    private static async Task<IResult> AnswerAsync(
        PathId id,
        HttpRequest http,
        ApiOptions options,
        Func<SetStateRequest, Task<SetStateResult?>> ask,
        Func<SetStateResult, int> status
    )
    {
        var (body, refusal) = await RequestBody.ReadAsync(http, options);
        if (body is null)
            return refusal!;

        var read = SetStateReader.Read(body.Json);
        if (read.Value is null)
            return body.Invalid(read.Errors);

        return await ask(read.Value) is { } result
            ? Answers.Json(TransitionBody.From(result), ApiJson.Wire.TransitionBody, status(result))
            : Answers.Failure(NotFound(id.Value), ErrorCode.TaskRunNotFound, StatusCodes.Status404NotFound);
    }

    internal static string NotFound(Guid id) => $"Task run with id {id} not found";
}
