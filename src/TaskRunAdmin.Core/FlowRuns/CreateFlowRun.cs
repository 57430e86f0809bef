using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>Creates a flow run, or finds the one that has its idempotency key (contract 7.4).</summary>
internal sealed class CreateFlowRun(NewFlowRun request, Origin origin)
{
    private static readonly ProposedState Pending = new(StateType.Pending);

    // A commit whose answer was lost is known by its seq, however many tries ago it was.
    private readonly List<long> _tried = [];

    internal void Ask(TaskRunBatch batch) => FlowRunStates.AskForParent(batch, request.ParentTaskRunId);

    internal FlowRunCreation Execute(TaskRunBatch batch)
    {
        var db = batch.Db;
        if (Find(batch) is { } known)
        {
            db.ChangeTracker.Clear();
            return _tried.Contains(known.Seq)
                ? new FlowRunCreation.Created(known)
                : new FlowRunCreation.Existing(known);
        }

        if (db.Flows.AsNoTracking().FirstOrDefault(flow => flow.Id == request.FlowId) is not { } flow)
            return new FlowRunCreation.UnknownFlow(request.FlowId);
        if (request.ParentTaskRunId is { } parent && batch.Find(parent) is null)
            return new FlowRunCreation.UnknownParent(parent);

        var now = batch.Time.GetInstant();
        var run = FlowRun.Create(request, flow, batch.Seqs.Next(), now, origin);
        _tried.Add(run.Seq);
        // No rule is asked about a first state.
        var proposed = request.State ?? Pending;
        var state = FlowRunStates.Enter(
            batch,
            run,
            new Verdict(TransitionStatus.Accept, proposed),
            isForced: false,
            proposed.Details.TransitionId,
            now,
            origin
        );
        db.InsertRows<FlowRun>([run]);
        db.InsertRows<FlowRunState>([state]);
        return new FlowRunCreation.Created(run);
    }

    private FlowRun? Find(TaskRunBatch batch)
    {
        var db = batch.Db;
        if (request.IdempotencyKey is { } key)
        {
            var hash = FlowRun.Hash(request.FlowId, key);
            if (
                db.FlowRuns.Where(run => run.IdempotencyHash == hash).Select(run => (Guid?)run.Id).FirstOrDefault() is
                { } id
            )
                return FlowRunStates.Find(db, id);
        }

        var tried = _tried.ToArray();
        return
            tried is [_, ..]
            && db.FlowRuns.Where(run => tried.Contains(run.Seq)).Select(run => (Guid?)run.Id).FirstOrDefault()
                is { } own
            ? FlowRunStates.Find(db, own)
            : null;
    }
}
