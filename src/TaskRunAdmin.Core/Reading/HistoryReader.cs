using System.Text.Json;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests for a history. The interval is only read, not judged: its error has a shape of its own.</summary>
internal static class HistoryReader
{
    internal static ReadResult<HistoryRequest<TFilter>> Read<TFilter>(
        JsonElement? body,
        string[] filters,
        Func<ObjectReader, TFilter> readFilters
    ) =>
        RequestReader.Read(
            body,
            ["history_start", "history_end", "history_interval_seconds", .. filters],
            reader => new HistoryRequest<TFilter>(
                reader.Required("history_start")?.Instant() ?? default,
                reader.Required("history_end")?.Instant() ?? default,
                reader.Required("history_interval_seconds")?.Float() ?? default,
                readFilters(reader)
            )
        );
}

/// <summary>A request for a history (contract 4.7).</summary>
/// <param name="Start">When the first interval begins.</param>
/// <param name="End">No interval begins at or after this.</param>
/// <param name="IntervalSeconds">How long each is, as it was asked for.</param>
/// <param name="Filter">Which runs.</param>
public sealed record HistoryRequest<TFilter>(
    DateTimeOffset Start,
    DateTimeOffset End,
    double IntervalSeconds,
    TFilter Filter
)
{
    /// <summary>The intervals. One that is longer than time can be told is cut.</summary>
    public TaskRunIntervals Intervals => new(Start, End, Seconds(Math.Min(IntervalSeconds, Longest.TotalSeconds)));

    private static TimeSpan Longest => DateTimeOffset.MaxValue - DateTimeOffset.MinValue;

    /// <summary>Whole microseconds, which is what instants are made of.</summary>
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromMicroseconds(Math.Round(seconds * 1_000_000));
}
