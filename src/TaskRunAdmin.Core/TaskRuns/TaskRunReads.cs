using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>How whole runs are read: one statement brings the runs and their current states.</summary>
internal static class TaskRunReads
{
    /// <summary>The run that has this key, or null.</summary>
    /// <exception cref="InvalidOperationException">Two different keys have one hash.</exception>
    internal static async Task<TaskRun?> FindByKeyAsync(
        TaskRunDbContext db,
        TaskRunKey key,
        CancellationToken cancellationToken
    )
    {
        var hash = key.Hash();
        var run = await ReadOneAsync(db, db.TaskRuns.Where(each => each.KeyHash == hash), cancellationToken);
        return run is null || run.Key == key
            ? run
            : throw new InvalidOperationException($"Task run {run.Id} has the key hash of another key.");
    }

    /// <summary>The one run that <paramref name="runs"/> selects, or null.</summary>
    internal static async Task<TaskRun?> ReadOneAsync(
        TaskRunDbContext db,
        IQueryable<TaskRun> runs,
        CancellationToken cancellationToken
    ) => (await WithState(db, runs).FirstOrDefaultAsync(cancellationToken))?.ToRun();

    /// <summary>The runs joined with their current states; sort and page after the join, so that the order holds.</summary>
    internal static IQueryable<RunAndState> WithState(TaskRunDbContext db, IQueryable<TaskRun> runs) =>
        from run in runs.AsNoTracking()
        join state in db.RunStates.AsNoTracking() on run.StateId equals state.Id
        select new RunAndState { Run = run, State = state };

    internal sealed class RunAndState
    {
        public required TaskRun Run { get; init; }

        public required RunState State { get; init; }

        public TaskRun ToRun() => Run.WithState(State);
    }
}
