using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Logs;

/// <summary>Keeps logs, all of them or none (contract 7.5); answered with them as they are kept.</summary>
internal sealed class WriteLogsCommand(IReadOnlyList<NewLog> logs, Origin origin)
    : TaskRunCommand<IReadOnlyList<LogEntry>>(origin)
{
    // Logs are small, and a log costs less than a run, which has a state and more.
    private const int LogsOfOneWeight = 8;

    private IReadOnlyList<LogEntry> _kept = [];

    internal override int Weight => 1 + (logs.Count / LogsOfOneWeight);

    protected override IReadOnlyList<LogEntry> Result => _kept;

    internal override void Ask(TaskRunBatch batch) { }

    internal override void Apply(TaskRunBatch batch)
    {
        var now = batch.Time.GetInstant();
        _kept = [.. logs.Select(log => new LogEntry(batch.Seqs.Next(), log, now))];
        batch.Add(_kept);
        // Most requests have the logs of one run.
        var runs = logs.Select(log => log.TaskRunId ?? log.FlowRunId).Distinct().Take(2).ToList();
        batch.Audit(
            Origin,
            AuditAction.CreateLogs,
            new(runs is [var only] ? only : null, null),
            after: AuditFacts.Of(("logs", logs.Count))
        );
    }
}
