using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// Removes a run with its states, refused transitions, tags, logs and cached results, inside the current transaction. Of very
/// many logs the rest is left to a piece of work. A flow run that it stands for stays, and is nobody's sub-flow any more.
/// </summary>
internal static class TaskRunDeletion
{
    /// <summary>How many logs go with their run; nobody else can write meanwhile.</summary>
    internal const int LogsAtOnce = 200;

    /// <param name="db">Where.</param>
    /// <param name="run">The run.</param>
    /// <param name="workSeq">A freshly minted key, for the case that work is left.</param>
    internal static void Execute(TaskRunDbContext db, TaskRun run, long workSeq)
    {
        // Found by the keys that they are cached under: nothing else leads to them by an index.
        var cached = db
            .RunStates.AsNoTracking()
            .Where(state => state.TaskRunSeq == run.Seq)
            .Where(state => state.Type == StateType.Completed)
            .Select(state => new { state.Seq, state.Details })
            .ToList();
        foreach (var state in cached.Where(each => each.Details.CacheKey is { Length: > 0 }))
        {
            var hash = CachedResult.Hash(state.Details.CacheKey!);
            db.CachedResults.Where(each => each.KeyHash == hash && each.StateSeq == state.Seq).ExecuteDelete();
        }

        string[] tags = [.. TaskRunTag.Of(run).Select(tag => tag.Tag)];
        if (tags.Length > 0)
            db.TaskRunTags.Where(CriterionSql.In<TaskRunTag>(tag => tag.Tag, tags))
                .Where(tag => tag.TaskRunSeq == run.Seq)
                .ExecuteDelete();
        if (RemoveLogs(db, db.Logs.Where(log => log.TaskRunId == run.Id), LogsAtOnce) == LogsAtOnce)
            db.InsertRows<FlowRunWork>([new(workSeq, run.Id, FlowRunWorkKind.DeleteLogs)]);
        db.FlowRuns.Where(flowRun => flowRun.ParentTaskRunId == run.Id)
            .ExecuteUpdate(set => set.SetProperty(flowRun => flowRun.ParentTaskRunId, (Guid?)null));
        // States and refused transitions go with it.
        db.TaskRuns.Where(each => each.Seq == run.Seq).ExecuteDelete();
    }

    /// <summary>Removes some of these logs; gives how many.</summary>
    internal static int RemoveLogs(TaskRunDbContext db, IQueryable<LogEntry> logs, int max)
    {
        var some = logs.OrderBy(log => log.Timestamp).Select(log => log.Seq).Take(max);
        return db.Logs.Where(log => some.Contains(log.Seq)).ExecuteDelete();
    }
}
