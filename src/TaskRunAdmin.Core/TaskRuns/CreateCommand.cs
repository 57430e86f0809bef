using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Creates a task run, or finds the one that has its key (contract 2.6).</summary>
internal sealed class CreateCommand(NewTaskRun request, byte[] keyHash, Origin origin, bool requireKnownFlowRun)
    : TaskRunCommand<CreateOrReturnResult>
{
    private static readonly ProposedState Pending = new(StateType.Pending);
    private static readonly Dictionary<string, JsonElement> NoLabels = [];

    // A commit whose answer was lost is known by its seq, however many tries ago it was.
    private readonly List<long> _tried = [];
    private CreateOrReturnResult? _result;

    protected override CreateOrReturnResult Result => _result!;

    internal override void Ask(TaskRunBatch batch)
    {
        batch.AskForKey(request.Key, keyHash);
        if (request.Key.FlowRunId is { } flowRunId)
            batch.AskForFlowRun(flowRunId);
        if (request.Id is { } id)
            batch.AskForId(id);
    }

    internal override void Apply(TaskRunBatch batch) => _result = Decide(batch);

    private CreateOrReturnResult Decide(TaskRunBatch batch)
    {
        if (batch.Find(request.Key) is { } run)
            return _tried.Contains(run.Seq)
                ? new CreateOrReturnResult.Created(run)
                : new CreateOrReturnResult.Existing(run);

        IReadOnlyDictionary<string, JsonElement> inherited = NoLabels;
        if (request.Key.FlowRunId is { } flowRunId)
        {
            var known = batch.FindFlowRunLabels(flowRunId);
            if (known is null && requireKnownFlowRun)
                return new CreateOrReturnResult.UnknownFlowRun(flowRunId);
            inherited = known ?? inherited;
        }

        if (request.Id is { } id && batch.IsTaken(id))
            return new CreateOrReturnResult.IdTaken(id);

        var now = batch.Time.GetInstant();
        run = TaskRun.Create(request, inherited, batch.Seqs.Next(), now, origin, keyHash);
        run.Enter(RunState.Mint(request.State ?? Pending, run, batch.Seqs.Next(), now, origin));
        _tried.Add(run.Seq);
        batch.Add(run);
        return new CreateOrReturnResult.Created(run);
    }
}
