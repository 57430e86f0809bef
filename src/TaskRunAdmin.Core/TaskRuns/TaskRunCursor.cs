using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// A place in a listing: at a run, in one order. Unlike an offset it stays where it is while runs come and go,
/// and costs the same however far down it is. Ours: the contract has offsets only (W20).
/// </summary>
public sealed record TaskRunCursor
{
    private const int DigestLength = 12;

    private TaskRunCursor(TaskRunSort sort, long seq, DateTimeOffset instant, string name) =>
        (Sort, Seq, Instant, Name) = (sort, seq, instant, name);

    /// <summary>The order.</summary>
    public TaskRunSort Sort { get; }

    /// <summary>The run's <see cref="Run.Seq"/>, which tells it from others that sort alike.</summary>
    public long Seq { get; }

    /// <summary>What the run is sorted by, where that is an instant.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>What the run is sorted by, where that is the name.</summary>
    public string Name { get; }

    /// <summary>The place of this run.</summary>
    public static TaskRunCursor Of(TaskRun run, TaskRunSort sort) =>
        At(sort, run.Seq, run.Name, run.ExpectedStartTime, run.NextScheduledStartTime, run.EndTime);

    /// <inheritdoc cref="Of(TaskRun, TaskRunSort)"/>
    public static TaskRunCursor Of(TaskRunRow run, TaskRunSort sort) =>
        At(sort, run.Seq, run.Name, run.ExpectedStartTime, run.NextScheduledStartTime, run.EndTime);

    /// <summary>The place, newest first, of the run that has or had this <see cref="Run.Seq"/>.</summary>
    internal static TaskRunCursor NewestFirst(long seq) => new(TaskRunSort.IdDesc, seq, default, "");

    /// <summary>The text that clients hand back: opaque, and good for this filter only.</summary>
    public string ToText(Criterion filter)
    {
        var place = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}|{Seq}|{Instant.UtcTicks}|{Name}")
        );
        return Base64Url.EncodeToString([.. Digest(place, filter), .. place]);
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <returns>False when it is nothing of the kind, was changed, or belongs to another order or another filter.</returns>
    public static bool TryParse(string text, TaskRunSort sort, Criterion filter, out TaskRunCursor cursor)
    {
        cursor = new(sort, 0, default, "");
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: > DigestLength } bytes)
            return false;
        var place = bytes[DigestLength..];
        if (!bytes.AsSpan(0, DigestLength).SequenceEqual(Digest(place, filter)))
            return false;

        // The digest is no secret: whoever makes one up may have made up the rest, which is as good as any other place
        // as long as it can be read.
        if (
            Encoding.UTF8.GetString(place).Split('|', 4) is not [var order, var seq, var instant, var name]
            || order != ((int)sort).ToString(CultureInfo.InvariantCulture)
            || !long.TryParse(seq, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var afterSeq)
            || !long.TryParse(instant, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks
        )
            return false;
        cursor = new(sort, afterSeq, new DateTimeOffset(ticks, TimeSpan.Zero), name);
        return true;
    }

    /// <summary>
    /// Those runs that come after the place, or before it and backwards, in two parts that follow each other: those that
    /// sort alike, and those beyond. Each is one stretch of the sort's index; both together would not be, and most runs may
    /// sort alike.
    /// </summary>
    internal IQueryable<TaskRun>[] Continue(IQueryable<TaskRun> runs, bool backwards)
    {
        var (seq, at, name) = (Seq, Instant, Name);
        var isDescending = Sort.IsDescending() != backwards;
        return Sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc or TaskRunSort.ExpectedStartTimeDesc =>
            [
                Beyond(runs.Where(run => run.ExpectedStartTime == at)),
                runs.Where(isDescending ? run => run.ExpectedStartTime < at : run => run.ExpectedStartTime > at),
            ],
            TaskRunSort.NameAsc or TaskRunSort.NameDesc =>
            [
                Beyond(runs.Where(run => run.NamePrefix == name)),
                runs.Where(
                    isDescending ? run => run.NamePrefix.CompareTo(name) < 0 : run => run.NamePrefix.CompareTo(name) > 0
                ),
            ],
            TaskRunSort.NextScheduledStartTimeAsc =>
            [
                Beyond(runs.Where(run => run.NextScheduledOrder == at)),
                runs.Where(isDescending ? run => run.NextScheduledOrder < at : run => run.NextScheduledOrder > at),
            ],
            TaskRunSort.EndTimeDesc =>
            [
                Beyond(runs.Where(run => run.EndOrder == at)),
                runs.Where(isDescending ? run => run.EndOrder < at : run => run.EndOrder > at),
            ],
            _ => [Beyond(runs)],
        };

        IQueryable<TaskRun> Beyond(IQueryable<TaskRun> alike) =>
            alike.Where(isDescending ? run => run.Seq < seq : run => run.Seq > seq);
    }

    private static TaskRunCursor At(
        TaskRunSort sort,
        long seq,
        string name,
        DateTimeOffset expectedStart,
        DateTimeOffset? nextScheduled,
        DateTimeOffset? end
    ) =>
        sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc or TaskRunSort.ExpectedStartTimeDesc => new(sort, seq, expectedStart, ""),
            TaskRunSort.NextScheduledStartTimeAsc => new(sort, seq, nextScheduled ?? Instants.Latest, ""),
            TaskRunSort.EndTimeDesc => new(sort, seq, end ?? Instants.Earliest, ""),
            TaskRunSort.NameAsc or TaskRunSort.NameDesc => new(sort, seq, default, TextPrefix.Of(name)),
            _ => new(sort, seq, default, ""),
        };

    private static byte[] Digest(byte[] place, Criterion filter) =>
        SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes(filter.Fingerprint())])[..DigestLength];
}
