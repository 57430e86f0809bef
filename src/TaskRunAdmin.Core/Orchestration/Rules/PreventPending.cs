using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R0: what a task worker has taken up does not go back to waiting for one.</summary>
internal sealed class PreventPending : TransitionRule
{
    internal override string Name => "prevent pending";

    internal override bool Concerns(StateType? from, StateType to) =>
        from is Pending or Cancelling or Running or Cancelled && to is Pending;

    internal override Verdict? Judge(Transition transition)
    {
        var (current, proposed) = (transition.Current!, transition.Proposed);
        if (
            current.Type is not Pending
            || proposed.Name is not { } name
            || name == current.Name
            || name == Pending.DefaultName()
        )
            return Abort($"This run is in a {current.Type.WireName()} state and cannot transition to a PENDING state.");

        // PENDING under a name of its own says where a run has got to on its way to a worker.
        transition.Complete(
            proposed.Details with
            {
                ScheduledTime = current.Details.ScheduledTime,
                DeploymentConcurrencyLeaseId = current.Details.DeploymentConcurrencyLeaseId,
            }
        );
        return null;
    }
}
