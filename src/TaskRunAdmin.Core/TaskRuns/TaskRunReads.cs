using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Reads of whole runs that both doors need.</summary>
internal static class TaskRunReads
{
    /// <summary>Those of <paramref name="ids"/> that runs have.</summary>
    internal static HashSet<Guid> ListTakenIds(TaskRunDbContext db, IEnumerable<Guid> ids) =>
        db.TaskRuns.Where(run => ids.Contains(run.Id)).Select(run => run.Id).ToHashSet();

    /// <summary>The states of these runs that were entered by one of these transitions.</summary>
    internal static List<RunState> ListByTransition(
        TaskRunDbContext db,
        IEnumerable<TaskRun> runs,
        IReadOnlyCollection<Guid> ids
    )
    {
        long[] seqs = [.. runs.Select(run => run.Seq)];
        return
        [
            .. db
                .RunStates.AsNoTracking()
                .Where(state => seqs.Contains(state.TaskRunSeq))
                .Where(state => state.TransitionId != null && ids.Contains(state.TransitionId.Value)),
        ];
    }

    /// <summary>Those of these states that there are.</summary>
    internal static Dictionary<long, RunState> ListStates(TaskRunDbContext db, IReadOnlyCollection<long> seqs) =>
        db.RunStates.AsNoTracking().Where(state => seqs.Contains(state.Seq)).ToDictionary(state => state.Seq);

    /// <summary>For each of these cache keys the newest state that is still good; entries whose state is gone count for nothing.</summary>
    internal static Dictionary<string, RunState> ListCached(
        TaskRunDbContext db,
        IEnumerable<string> keys,
        DateTimeOffset now
    )
    {
        var cached = new Dictionary<string, RunState>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var hash = CachedResult.Hash(key);
            var newest = db
                .CachedResults.Where(each => each.KeyHash == hash && (each.Expiration == null || each.Expiration > now))
                .OrderByDescending(each => each.Seq)
                .Join(db.RunStates.AsNoTracking(), each => each.StateSeq, state => state.Seq, (each, state) => state)
                .FirstOrDefault();
            if (newest is not null)
                cached.Add(key, newest);
        }

        return cached;
    }
}
