using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R12: a deferred run that is scheduled waits for a task worker.</summary>
internal sealed class Enqueue : TransitionRule
{
    internal override string Name => "enqueue";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Scheduled;

    internal override Verdict? Judge(Transition transition)
    {
        transition.Effects = transition.Effects with { MakesDeliverable = true };
        return null;
    }
}
