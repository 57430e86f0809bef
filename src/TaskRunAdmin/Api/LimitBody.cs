using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>A concurrency limit on the wire.</summary>
internal sealed record LimitBody(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    bool Active,
    string Name,
    int Limit,
    long ActiveSlots,
    int DeniedSlots,
    double SlotDecayPerSecond,
    double AvgSlotOccupancySeconds
)
{
    internal static LimitBody From(LimitView view) => From(view.Limit, view.ActiveSlots);

    internal static LimitBody From(ConcurrencyLimit limit, long activeSlots) =>
        new(
            limit.Id,
            limit.Created,
            limit.Updated,
            limit.Active,
            limit.Name,
            limit.Limit,
            activeSlots,
            0,
            limit.SlotDecayPerSecond,
            limit.AvgSlotOccupancySeconds
        );
}

/// <summary>A limit of the first generation on the wire: its slots by the runs that hold them.</summary>
internal sealed record LegacyLimitBody(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string Tag,
    int ConcurrencyLimit,
    IReadOnlyList<Guid> ActiveSlots
)
{
    internal static LegacyLimitBody From(LimitView view) =>
        new(
            view.Limit.Id,
            view.Limit.Created,
            view.Limit.Updated,
            view.Limit.Name,
            view.Limit.Limit,
            [.. view.Slots.Where(slot => slot.HolderId is not null).Select(slot => slot.HolderId!.Value)]
        );
}

/// <summary>A limit that slots were taken of.</summary>
internal sealed record NamedLimitBody(Guid Id, string Name, int Limit)
{
    internal static IReadOnlyList<NamedLimitBody> From(IReadOnlyList<ConcurrencyLimit> limits) =>
        [.. limits.Select(limit => new NamedLimitBody(limit.Id, limit.Name, limit.Limit))];

    /// <summary>The same by the tags that they are about.</summary>
    internal static IReadOnlyList<NamedLimitBody> FromTags(IReadOnlyList<ConcurrencyLimit> limits) =>
        [.. limits.Select(limit => new NamedLimitBody(limit.Id, limit.Key.Tag!, limit.Limit))];
}

/// <summary>A lease, and the limits that it is over.</summary>
internal sealed record LeaseBody(Guid LeaseId, IReadOnlyList<NamedLimitBody> Limits);
