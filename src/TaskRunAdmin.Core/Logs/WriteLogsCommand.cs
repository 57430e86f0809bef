using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Logs;

/// <summary>Keeps logs, all of them or none (contract 7.5); answered with them as they are kept.</summary>
internal sealed class WriteLogsCommand(IReadOnlyList<NewLog> logs) : TaskRunCommand<IReadOnlyList<LogEntry>>
{
    // Logs are small, and a log costs less than a run, which has a state and more.
    private const int LogsOfOneWeight = 8;

    // A commit whose answer was lost is known by the seq of its first log: all of them are there, or none.
    private readonly List<long> _tried = [];
    private IReadOnlyList<LogEntry> _kept = [];

    internal override int Weight => 1 + (logs.Count / LogsOfOneWeight);

    protected override IReadOnlyList<LogEntry> Result => _kept;

    internal override void Ask(TaskRunBatch batch) => batch.AskForLogs(_tried);

    internal override void Apply(TaskRunBatch batch)
    {
        if (batch.HasLog(_tried))
            return;
        var now = batch.Time.GetInstant();
        _kept = [.. logs.Select(log => new LogEntry(batch.Seqs.Next(), log, now))];
        _tried.Add(_kept[0].Seq);
        batch.Add(_kept);
    }
}
