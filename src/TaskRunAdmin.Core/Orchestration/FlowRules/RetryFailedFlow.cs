using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration.Rules;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.FlowRules;

/// <summary>A failed flow run is tried again while its policy says so.</summary>
internal sealed class RetryFailedFlow : TransitionRule
{
    internal override string Name => "retry failed";

    internal override bool Concerns(StateType? from, StateType to) => from is Running && to is Failed;

    internal override Verdict? Judge(Transition transition) =>
        transition.Run is FlowRun { Policy: var policy } && RetryFailed.IsLeft(transition, policy.Retries)
            ? Reject(RetryFailed.Retry(transition, policy.RetryDelay ?? 0), RetryFailed.Reason)
            : null;
}
