using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>How flow runs are read and enter states inside of a batch.</summary>
internal static class FlowRunStates
{
    /// <summary>Names the task run that stands for a flow run, which enters what the flow run enters.</summary>
    internal static void AskForParent(TaskRunBatch batch, Guid? taskRunId)
    {
        if (taskRunId is not { } id)
            return;
        batch.AskForRun(id);
        // It may end with it.
        batch.AskForHeldSlots(id);
    }

    /// <summary>The flow run with its current state, tracked; null when there is none.</summary>
    internal static FlowRun? Find(TaskRunDbContext db, Guid id) =>
        // In one statement: another server may remove both at any time.
        db
            .FlowRuns.Where(run => run.Id == id)
            .Join(db.FlowRunStates, run => run.StateId, state => state.Id, (run, state) => new { run, state })
            .FirstOrDefault()
            is { } found
            ? found.run.WithState(found.state)
            : null;

    /// <summary>
    /// Has a flow run enter the state that the rules have left, and the task run that stands for it a copy.
    /// </summary>
    /// <param name="batch">The batch; nothing of the flow run itself is written yet.</param>
    /// <param name="run">The flow run.</param>
    /// <param name="verdict">What the rules have left.</param>
    /// <param name="isForced">Whether they were passed over.</param>
    /// <param name="transitionId">The client's own id of the transition.</param>
    /// <param name="now">The instant.</param>
    /// <param name="origin">Who set it.</param>
    internal static FlowRunState Enter(
        TaskRunBatch batch,
        FlowRun run,
        Verdict verdict,
        bool isForced,
        Guid? transitionId,
        DateTimeOffset now,
        Origin origin
    )
    {
        // A flow run that was made just now has no state yet.
        var before = run.StateId == Guid.Empty ? null : AuditFacts.State(run.StateType, run.StateName);
        var cause = new TransitionCause(transitionId, verdict.Rule, verdict.Reason, isForced);
        var state = FlowRunState.Mint(verdict.State!, run, batch.Seqs.Next(), now, origin, cause);
        run.Enter(state);
        batch.Touch(run.Id);
        batch.Audit(
            origin,
            before is null ? AuditAction.CreateFlowRun : AuditAction.SetFlowRunState,
            new(run.Id, run.Name),
            before,
            AuditFacts.State(state.Type, state.Name),
            state.Message
        );
        if (run.ParentTaskRunId is { } parentId && batch.Find(parentId) is { } parent)
            Mirror(batch, state, run, parent, now, origin);
        return state;
    }

    /// <summary>Leaves word that the unfinished task runs of a flow run are to end as it has ended (contract W11).</summary>
    internal static FlowRunWork CloseTaskRuns(TaskRunBatch batch, FlowRun run)
    {
        var work = new FlowRunWork(batch.Seqs.Next(), run.Id, FlowRunWorkKind.CloseTaskRuns, run.StateType);
        batch.Db.InsertRows<FlowRunWork>([work]);
        return work;
    }

    /// <summary>What a sub-flow enters, the task run that stands for it enters too, whatever the rules say (contract 7.4).</summary>
    private static void Mirror(
        TaskRunBatch batch,
        FlowRunState state,
        FlowRun run,
        TaskRun parent,
        DateTimeOffset now,
        Origin origin
    )
    {
        var copy = new ProposedState(state.Type)
        {
            Name = state.Name,
            Message = state.Message,
            Data = state.Data,
            Artifact = state.Artifact,
            Details = state.Details with { ChildFlowRunId = run.Id, TransitionId = null },
        };
        batch.Enter(parent, new Verdict(TransitionStatus.Accept, copy), now, origin, isForced: true);
    }
}
