using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.FlowRules;

/// <summary>A scheduled flow run that nothing executes yet need not be ended first.</summary>
internal sealed class NothingToCancel : TransitionRule
{
    internal override string Name => "nothing to cancel";

    internal override bool Concerns(StateType? from, StateType to) => from is Scheduled && to is Cancelling;

    internal override Verdict? Judge(Transition transition) =>
        transition.Run is FlowRun { InfrastructurePid: null or "" }
            ? Reject(
                new ProposedState(Cancelled) { Message = transition.Proposed.Message },
                "Scheduled flow run has no infrastructure to terminate."
            )
            : null;
}
