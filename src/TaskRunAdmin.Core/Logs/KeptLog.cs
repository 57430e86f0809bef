namespace TaskRunAdmin.Core.Logs;

/// <summary>A log as clients get it (contract 7.5), in the order of its fields there.</summary>
/// <param name="Id">Minted by the server.</param>
/// <param name="Created">When it was taken in.</param>
/// <param name="Updated">The same.</param>
/// <param name="Name">The logger's name.</param>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">The text.</param>
/// <param name="Timestamp">When it was logged, by the client's clock.</param>
/// <param name="FlowRunId">The flow run that it is of, if any.</param>
/// <param name="TaskRunId">The task run that it is of, if any.</param>
public sealed record KeptLog(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string Name,
    int Level,
    string Message,
    DateTimeOffset Timestamp,
    Guid? FlowRunId,
    Guid? TaskRunId
);
