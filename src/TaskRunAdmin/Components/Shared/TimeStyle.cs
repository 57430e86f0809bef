namespace TaskRunAdmin.Components.Shared;

/// <summary>How an instant is shown; every style has the whole of it as its title.</summary>
public enum TimeStyle
{
    /// <summary>How long ago: <c>3 min ago</c>.</summary>
    Relative,

    /// <summary>Date and time to the millisecond.</summary>
    Absolute,

    /// <summary>Date and time to the second, and the zone they are in.</summary>
    Zoned,

    /// <summary>The time of day.</summary>
    Clock,

    /// <summary>The time that has gone by since, ticking.</summary>
    Elapsed,
}
