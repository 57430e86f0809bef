namespace TaskRunAdmin.Core.Model;

/// <summary>A log that a client reports (contract 7.5). The runs that it names need not exist.</summary>
/// <param name="Name">The logger's name.</param>
/// <param name="Level">How grave it is, as Python counts: 10 DEBUG, 20 INFO, 30 WARNING, 40 ERROR, 50 CRITICAL.</param>
/// <param name="Message">The text.</param>
/// <param name="Timestamp">When it was logged, by the client's clock.</param>
/// <param name="FlowRunId">The flow run that it is of, if any.</param>
/// <param name="TaskRunId">The task run that it is of, if any.</param>
public sealed record NewLog(
    string Name,
    int Level,
    string Message,
    DateTimeOffset Timestamp,
    Guid? FlowRunId = null,
    Guid? TaskRunId = null
);
