using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R10: a result that has a cache key is there for later runs. A key that is too long is not cached (contract W14).</summary>
internal sealed class CacheInsertion : TransitionRule
{
    internal override string Name => "cache insertion";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Completed;

    internal override Verdict? Judge(Transition transition)
    {
        if (transition.Proposed.Details.CacheKey is not { Length: > 0 } key)
            return null;

        var max = transition.MaxCacheKeyLength;
        if (key.Length > max && key.EnumerateRunes().Count() > max)
            return Reject(transition.Proposed, $"Cache key exceeded maximum allowed length of {max} characters.");

        transition.Effects = transition.Effects with { CacheKey = key };
        return null;
    }
}
