using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Limits;

/// <summary>A limit as a batch sees it, with what the commands before have taken of it.</summary>
internal sealed class LimitAccount(ConcurrencyLimit limit, long held)
{
    internal ConcurrencyLimit Limit => limit;

    /// <summary>The slots that somebody holds.</summary>
    internal long Held { get; set; } = held;

    /// <summary>All slots that are taken.</summary>
    internal long ActiveSlots(DateTimeOffset now) => Held + limit.LooseAt(now);

    /// <summary>Whether so many slots are free.</summary>
    internal bool HasRoomFor(int slots, DateTimeOffset now) => ActiveSlots(now) + slots <= limit.Limit;
}
