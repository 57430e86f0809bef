using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>Proposes a state for a flow run (contract 7.4); answered with null when there is no such flow run.</summary>
internal sealed class SetFlowRunState(
    Guid id,
    ProposedState proposed,
    bool isForced,
    Origin origin,
    IReadOnlyCollection<StateType> closesWith
)
{
    /// <summary>What is to be done with its task runs; null: nothing.</summary>
    internal FlowRunWork? Work { get; private set; }

    internal void Ask(TaskRunBatch batch) =>
        FlowRunStates.AskForParent(
            batch,
            batch.Db.FlowRuns.Where(run => run.Id == id).Select(run => run.ParentTaskRunId).FirstOrDefault()
        );

    internal SetStateResult? Execute(TaskRunBatch batch)
    {
        var db = batch.Db;
        Work = null;
        if (FlowRunStates.Find(db, id) is not { } run)
            return null;

        try
        {
            var now = batch.Time.GetInstant();
            var policy = isForced ? TransitionPolicy.Minimal : TransitionPolicy.FlowRuns;
            var verdict = policy.Judge(new Transition(run, proposed, now));
            if (verdict.State is not null)
            {
                var transitionId = proposed.Details.TransitionId;
                var state = FlowRunStates.Enter(batch, run, verdict, isForced, transitionId, now, origin);
                db.SaveChanges();
                db.InsertRows<FlowRunState>([state]);
                Work = closesWith.Contains(state.Type) ? FlowRunStates.CloseTaskRuns(batch, run) : null;
            }

            return new SetStateResult(verdict.Status, run.State, IsWritten: verdict.State is not null)
            {
                Rule = verdict.Rule,
                Reason = verdict.Reason,
                DelaySeconds = verdict.DelaySeconds,
                Unpersisted = verdict.State?.Unpersisted,
            };
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
