using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds a run by its key hash or its id: the read that every create makes, and the whole of a repeated one and of a GET.
/// One a server; disposing it closes what it keeps open.
/// </summary>
internal abstract class RunLookup : IDisposable
{
    /// <summary>The run that has this key hash, with its current state, or null.</summary>
    internal abstract Task<TaskRun?> FindAsync(
        TaskRunDbContext db,
        byte[] keyHash,
        CancellationToken cancellationToken
    );

    /// <summary>The run that has this id, with its current state, or null.</summary>
    internal abstract Task<TaskRun?> FindAsync(TaskRunDbContext db, Guid id, CancellationToken cancellationToken);

    /// <summary>The runs that have one of these hashes, read inside the context's transaction.</summary>
    internal abstract List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes);

    /// <inheritdoc/>
    public abstract void Dispose();
}
