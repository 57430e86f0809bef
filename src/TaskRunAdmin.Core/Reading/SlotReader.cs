using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>A request for slots under a lease.</summary>
/// <param name="Slots">Which.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Holder">By whom; null: it was not said.</param>
public sealed record LeaseRequest(SlotRequest Slots, TimeSpan Duration, SlotHolder? Holder);

/// <summary>A request to give slots back by the names of their limits.</summary>
/// <param name="Names">The names.</param>
/// <param name="Slots">How many of each.</param>
/// <param name="OccupancySeconds">For how long they were held; null: it was not said.</param>
/// <param name="CreatesMissing">Whether limits that do not exist are created, not in force.</param>
public sealed record SlotReturn(IReadOnlyList<string> Names, int Slots, double? OccupancySeconds, bool CreatesMissing);

/// <summary>A request about a lease.</summary>
/// <param name="Id">The lease.</param>
public sealed record LeaseReturn(Guid Id);

/// <summary>A request to have a lease run out later.</summary>
/// <param name="Duration">How much later than now.</param>
public sealed record LeaseRenewal(TimeSpan Duration);

/// <summary>A request for the slots of a run's tags, or to give them back.</summary>
/// <param name="Tags">The tags.</param>
/// <param name="TaskRunId">The run.</param>
public sealed record RunSlotRequest(IReadOnlyList<string> Tags, Guid TaskRunId);

/// <summary>Reads requests for slots of concurrency limits (contract 6.6).</summary>
public static class SlotReader
{
    /// <summary>How many limits one request may name.</summary>
    public const int MaxNames = 1000;

    /// <summary>The shortest and the longest lease, and the one of a request that says nothing; in seconds.</summary>
    public const int MinLeaseSeconds = 60;

    /// <inheritdoc cref="MinLeaseSeconds"/>
    public const int MaxLeaseSeconds = 86_400;

    /// <inheritdoc cref="MinLeaseSeconds"/>
    public const int DefaultLeaseSeconds = 300;

    /// <summary>What may be limited; true: a rate.</summary>
    public static readonly IReadOnlyDictionary<string, bool> Modes = new Dictionary<string, bool>
    {
        ["concurrency"] = false,
        ["rate_limit"] = true,
    };

    private static readonly Dictionary<string, int> HolderTypes = SlotHolder
        .Types.Select((type, index) => (type, index))
        .ToDictionary(each => each.type, each => each.index);

    /// <summary>Reads a request for slots that nobody holds.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<SlotRequest> Read(JsonElement? body) =>
        RequestReader.Read(body, ["slots", "names", "mode", "create_if_missing"], reader => reader.ReadSlots(true));

    /// <summary>Reads a request for slots under a lease.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<LeaseRequest> ReadLease(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["slots", "names", "mode", "lease_duration", "holder"],
            reader => new LeaseRequest(
                reader.ReadSlots(false),
                reader.ReadDuration(),
                reader.Nullable("holder") is { } holder ? ReadHolder(holder) : null
            )
        );

    /// <summary>Reads a request to give slots back by name.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<SlotReturn> ReadReturn(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["slots", "names", "occupancy_seconds", "create_if_missing"],
            reader =>
            {
                var slots = reader.ReadCount();
                var names = reader.ReadNames();
                return new SlotReturn(
                    names,
                    slots,
                    reader.Nullable("occupancy_seconds")?.AtLeast(0.0),
                    reader.Nullable("create_if_missing")?.Bool() ?? false
                );
            }
        );

    /// <summary>Reads a request to give back what a lease is over.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<LeaseReturn> ReadLeaseReturn(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["lease_id"],
            reader => new LeaseReturn((reader.Nullable("lease_id") ?? reader.Missing("lease_id"))?.Uuid() ?? default)
        );

    /// <summary>Reads a request to renew a lease.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<LeaseRenewal> ReadRenewal(JsonElement? body) =>
        RequestReader.Read(body, ["lease_duration"], reader => new LeaseRenewal(reader.ReadDuration()));

    /// <summary>Reads a request for the slots of a run's tags, as the first generation has it.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<RunSlotRequest> ReadForRun(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["names", "task_run_id"],
            reader => new RunSlotRequest(
                reader.ReadNames(),
                (reader.Nullable("task_run_id") ?? reader.Missing("task_run_id"))?.Uuid() ?? default
            )
        );

    private static SlotRequest ReadSlots(this ObjectReader reader, bool mayCreate)
    {
        var slots = reader.ReadCount();
        var names = reader.ReadNames();
        var limitsRate = reader.Nullable("mode")?.Enum(Modes) ?? false;
        var creates = mayCreate && reader.Nullable("create_if_missing")?.Bool() == true;
        return new SlotRequest(names, slots, limitsRate, creates);
    }

    private static int ReadCount(this ObjectReader reader) =>
        (reader.Nullable("slots") ?? reader.Missing("slots"))?.AtLeast(1) ?? 0;

    private static List<string> ReadNames(this ObjectReader reader)
    {
        if ((reader.Nullable("names") ?? reader.Missing("names")) is not { } list || list.Items() is not { } items)
            return [];
        if (items.Count is 0 or > MaxNames)
            list.AddRule($"Name at least 1 limit and at most {MaxNames}.");
        return items.ConvertAll(item => item.ReadName() ?? "");
    }

    private static TimeSpan ReadDuration(this ObjectReader reader)
    {
        if (reader.Nullable("lease_duration") is not { } field)
            return TimeSpan.FromSeconds(DefaultLeaseSeconds);
        var seconds = field.AtLeast((double)MinLeaseSeconds);
        if (seconds > MaxLeaseSeconds)
            field.Add(
                "less_than_equal",
                $"Input should be less than or equal to {MaxLeaseSeconds}",
                new() { ["le"] = MaxLeaseSeconds }
            );
        return TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, 0, MaxLeaseSeconds));
    }

    private static SlotHolder? ReadHolder(Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;
        var type = (reader.Nullable("type") ?? reader.Missing("type"))?.Enum(HolderTypes);
        var id = (reader.Nullable("id") ?? reader.Missing("id"))?.Uuid();
        return type is { } index && id is { } known ? new SlotHolder(SlotHolder.Types[index], known) : null;
    }
}
