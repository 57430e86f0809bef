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

    /// <summary>For each of these cache keys the newest state that is still good; entries whose state is gone count for nothing.</summary>
    internal static Dictionary<string, RunState> ListCached(
        TaskRunDbContext db,
        IEnumerable<string> keys,
        DateTimeOffset now
    )
    {
        var byHash = keys.ToDictionary(key => Convert.ToHexString(CachedResult.Hash(key)), StringComparer.Ordinal);
        byte[][] hashes = [.. byHash.Keys.Select(Convert.FromHexString)];
        var newest = db
            .CachedResults.Where(cached => hashes.Contains(cached.KeyHash))
            .Where(cached => cached.Expiration == null || cached.Expiration > now)
            .Where(cached => db.RunStates.Any(state => state.Seq == cached.StateSeq))
            .GroupBy(cached => cached.KeyHash)
            .Select(entries => entries.Max(cached => cached.Seq));
        return db
            .CachedResults.Where(cached => newest.Contains(cached.Seq))
            .Join(
                db.RunStates.AsNoTracking(),
                cached => cached.StateSeq,
                state => state.Seq,
                (cached, state) => new { cached.KeyHash, State = state }
            )
            .AsEnumerable()
            .ToDictionary(
                found => byHash[Convert.ToHexString(found.KeyHash)],
                found => found.State,
                StringComparer.Ordinal
            );
    }
}
