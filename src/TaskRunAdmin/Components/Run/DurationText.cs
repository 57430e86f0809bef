using System.Globalization;

namespace TaskRunAdmin.Components.Run;

/// <summary>Durations with two units at most.</summary>
public static class DurationText
{
    /// <summary><c>12 ms</c>, <c>4.2 s</c>, <c>3 min 5 s</c>, <c>2 h 4 min</c>, <c>3 d 2 h</c>.</summary>
    public static string Of(TimeSpan duration) =>
        duration switch
        {
            { TotalSeconds: < 1 } => Text($"{Math.Round(duration.TotalMilliseconds)} ms"),
            { TotalSeconds: < 60 } => Text($"{Math.Floor(duration.TotalSeconds * 10) / 10:0.#} s"),
            { TotalHours: < 1 } => Text($"{duration.Minutes} min {duration.Seconds} s"),
            { TotalDays: < 1 } => Text($"{duration.Hours} h {duration.Minutes} min"),
            _ => Text($"{duration.Days} d {duration.Hours} h"),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
