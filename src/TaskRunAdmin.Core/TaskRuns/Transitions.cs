using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What the rules need to know of a proposal, taken from a batch.</summary>
internal static class Transitions
{
    private static readonly OrchestrationOptions Defaults = new();

    /// <summary>Names what has to be read.</summary>
    internal static void Ask(ProposedState proposed, bool isForced, TaskRunBatch batch)
    {
        if (
            proposed is { Type: StateType.Running, Details: { CacheKey: { Length: > 0 } key, RefreshCache: not true } }
            && TransitionPolicy.For(proposed, isForced) != TransitionPolicy.Minimal
        )
            batch.AskForCached(key);
    }

    /// <summary>The same of slots, for a run that is there.</summary>
    internal static void AskForSlots(Guid runId, ProposedState proposed, bool isForced, TaskRunBatch batch)
    {
        if (proposed.Type is StateType.Running && TransitionPolicy.For(proposed, isForced) == TransitionPolicy.Core)
            batch.AskForSlots(runId);
        else
            batch.AskForHeldSlots(runId);
    }

    /// <summary>The proposal with all that the rules may look at.</summary>
    internal static Transition Of(
        TaskRun run,
        ProposedState proposed,
        DateTimeOffset now,
        TaskRunBatch batch,
        ApiOptions options,
        OrchestrationOptions? orchestration = null
    ) =>
        new(run, proposed, now)
        {
            FlowRun = batch.FindFlowRun(run.FlowRunId) is { } flow
                ? new FlowRunFacts(flow.Id, flow.StateType, flow.RunCount, flow.PauseTimeout, flow.PauseReschedule)
                : null,
            Cached = batch.FindCached(proposed.Details.CacheKey),
            MaxCacheKeyLength = options.MaxCacheKeyLength,
            TagLimits =
                proposed.Type is StateType.Running && run.Tags.Count > 0
                    ? TagLimits(run.Id, run.Tags, run.StateType is StateType.Running, now, batch)
                    : [],
            TagSlotWaitSeconds = (orchestration ?? Defaults).TagSlotWaitSeconds,
        };

    /// <summary>The limits in force on these tags.</summary>
    /// <param name="runId">Who wants slots of them.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="isRunning">Whether it is executed already: where slots decay, it is counted once.</param>
    /// <param name="now">The instant.</param>
    /// <param name="batch">The batch.</param>
    internal static IReadOnlyList<TagLimitFacts> TagLimits(
        Guid runId,
        IReadOnlyList<string> tags,
        bool isRunning,
        DateTimeOffset now,
        TaskRunBatch batch
    ) =>
        [
            .. batch
                .Limits.OfTags(tags)
                .Select(each => new TagLimitFacts(
                    each.Account.Limit.Seq,
                    each.Tag,
                    each.Account.Limit.IsLegacy,
                    each.Account.Limit.Limit,
                    (int)Math.Min(each.Account.ActiveSlots(now), int.MaxValue),
                    batch.Limits.Holds(each.Account, SlotHolder.TaskRun(runId))
                        || (isRunning && each.Account.Limit.Decays),
                    each.Account.Limit.AvgSlotOccupancySeconds
                )),
        ];
}
