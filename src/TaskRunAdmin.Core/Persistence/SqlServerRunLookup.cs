using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Finds a run on SQL Server, by queries that EF translates once.</summary>
internal sealed class SqlServerRunLookup : RunLookup
{
    // Compiled queries belong to one model, so they cannot be static.
    private readonly Func<TaskRunDbContext, byte[], CancellationToken, Task<RunAndState?>> _byKey =
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

    private readonly Func<TaskRunDbContext, Guid, CancellationToken, Task<RunAndState?>> _byId = EF.CompileAsyncQuery(
        (TaskRunDbContext db, Guid id, CancellationToken cancellationToken) =>
            db
                .TaskRuns.AsNoTracking()
                .Where(run => run.Id == id)
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
    ) => (await _byKey(db, keyHash, cancellationToken))?.ToRun();

    internal override async Task<TaskRun?> FindAsync(
        TaskRunDbContext db,
        Guid id,
        CancellationToken cancellationToken
    ) => (await _byId(db, id, cancellationToken))?.ToRun();

    internal override List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes) =>
        db.WithState(db.TaskRuns.Where(run => keyHashes.Contains(run.KeyHash)))
            .AsEnumerable()
            .Select(found => found.ToRun())
            .ToList();
}
