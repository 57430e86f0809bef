using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Creates a task run, or finds the one that has its key (contract 2.6).</summary>
internal sealed class CreateCommand(
    NewTaskRun request,
    byte[] keyHash,
    Origin origin,
    ApiOptions options,
    TaskRunDatabase database
) : TaskRunCommand<CreateOrReturnResult>(origin)
{
    private static readonly ProposedState Pending = new(StateType.Pending);
    private static readonly Dictionary<string, JsonElement> NoLabels = [];

    private readonly ProposedState _state = request.State ?? Pending;

    private CreateOrReturnResult? _result;

    protected override CreateOrReturnResult Result => _result!;

    internal override void Ask(TaskRunBatch batch)
    {
        batch.AskForKey(request.Key, keyHash);
        if (request.Key.FlowRunId is { } flowRunId)
            batch.AskForFlowRun(flowRunId);
        if (request.Id is { } id)
            batch.AskForId(id);
        Transitions.Ask(_state, isForced: true, batch);
    }

    internal override void Apply(TaskRunBatch batch) => _result = Decide(batch);

    /// <summary>A repeat needs no turn: somebody else may have made the run meanwhile.</summary>
    protected override async Task<CreateOrReturnResult?> AnswerWithoutTurnAsync(CancellationToken cancellationToken) =>
        await database.FindByKeyAsync(request.Key, keyHash, cancellationToken) is { } found
            ? new CreateOrReturnResult.Existing(found)
            : null;

    private CreateOrReturnResult Decide(TaskRunBatch batch)
    {
        if (batch.Find(request.Key) is { } run)
            return new CreateOrReturnResult.Existing(run);

        var flowRun = batch.FindFlowRun(request.Key.FlowRunId);
        if (flowRun is null && request.Key.FlowRunId is { } flowRunId && options.RequireKnownFlowRun)
            return new CreateOrReturnResult.UnknownFlowRun(flowRunId);
        if (request.Id is { } id && batch.IsTaken(id))
            return new CreateOrReturnResult.IdTaken(id);

        var now = batch.Time.GetInstant();
        run = TaskRun.Create(request, flowRun?.Labels ?? NoLabels, batch.Seqs.Next(), now, Origin, keyHash);
        batch.Add(run);
        // A first state is forced: the rules have a say only in what task workers are to execute (contract 2.6).
        var transition = Transitions.Of(run, _state, now, batch, options);
        var verdict = TransitionPolicy.For(_state, isForced: true).Judge(transition);
        batch.Enter(run, verdict, now, Origin, transitionId: _state.Details.TransitionId);
        return new CreateOrReturnResult.Created(run);
    }
}
