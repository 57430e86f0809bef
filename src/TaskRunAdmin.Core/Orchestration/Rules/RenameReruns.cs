using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R8: that a run is executed once more can be seen by its state's name, whatever the client called it.</summary>
internal sealed class RenameReruns : TransitionRule
{
    internal const string Retrying = "Retrying";

    internal override string Name => "rename reruns";

    internal override bool Concerns(StateType? from, StateType to) => from is not null && to is StateType.Running;

    internal override Verdict? Judge(Transition transition)
    {
        if (transition.RunCount > 0)
            transition.Rename(transition.Current!.Name is RetryFailed.AwaitingRetry ? Retrying : "Rerunning");
        return null;
    }
}
