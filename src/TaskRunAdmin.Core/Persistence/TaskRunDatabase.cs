using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// The database did not answer within <see cref="TaskRunDatabase.Patience"/>, or more writes wait for it than can be kept
/// waiting. Whether the last try was committed is not known. To create again is safe, and to propose a state again is with a
/// transition id: both find what was written before.
/// </summary>
public sealed class DatabaseUnavailableException(Exception? inner = null)
    : Exception("The database is not available.", inner);

/// <summary>
/// Runs a piece of work on a context of its own. Work that met a deadlock, a busy file or a lost connection is begun anew
/// with a fresh context, so it must not have acted outside the database.
/// </summary>
public sealed class TaskRunDatabase(IDbContextFactory<TaskRunDbContext> contexts, TimeProvider time) : IDisposable
{
    /// <summary>For how long transient errors are retried, and a write is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lazy<RunLookup> _lookup = new(() =>
    {
        using var db = contexts.CreateDbContext();
        return db.CreateRunLookup();
    });

    /// <summary>Where the database is, for people to read; nothing secret is in it.</summary>
    public string Location
    {
        get
        {
            using var db = contexts.CreateDbContext();
            return db.Location;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_lookup.IsValueCreated)
            _lookup.Value.Dispose();
    }

    /// <summary>The run that has this key, with its current state, or null.</summary>
    /// <exception cref="InvalidOperationException">Two different keys have one hash.</exception>
    /// <exception cref="DatabaseUnavailableException">Transient errors went on for <see cref="Patience"/>.</exception>
    public async Task<TaskRun?> FindByKeyAsync(TaskRunKey key, byte[] keyHash, CancellationToken cancellationToken)
    {
        var run = await RunAsync(db => _lookup.Value.FindAsync(db, keyHash, cancellationToken), cancellationToken);
        return run is null || run.Key == key
            ? run
            : throw new InvalidOperationException($"Task run {run.Id} has the key hash of another key.");
    }

    /// <summary>The run that has this id, with its current state, or null.</summary>
    /// <exception cref="DatabaseUnavailableException">Transient errors went on for <see cref="Patience"/>.</exception>
    public Task<TaskRun?> FindByIdAsync(Guid id, CancellationToken cancellationToken) =>
        RunAsync(db => _lookup.Value.FindAsync(db, id, cancellationToken), cancellationToken);

    /// <summary>
    /// The runs that have one of these key hashes, read inside the context's transaction. Such a run may have another key.
    /// </summary>
    internal List<TaskRun> ListByKey(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes) =>
        _lookup.Value.List(db, keyHashes);

    /// <summary>Does <paramref name="work"/>, retrying transient errors.</summary>
    /// <exception cref="DatabaseUnavailableException">Transient errors went on for <see cref="Patience"/>.</exception>
    public async Task<T> RunAsync<T>(Func<TaskRunDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var retry = new RetryPause(time); ; await retry.WaitAsync(cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                return await work(db);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && db.IsTransient(error))
            {
                if (time.GetElapsedTime(start) > Patience)
                    throw new DatabaseUnavailableException(error);
            }
        }
    }
}
