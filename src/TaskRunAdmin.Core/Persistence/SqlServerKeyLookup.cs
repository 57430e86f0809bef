using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Finds a run by its key hash on SQL Server: a query that EF translates once.</summary>
internal sealed class SqlServerKeyLookup : KeyLookup
{
    // A compiled query belongs to one model, so it cannot be static.
    private readonly Func<TaskRunDbContext, byte[], CancellationToken, Task<RunAndState?>> _query =
        EF.CompileAsyncQuery(
            (TaskRunDbContext db, byte[] keyHash, CancellationToken cancellationToken) =>
                db
                    .TaskRuns.AsNoTracking()
                    .Where(run => run.KeyHash == keyHash)
                    .Join(
                        db.RunStates,
                        run => run.StateId,
                        state => state.Id,
                        (run, state) => new RunAndState { Run = run, State = state }
                    )
                    .FirstOrDefault()
        );

    /// <inheritdoc/>
    public override void Dispose() { }

    internal override async Task<TaskRun?> FindAsync(
        TaskRunDbContext db,
        byte[] keyHash,
        CancellationToken cancellationToken
    ) => (await _query(db, keyHash, cancellationToken))?.ToRun();

    internal override List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes) =>
        db.WithState(db.TaskRuns.Where(run => keyHashes.Contains(run.KeyHash)))
            .AsEnumerable()
            .Select(found => found.ToRun())
            .ToList();
}
