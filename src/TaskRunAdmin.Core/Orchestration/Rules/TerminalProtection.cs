using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R2: a run that has ended stays so, unless it is executed anew and there is no result to lose.</summary>
internal sealed class TerminalProtection : TransitionRule
{
    internal override string Name => "terminal-state protection";

    internal override bool Concerns(StateType? from, StateType to) => from?.IsTerminal() == true;

    internal override Verdict? Judge(Transition transition)
    {
        var current = transition.Current!;
        if (transition.To is Cancelling or Paused or Crashed)
            return Abort($"Run is already {current.Type.WireName()}.");
        if (current.Type is Completed && current.HasResult)
            return Reject("This run is already completed.");
        if (transition.To.IsTerminal())
            return null;

        transition.ResetRunCount();
        if (
            transition.To is Running
            && transition.Run is TaskRun run
            && run.FlowRunRunCount < transition.FlowRun?.RunCount
        )
            transition.Rename(RenameReruns.Retrying);
        return null;
    }
}
