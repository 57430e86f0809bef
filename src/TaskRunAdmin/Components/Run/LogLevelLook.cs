namespace TaskRunAdmin.Components.Run;

/// <summary>How the level of a log looks. Its colours are app.css's <c>.log-*</c>.</summary>
/// <param name="Word">The level in a word: of a number in between, the one below it.</param>
/// <param name="Class">The class that carries the colours.</param>
/// <param name="Icon">The outline of a 24 x 24 icon; no two levels share one.</param>
public sealed record LogLevelLook(string Word, string Class, string Icon)
{
    /// <summary>The levels that logs can be cut off at.</summary>
    public static readonly IReadOnlyList<(int Level, string Label)> Choices =
    [
        (int.MinValue, "All levels"),
        (20, "Info and above"),
        (30, "Warning and above"),
        (40, "Error and above"),
    ];

    /// <summary>The look of a level.</summary>
    public static LogLevelLook Of(int level) =>
        level switch
        {
            < 20 => new("DEBUG", "log-debug", "M8 7l-5 5l5 5M16 7l5 5l-5 5"),
            < 30 => new("INFO", "log-info", "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5.5M12 7.5h.01"),
            < 40 => new("WARNING", "log-warning", "M12 4l9 16h-18zM12 10v4.5M12 17.5h.01"),
            < 50 => new("ERROR", "log-error", "M6 6l12 12M18 6l-12 12"),
            _ => new("CRITICAL", "log-critical", "M13 3l-8 11h6l-1 7l8-11h-6z"),
        };

    /// <summary>Whether the word says all there is to the number.</summary>
    public static bool IsNamed(int level) => level is 10 or 20 or 30 or 40 or 50;
}
