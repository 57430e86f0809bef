using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What the rules need to know of a proposal, taken from a batch.</summary>
internal static class Transitions
{
    /// <summary>Names what has to be read.</summary>
    internal static void Ask(ProposedState proposed, bool isForced, TaskRunBatch batch)
    {
        if (
            proposed is { Type: StateType.Running, Details: { CacheKey: { Length: > 0 } key, RefreshCache: not true } }
            && TransitionPolicy.For(proposed, isForced) != TransitionPolicy.Minimal
        )
            batch.AskForCached(key);
    }

    /// <summary>The proposal with all that the rules may look at.</summary>
    internal static Transition Of(
        TaskRun run,
        ProposedState proposed,
        DateTimeOffset now,
        TaskRunBatch batch,
        ApiOptions options
    ) =>
        new(run, proposed, now)
        {
            FlowRun = batch.FindFlowRun(run.FlowRunId) is { } flow
                ? new FlowRunFacts(flow.Id, flow.StateType, flow.RunCount, flow.PauseTimeout, flow.PauseReschedule)
                : null,
            Cached = batch.FindCached(proposed.Details.CacheKey),
            MaxCacheKeyLength = options.MaxCacheKeyLength,
        };
}
