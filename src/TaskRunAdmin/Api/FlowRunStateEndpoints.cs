using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>The states of flow runs: proposing them, and their history (contract 7.4).</summary>
internal static class FlowRunStateEndpoints
{
    internal static void MapFlowRunStates(this RouteGroupBuilder api)
    {
        api.MapPost($"/flow_runs/{{id:{PathId.Constraint.Name}}}/set_state", SetState)
            .Operation(
                "setFlowRunState",
                Tags.FlowRuns,
                "Propose a state for a flow run",
                "The rules accept it, have another one entered instead, or refuse it. The task run that stands for a "
                    + "sub-flow enters a copy; unfinished task runs of a flow run that ends as CANCELLED or CRASHED "
                    + "(`Orchestration:CloseTaskRunsWith`) end with it."
            )
            .Takes(TransitionSchemas.SetState, isRequired: true, TransitionExamples.SetState)
            .Gives(StatusCodes.Status201Created, "A state was entered.", TransitionSchemas.Result)
            .Gives(StatusCodes.Status200OK, "Nothing was changed.", TransitionSchemas.Result)
            .Fails(StatusCodes.Status404NotFound, "There is no flow run with this id.", ErrorSchemas.Exception)
            .Fails(StatusCodes.Status422UnprocessableEntity, "The body is not valid.", ErrorSchemas.Validation);
        var states = api.MapGroup("/flow_run_states");
        states
            .MapGet("/", List)
            .Operation(
                "listFlowRunStates",
                Tags.FlowRuns,
                "List the states of a flow run",
                "The whole history, oldest first; empty for an unknown flow run."
            )
            .Asks("flow_run_id", Schema.Uuid("The flow run."))
            .GivesList(StatusCodes.Status200OK, "The states.", TaskRunSchemas.State)
            .Fails(
                StatusCodes.Status422UnprocessableEntity,
                "The flow run's id is missing or is no UUID.",
                ErrorSchemas.Validation
            );
        states
            .MapGet($"/{{id:{PathId.Constraint.Name}}}", Get)
            .Operation("getFlowRunState", Tags.FlowRuns, "Read a state of a flow run", "One entry of its history.")
            .Gives(StatusCodes.Status200OK, "The state.", TaskRunSchemas.State)
            .Fails(StatusCodes.Status404NotFound, "There is no state with this id.", ErrorSchemas.Detail);
    }

    private static Task<IResult> SetState(
        PathId id,
        HttpRequest http,
        FlowRunService service,
        IOptions<ApiOptions> options,
        CancellationToken cancellationToken
    ) =>
        RequestBody.AnswerAsync(
            http,
            options.Value,
            SetStateReader.Read,
            async request =>
                await service.SetStateAsync(id.Value, request.State, request.Force, http.Origin(), cancellationToken)
                    is { } result
                    ? Answers.Json(
                        TransitionBody.From(result),
                        ApiJson.Wire.TransitionBody,
                        result.IsWritten ? StatusCodes.Status201Created : StatusCodes.Status200OK
                    )
                    : Answers.Failure(
                        $"Flow run with id {id.Value} not found",
                        ErrorCode.FlowRunNotFound,
                        StatusCodes.Status404NotFound
                    )
        );

    private static async Task<IResult> Get(PathId id, FlowRunQueries queries, CancellationToken cancellationToken) =>
        await queries.FindStateAsync(id.Value, cancellationToken) is { } state
            ? Answers.Json(RunStateBody.From(state), ApiJson.Wire.RunStateBody)
            : Answers.Detail("Flow run state not found", ErrorCode.StateNotFound, StatusCodes.Status404NotFound);

    private static async Task<IResult> List(
        HttpRequest http,
        FlowRunQueries queries,
        CancellationToken cancellationToken
    )
    {
        var sent = http.Query["flow_run_id"].LastOrDefault();
        if (QueryReader.ReadUuid("flow_run_id", sent, out var errors) is not { } flowRunId)
            return Answers.Invalid(errors, body: default);

        var states = await queries.ListStatesAsync(flowRunId, cancellationToken);
        return Answers.Json(states.ConvertAll(RunStateBody.From), ApiJson.Wire.IReadOnlyListRunStateBody);
    }
}
