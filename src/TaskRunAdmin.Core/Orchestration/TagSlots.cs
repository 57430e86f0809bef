namespace TaskRunAdmin.Core.Orchestration;

/// <summary>Why the slots of a run's tags cannot be taken.</summary>
/// <param name="Reason">For people.</param>
/// <param name="DelaySeconds">After how many seconds to ask again; null: there is no use in it.</param>
public sealed record SlotRefusal(string Reason, int? DelaySeconds);

/// <summary>Whether a run gets a slot of every limit on its tags: of all or of none (contract 6.6).</summary>
public static class TagSlots
{
    private const double JitterFactor = 0.3;

    /// <summary>What is against it; null: nothing, one of each can be taken that is not held already.</summary>
    /// <param name="limits">The limits in force.</param>
    /// <param name="maxWaitSeconds">The longest wait, before jitter.</param>
    /// <param name="dice">A random number from 0 to 1.</param>
    public static SlotRefusal? Refuse(IReadOnlyList<TagLimitFacts> limits, int maxWaitSeconds, double dice)
    {
        if (limits.FirstOrDefault(limit => limit.Limit == 0) is { } closed)
            return new(
                $"The concurrency limit on tag \"{closed.Tag}\" is 0 and will deadlock if the task tries to run again.",
                null
            );

        var full = limits.Where(limit => !limit.IsHeld && limit.ActiveSlots >= limit.Limit).ToList();
        if (full.Count == 0)
            return null;
        if (full.All(limit => limit.IsLegacy))
            return new($"Concurrency limit for the {full[0].Tag} tag has been reached", Math.Max(1, maxWaitSeconds));

        var recent = full.Where(limit => !limit.IsLegacy).ToList();
        return new(
            $"Concurrency limit reached for tags: {string.Join(", ", recent.Select(limit => limit.Tag))}",
            WaitSeconds(recent.Max(SecondsToASlot), maxWaitSeconds, dice)
        );
    }

    /// <summary>How long to wait for something that takes about so long: spread, so that not all ask again at once.</summary>
    /// <param name="expectedSeconds">When it is expected.</param>
    /// <param name="maxSeconds">The longest wait, before it is spread.</param>
    /// <param name="dice">A random number from 0 to 1.</param>
    /// <returns>Whole seconds, 1 at least.</returns>
    public static int WaitSeconds(double expectedSeconds, double maxSeconds, double dice)
    {
        var mean = Math.Min(expectedSeconds, maxSeconds);
        return mean > 0 ? (int)Math.Max(1, Math.Round(RetryPacing.Spread(mean, JitterFactor, dice))) : 1;
    }

    // Of ten slots that are held for ten seconds each, one becomes free every second (contract W10).
    private static double SecondsToASlot(TagLimitFacts limit) => limit.AvgOccupancySeconds / limit.Limit;
}
