using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R6: a run does not start before it is due.</summary>
internal sealed class WaitForScheduledTime : TransitionRule
{
    internal override string Name => "wait for scheduled time";

    internal override bool Concerns(StateType? from, StateType to) => from is Scheduled or Pending && to is Running;

    internal override Verdict? Judge(Transition transition)
    {
        var seconds = transition.Current!.Details.ScheduledTime is { } due
            ? Math.Round((due - transition.Now).TotalSeconds)
            : 0;
        return seconds > 0 ? Wait((int)Math.Min(seconds, int.MaxValue), "Scheduled time is in the future") : null;
    }
}
