using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>A limit, and what is taken of it.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="ActiveSlots">How many slots are taken.</param>
/// <param name="Slots">Those that somebody holds, the longest held first; where it is said so, only the first of them.</param>
public sealed record LimitView(ConcurrencyLimit Limit, long ActiveSlots, IReadOnlyList<ConcurrencySlot> Slots);

/// <summary>What became of a request to create a limit.</summary>
/// <param name="Limit">The limit that has the name.</param>
/// <param name="IsCreated">Whether this request created it.</param>
public sealed record CreateLimitResult(ConcurrencyLimit Limit, bool IsCreated);

/// <summary>What became of a request to change a limit.</summary>
/// <param name="Limit">The limit; null: its new name is another limit's.</param>
public sealed record ChangeLimitResult(ConcurrencyLimit? Limit);

/// <summary>What became of a request for slots.</summary>
public abstract record TakeSlotsResult
{
    private TakeSlotsResult() { }

    /// <summary>They are taken, of every limit in force that was named.</summary>
    /// <param name="Limits">Those limits.</param>
    /// <param name="LeaseId">The lease; null: none was asked for.</param>
    public sealed record Taken(IReadOnlyList<ConcurrencyLimit> Limits, Guid? LeaseId) : TakeSlotsResult;

    /// <summary>Not now: nothing was taken.</summary>
    /// <param name="Reason">For people.</param>
    /// <param name="RetryAfterSeconds">After how many seconds to ask again; null: there is no use in it.</param>
    public sealed record Full(string Reason, int? RetryAfterSeconds) : TakeSlotsResult;

    /// <summary>Never: more than the limit has were asked for.</summary>
    /// <param name="Limit">That limit.</param>
    public sealed record TooMany(ConcurrencyLimit Limit) : TakeSlotsResult;

    /// <summary>Never: slots of this limit do not become free by themselves, so that it cannot limit a rate.</summary>
    /// <param name="Limit">That limit.</param>
    public sealed record NoDecay(ConcurrencyLimit Limit) : TakeSlotsResult;
}
