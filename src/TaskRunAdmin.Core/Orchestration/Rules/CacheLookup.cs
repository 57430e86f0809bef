using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R1: a run whose result is cached need not be executed.</summary>
internal sealed class CacheLookup : TransitionRule
{
    internal override string Name => "cache lookup";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Running;

    internal override Verdict? Judge(Transition transition) =>
        transition is { Cached: { } cached, Proposed.Details: { CacheKey.Length: > 0, RefreshCache: not true } }
            ? Reject(
                new ProposedState(cached.Type)
                {
                    Name = "Cached",
                    Message = cached.Message,
                    Data = cached.Data,
                    Artifact = cached.Artifact,
                    Details = cached.Details,
                },
                "Retrieved state from cache"
            )
            : null;
}
