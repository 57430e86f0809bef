using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Logs;

/// <summary>Keeps logs, all of them or none (contract 7.5); answered with them as they are kept.</summary>
internal sealed class WriteLogsCommand(IReadOnlyList<NewLog> logs) : TaskRunCommand<IReadOnlyList<LogEntry>>
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
    }
}
