using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R4: as many runs of a tag are executed at a time as its limit says.</summary>
internal sealed class TagConcurrency : TransitionRule
{
    internal override string Name => "tag concurrency";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Running;

    internal override Verdict? Judge(Transition transition)
    {
        var limits = transition.TagLimits;
        if (limits.Count == 0)
            return null;

        // Nothing is taken yet: that is left to whoever enters the state, so a rule that refuses it later on need not
        // give anything back.
        if (
            TagSlots.Refuse(limits, transition.TagSlotWaitSeconds, Random.Shared.NextDouble())
            is var (reason, delaySeconds)
        )
            return delaySeconds is { } seconds ? Wait(seconds, reason) : Abort(reason);

        transition.Effects = transition.Effects with
        {
            TakesSlotsOf = [.. limits.Where(limit => !limit.IsHeld).Select(limit => limit.Seq)],
        };
        return null;
    }
}
