namespace TaskRunAdmin.Core.Model;

/// <summary>Who holds slots.</summary>
/// <param name="Type">What it is: <see cref="TaskRunType"/> or another word of <see cref="Types"/>.</param>
/// <param name="Id">Its id.</param>
public readonly record struct SlotHolder(string Type, Guid Id)
{
    /// <summary>A task run.</summary>
    public const string TaskRunType = "task_run";

    /// <summary>What may hold slots.</summary>
    public static readonly IReadOnlyList<string> Types = ["flow_run", TaskRunType, "deployment"];

    /// <summary>A task run.</summary>
    public static SlotHolder TaskRun(Guid id) => new(TaskRunType, id);
}

/// <summary>Slots of one limit that somebody holds under a lease.</summary>
public sealed class ConcurrencySlot
{
    /// <summary>For how long a task run holds a slot when nothing takes it from it: as good as for ever.</summary>
    public static readonly TimeSpan ForEver = TimeSpan.FromDays(36_525);

    private ConcurrencySlot() { }

    /// <summary>Slots that were just taken.</summary>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="limitSeq">The limit's <see cref="ConcurrencyLimit.Seq"/>.</param>
    /// <param name="lease">Under which lease.</param>
    /// <param name="slots">How many.</param>
    /// <param name="now">The instant, from which on the lease counts.</param>
    /// <param name="taken">When they were taken, where that was earlier.</param>
    public ConcurrencySlot(
        long seq,
        long limitSeq,
        SlotLease lease,
        int slots,
        DateTimeOffset now,
        DateTimeOffset? taken = null
    )
    {
        (Seq, LimitSeq, Slots, Taken) = (seq, limitSeq, slots, taken ?? now);
        (LeaseId, HolderType, HolderId) = (lease.Id, lease.Holder?.Type, lease.Holder?.Id);
        Expires = Instants.Latest - now > lease.Duration ? (now + lease.Duration).Cut() : Instants.Latest;
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The limit's <see cref="ConcurrencyLimit.Seq"/>.</summary>
    public long LimitSeq { get; private init; }

    /// <summary>The lease, which may be about slots of other limits too.</summary>
    public Guid LeaseId { get; private init; }

    /// <inheritdoc cref="SlotHolder.Type"/>
    public string? HolderType { get; private init; }

    /// <inheritdoc cref="SlotHolder.Id"/>
    public Guid? HolderId { get; private init; }

    /// <summary>How many.</summary>
    public int Slots { get; private init; }

    /// <summary>When they were taken.</summary>
    public DateTimeOffset Taken { get; private init; }

    /// <summary>From when on they are free again.</summary>
    public DateTimeOffset Expires { get; private init; }

    /// <summary>Whether it is this one who holds them.</summary>
    public bool IsHeldBy(SlotHolder holder) => HolderId == holder.Id && HolderType == holder.Type;
}

/// <summary>On what terms slots are held.</summary>
/// <param name="Id">The lease.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Holder">By whom; null: nobody said.</param>
public sealed record SlotLease(Guid Id, TimeSpan Duration, SlotHolder? Holder)
{
    // Ids of leases are of version 7 otherwise.
    private const int OverNothingVersion = 8;

    /// <summary>The id of a lease over no slots: nothing is kept of it, and it is known by its form.</summary>
    public static Guid OverNothing(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = TimeOrderedId.Next(now).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)((OverNothingVersion << 4) | (bytes[6] & 0x0F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Whether a lease of this id is over no slots.</summary>
    public static bool IsOverNothing(Guid id) => id.Version == OverNothingVersion;

    /// <summary>A lease that a task run has until it ends.</summary>
    public static SlotLease ForRun(Guid runId, DateTimeOffset now) =>
        new(TimeOrderedId.Next(now), ConcurrencySlot.ForEver, SlotHolder.TaskRun(runId));
}
