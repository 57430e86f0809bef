using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Equal intervals of time, one after the other (contract 4.7).</summary>
/// <param name="Start">When the first begins.</param>
/// <param name="End">No interval begins at or after this.</param>
/// <param name="Interval">How long each is; the last may reach beyond <paramref name="End"/>.</param>
public sealed record TaskRunIntervals(DateTimeOffset Start, DateTimeOffset End, TimeSpan Interval)
{
    /// <summary>How many there are at most: the first ones.</summary>
    public const int Max = 500;

    /// <summary>How many there are; none when the end is not after the start.</summary>
    public int Count =>
        End <= Start ? 0 : (int)Int128.Min(Max, ((Int128)(End - Start).Ticks + Interval.Ticks - 1) / Interval.Ticks);

    /// <summary>So many intervals from the minute of one instant to the end of that of another.</summary>
    public static TaskRunIntervals WholeMinutes(DateTimeOffset from, DateTimeOffset to, int count)
    {
        var start = MinuteOf(from);
        var length = Add(MinuteOf(to), TimeSpan.TicksPerMinute) - start;
        // Rounded up: the last one may reach a little further, and nothing falls behind it.
        var interval = TimeSpan.FromMicroseconds(Math.Max(1, Math.Ceiling(length.TotalMicroseconds / count)));
        return new(start, Add(start, (Int128)count * interval.Ticks), interval);
    }

    /// <summary>When this one begins, counted from 0; it ends when the next one begins.</summary>
    public DateTimeOffset StartOf(int index) => Add(Start, (Int128)index * Interval.Ticks);

    private static DateTimeOffset MinuteOf(DateTimeOffset instant) =>
        instant - TimeSpan.FromTicks(instant.UtcTicks % TimeSpan.TicksPerMinute);

    /// <summary>Later than the latest instant there is nothing.</summary>
    private static DateTimeOffset Add(DateTimeOffset instant, Int128 ticks) =>
        ticks > (Instants.Latest - instant).Ticks ? Instants.Latest : instant.AddTicks((long)ticks);
}

/// <summary>The runs that were due in one interval and are in one state now.</summary>
/// <param name="Interval">The interval, counted from 0.</param>
/// <param name="StateType">The state's type.</param>
/// <param name="StateName">Its name.</param>
/// <param name="Count">How many runs.</param>
/// <param name="RunTime">The sum of their <see cref="Run.EstimatedRunTime"/>.</param>
/// <param name="Delay">The sum of their <see cref="Run.EstimatedStartDelay"/>.</param>
public sealed record TaskRunHistoryCount(
    int Interval,
    StateType StateType,
    string StateName,
    int Count,
    TimeSpan RunTime,
    TimeSpan Delay
);

/// <summary>The runs of one interval that are in a state of one type now.</summary>
/// <param name="Interval">The interval, counted from 0.</param>
/// <param name="StateType">The type.</param>
/// <param name="Count">How many.</param>
public sealed record TaskRunOutcomeCount(int Interval, StateType StateType, int Count);
