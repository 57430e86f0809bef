using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds a run by its key hash: the read that every create begins with, and the whole of a repeated one. One a server;
/// disposing it closes what it keeps open.
/// </summary>
internal abstract class KeyLookup : IDisposable
{
    /// <summary>The run with its current state, or null.</summary>
    internal abstract Task<TaskRun?> FindAsync(
        TaskRunDbContext db,
        byte[] keyHash,
        CancellationToken cancellationToken
    );

    /// <summary>The runs that have one of these hashes, read inside the context's transaction.</summary>
    internal abstract List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes);

    /// <inheritdoc/>
    public abstract void Dispose();
}
