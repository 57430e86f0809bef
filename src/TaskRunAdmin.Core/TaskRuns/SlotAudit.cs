using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The audit entries of slots that are taken and given back; where there are none of them, no entry.</summary>
internal static class SlotAudit
{
    /// <summary>Slots of limits that were named, however many there are of them.</summary>
    internal static void OfLimits(
        TaskRunBatch batch,
        Origin origin,
        string action,
        IReadOnlyList<ConcurrencyLimit> limits,
        int slots
    )
    {
        if (limits is [var only])
            batch.Audit(origin, action, new(only.Id, only.Name), after: AuditFacts.Of(("slots", slots)));
        else if (limits.Count > 0)
            batch.Audit(
                origin,
                action,
                new(null, null),
                after: AuditFacts.Of(("slots", slots), ("limits", limits.Select(limit => limit.Name)))
            );
    }

    /// <summary>What is held under a lease.</summary>
    internal static void OfLease(
        TaskRunBatch batch,
        Origin origin,
        string action,
        Guid lease,
        IReadOnlyCollection<ConcurrencySlot> slots
    )
    {
        if (slots.Count > 0)
            batch.Audit(
                origin,
                action,
                new(lease, null),
                after: AuditFacts.Of(("slots", slots.Sum(slot => slot.Slots)))
            );
    }

    /// <summary>What a run holds.</summary>
    internal static void OfRun(
        TaskRunBatch batch,
        Origin origin,
        string action,
        Guid run,
        List<ConcurrencyLimit> limits
    )
    {
        if (limits.Count > 0)
            batch.Audit(
                origin,
                action,
                new(run, null),
                after: AuditFacts.Of(("limits", limits.Select(limit => limit.Name)))
            );
    }
}
