using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// EF's own migration lock on SQLite is a row that outlives a killed process, and then every later start waits for ever.
/// The operating system frees a lock file with its process, so that goes first; whoever holds it knows that a row found
/// in the table is a dead one's.
/// </summary>
internal static class SqliteMigrationLock
{
    private const int Busy = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock file, and removes the row of a dead process. Disposing the result frees the lock.</summary>
    internal static async Task<IDisposable> TakeAsync(TaskRunDbContext db, CancellationToken cancellationToken)
    {
        var database = db.Database.GetDbConnection().DataSource;
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return await TryTakeAsync(db, database, cancellationToken);
            }
            catch (Exception error) when (waited < Patience && IsHeld(error, database))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task<IDisposable> TryTakeAsync(
        TaskRunDbContext db,
        string database,
        CancellationToken cancellationToken
    )
    {
        var file = new FileStream(LockFile(database), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            if (File.Exists(database) && await HasLockTableAsync(db, cancellationToken))
                await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> HasLockTableAsync(TaskRunDbContext db, CancellationToken cancellationToken) =>
        await db
            .Database.SqlQuery<int>(
                $"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'"
            )
            .SingleAsync(cancellationToken) > 0;

    /// <summary>Whether another process has the lock file, or is writing at this moment.</summary>
    private static bool IsHeld(Exception error, string database) =>
        error is SqliteException { SqliteErrorCode: Busy }
        || (
            error is IOException and not FileNotFoundException and not DirectoryNotFoundException
            && File.Exists(LockFile(database))
        );

    private static string LockFile(string database) => database + ".lock";
}
