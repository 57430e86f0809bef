namespace TaskRunAdmin.Core.Model;

/// <summary>A log that is kept (contract 7.5). It never changes.</summary>
public sealed class LogEntry
{
    private LogEntry() { }

    /// <summary>One that was just reported.</summary>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="log">What was reported.</param>
    /// <param name="now">When.</param>
    public LogEntry(long seq, NewLog log, DateTimeOffset now)
    {
        Seq = seq;
        Id = TimeOrderedId.Next(now);
        Created = now;
        Updated = now;
        Name = log.Name;
        Level = log.Level;
        Message = log.Message;
        Timestamp = log.Timestamp;
        FlowRunId = log.FlowRunId;
        TaskRunId = log.TaskRunId;
        TextFolded = FoldedText.Of($"{log.Name}\n{log.Message}");
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id that clients see.</summary>
    public Guid Id { get; private init; }

    /// <summary>When it was taken in.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>The same: a log never changes.</summary>
    public DateTimeOffset Updated { get; private init; }

    /// <inheritdoc cref="NewLog.Name"/>
    public string Name { get; private init; } = "";

    /// <inheritdoc cref="NewLog.Level"/>
    public int Level { get; private init; }

    /// <inheritdoc cref="NewLog.Message"/>
    public string Message { get; private init; } = "";

    /// <inheritdoc cref="NewLog.Timestamp"/>
    public DateTimeOffset Timestamp { get; private init; }

    /// <inheritdoc cref="NewLog.FlowRunId"/>
    public Guid? FlowRunId { get; private init; }

    /// <inheritdoc cref="NewLog.TaskRunId"/>
    public Guid? TaskRunId { get; private init; }

    /// <summary>Name and message without their case, a line break between them: what text is searched in.</summary>
    public string TextFolded { get; private init; } = "";
}
