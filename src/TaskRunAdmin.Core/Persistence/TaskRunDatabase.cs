using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// The database did not answer within <see cref="TaskRunDatabase.Patience"/>. Whether the last try was committed is not
/// known; asking again is safe, for every write finds what it wrote before.
/// </summary>
public sealed class DatabaseUnavailableException(Exception inner) : Exception("The database is not available.", inner);

/// <summary>
/// Runs a piece of work on a context of its own. Work that met a deadlock, a busy file or a lost connection is begun anew
/// with a fresh context, so it must not have acted outside the database.
/// </summary>
public sealed class TaskRunDatabase(IDbContextFactory<TaskRunDbContext> contexts, TimeProvider time)
{
    /// <summary>For how long transient errors are retried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Does <paramref name="work"/>, retrying transient errors.</summary>
    /// <exception cref="DatabaseUnavailableException">Transient errors went on for <see cref="Patience"/>.</exception>
    public async Task<T> RunAsync<T>(Func<TaskRunDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(5); ; pause = Min(pause * 2, LongestPause))
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

            // A random part keeps two that met from meeting again.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
