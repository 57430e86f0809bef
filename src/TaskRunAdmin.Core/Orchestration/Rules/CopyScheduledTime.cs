using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R5: a scheduled run that becomes pending stays due when it was.</summary>
internal sealed class CopyScheduledTime : TransitionRule
{
    internal override string Name => "copy scheduled time";

    internal override bool Concerns(StateType? from, StateType to) =>
        from is StateType.Scheduled && to is StateType.Pending;

    internal override Verdict? Judge(Transition transition)
    {
        var details = transition.Proposed.Details;
        transition.Complete(
            details with
            {
                ScheduledTime = details.ScheduledTime ?? transition.Current!.Details.ScheduledTime,
            }
        );
        return null;
    }
}
