namespace TaskRunAdmin.Core.Logs;

/// <summary>A page of logs (contract 7.5).</summary>
/// <param name="IsNewestFirst">The order of their timestamps. Of equal ones the log that was taken in first is the older.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Filter">Which logs.</param>
public sealed record LogPage(bool IsNewestFirst, int Limit, int Offset, LogCriterion Filter);
