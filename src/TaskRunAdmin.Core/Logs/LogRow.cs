namespace TaskRunAdmin.Core.Logs;

/// <summary>A log, as the console shows it.</summary>
/// <param name="Seq">What tells it apart.</param>
/// <param name="Timestamp">When it was logged.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Name">The logger's name.</param>
/// <param name="Message">The text, or how it begins: at most <see cref="MaxMessage"/> characters and one more.</param>
public sealed record LogRow(long Seq, DateTimeOffset Timestamp, int Level, string Name, string Message)
{
    /// <summary>How much of a message is shown.</summary>
    public const int MaxMessage = 4000;
}

/// <summary>The newest logs of a run.</summary>
/// <param name="Rows">In the order of time.</param>
/// <param name="Older">How many there are before them: no more than <see cref="MaxOlder"/> and one are counted.</param>
public sealed record NewestLogs(IReadOnlyList<LogRow> Rows, int Older)
{
    /// <summary>How far is counted.</summary>
    public const int MaxOlder = 10_000;

    /// <summary>No logs.</summary>
    public static readonly NewestLogs None = new([], 0);
}
