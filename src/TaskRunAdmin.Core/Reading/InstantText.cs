using System.Globalization;
using System.Text.RegularExpressions;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>The notations of an instant that requests may use (contract 1.4). Without an offset it is UTC.</summary>
internal static partial class InstantText
{
    // Above this magnitude a number counts milliseconds, below it seconds.
    private const double MillisecondsAbove = 2e10;

    internal static bool TryParse(string text, out DateTimeOffset instant, out string problem)
    {
        problem = "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var unix))
        {
            if (TryFromUnix(unix, out instant))
                return true;
            problem = "the number is out of range";
            return false;
        }

        instant = default;
        var match = Notation().Match(text);
        if (!match.Success)
        {
            problem =
                text.Length < "0000-00-00".Length ? "input is too short" : "it should look like 2026-01-31T12:00:00Z";
            return false;
        }

        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        var (offsetHours, offsetMinutes) = (Number(match, "oh"), Number(match, "om"));
        problem = (year, month, day, hour, minute, second) switch
        {
            (0, _, _, _, _, _) => "year value is outside expected range of 1-9999",
            (_, < 1 or > 12, _, _, _, _) => "month value is outside expected range of 1-12",
            (_, _, < 1, _, _, _) => "day value is outside expected range",
            _ when day > DateTime.DaysInMonth(year, month) => "day value is outside expected range",
            (_, _, _, > 23, _, _) => "hour value is outside expected range of 0-23",
            (_, _, _, _, > 59, _) => "minute value is outside expected range of 0-59",
            (_, _, _, _, _, > 59) => "second value is outside expected range of 0-59",
            _ when offsetHours > 23 || offsetMinutes > 59 => "timezone offset must be less than 24 hours",
            _ => "",
        };
        if (problem is not "")
            return false;

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(Fraction(match));
        var offset = new TimeSpan(offsetHours, offsetMinutes, 0);
        var ticks = local.Ticks + (match.Groups["sign"].ValueSpan is "-" ? offset.Ticks : -offset.Ticks);
        if (ticks < Instants.Earliest.Ticks || ticks > Instants.Latest.Ticks)
        {
            problem = "the instant is outside of the years 1 to 9999";
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    internal static bool TryFromUnix(double value, out DateTimeOffset instant)
    {
        var microseconds = Math.Round(value * (Math.Abs(value) > MillisecondsAbove ? 1e3 : 1e6));
        var ok =
            microseconds >= (Instants.Earliest - DateTimeOffset.UnixEpoch).TotalMicroseconds
            && microseconds <= (Instants.Latest - DateTimeOffset.UnixEpoch).TotalMicroseconds;
        instant = ok ? DateTimeOffset.UnixEpoch.AddTicks((long)microseconds * TimeSpan.TicksPerMicrosecond) : default;
        return ok;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>The fraction of a second in ticks; digits beyond microseconds are cut off.</summary>
    private static long Fraction(Match match) =>
        match.Groups["fraction"] is { Success: true } found
            ? long.Parse(found.Value.PadRight(6, '0').AsSpan(0, 6), CultureInfo.InvariantCulture)
                * TimeSpan.TicksPerMicrosecond
            : 0;

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
            + @"([Tt _](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?"
            + @"([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):?(?<om>[0-9]{2}))?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Notation();
}
