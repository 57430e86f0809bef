namespace TaskRunAdmin.Core.Model;

/// <summary>Instants are UTC with microsecond precision everywhere, so that what is stored is what is returned.</summary>
public static class Instants
{
    /// <summary>The last instant there is; stands for "none" where nulls are sorted last.</summary>
    public static readonly DateTimeOffset Latest = DateTimeOffset.MaxValue.Cut();

    /// <summary>The first instant there is; stands for "none" where nulls are sorted last, descending.</summary>
    public static readonly DateTimeOffset Earliest = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The current instant, cut to microseconds.</summary>
    public static DateTimeOffset GetInstant(this TimeProvider time) => time.GetUtcNow().Cut();

    /// <summary>The same instant in UTC, with everything below a microsecond cut off.</summary>
    public static DateTimeOffset Cut(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
