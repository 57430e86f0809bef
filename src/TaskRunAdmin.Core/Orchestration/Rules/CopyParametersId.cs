using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R5b: the parameters of a deferred run are not lost on its way to a worker.</summary>
internal sealed class CopyParametersId : TransitionRule
{
    internal override string Name => "copy parameters id";

    internal override bool Concerns(StateType? from, StateType to) =>
        from is Scheduled or Pending && to is Pending or Running;

    internal override Verdict? Judge(Transition transition)
    {
        var details = transition.Proposed.Details;
        transition.Complete(
            details with
            {
                TaskParametersId = details.TaskParametersId ?? transition.Current!.Details.TaskParametersId,
            }
        );
        return null;
    }
}
