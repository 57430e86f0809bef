using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>Creates a flow run, or finds the one that has its idempotency key (contract 7.4).</summary>
internal sealed class CreateFlowRun(NewFlowRun request, Origin origin)
{
    private static readonly ProposedState Pending = new(StateType.Pending);

    internal void Ask(TaskRunBatch batch) => FlowRunStates.AskForParent(batch, request.ParentTaskRunId);

    internal FlowRunCreation Execute(TaskRunBatch batch)
    {
        var db = batch.Db;
        if (Find(db) is { } known)
        {
            db.ChangeTracker.Clear();
            return new FlowRunCreation.Existing(known);
        }

        if (db.Flows.AsNoTracking().FirstOrDefault(flow => flow.Id == request.FlowId) is not { } flow)
            return new FlowRunCreation.UnknownFlow(request.FlowId);
        if (request.ParentTaskRunId is { } parent && batch.Find(parent) is null)
            return new FlowRunCreation.UnknownParent(parent);

        var now = batch.Time.GetInstant();
        var run = FlowRun.Create(request, flow, batch.Seqs.Next(), now, origin);
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

    private FlowRun? Find(TaskRunDbContext db)
    {
        if (request.IdempotencyKey is not { } key)
            return null;
        var hash = FlowRun.Hash(request.FlowId, key);
        return
            db.FlowRuns.Where(run => run.IdempotencyHash == hash).Select(run => (Guid?)run.Id).FirstOrDefault()
                is { } id
            ? FlowRunStates.Find(db, id)
            : null;
    }
}
