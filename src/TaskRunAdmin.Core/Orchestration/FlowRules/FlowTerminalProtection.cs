using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.FlowRules;

/// <summary>A flow run that has ended stays so, unless it is executed anew and there is no result to lose.</summary>
internal sealed class FlowTerminalProtection : TransitionRule
{
    internal override string Name => "terminal-state protection";

    internal override bool Concerns(StateType? from, StateType to) => from?.IsTerminal() == true;

    internal override Verdict? Judge(Transition transition)
    {
        var (current, to) = (transition.Current!, transition.To);
        if (to is Cancelling or Paused or Crashed)
            return Abort($"Run is already in terminal state {current.Type.WireName()}.");
        if (current.Type is Completed && current.HasResult && !to.IsTerminal())
            return Reject("Run is already COMPLETED.");
        return to is Scheduled && transition.Run is FlowRun { DeploymentId: null }
            ? Abort("Cannot reschedule a run without an associated deployment.")
            : null;
    }
}
