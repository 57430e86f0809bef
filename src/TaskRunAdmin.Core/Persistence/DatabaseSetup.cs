using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Brings the database to the shape this program needs, before the first request.</summary>
public static class DatabaseSetup
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Creates and migrates the database, or with <paramref name="migrate"/> false only checks it. Safe when several
    /// servers start at once.
    /// </summary>
    /// <exception cref="StartupException">The database cannot be reached, written to, or used by this program.</exception>
    public static async Task PrepareAsync(
        IDbContextFactory<TaskRunDbContext> contexts,
        bool migrate,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            using var _ = db.Database.IsSqlite() && migrate ? await LockFileAsync(db, cancellationToken) : null;
            await RefuseNewerDatabaseAsync(db, cancellationToken);
            if (migrate)
                await MigrateAsync(db, cancellationToken);
            else if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                throw new StartupException(
                    $"The database ({db.Location}) is older than this program and Database:Migrate is false. "
                        + "Start once with Database:Migrate=true."
                );
        }
        catch (Exception error) when (Cause(error) is { } cause)
        {
            throw new StartupException(
                $"The database ({db.Location}) cannot be used: {cause.Message.ReplaceLineEndings(" ")} "
                    + "Check Database:Provider, Database:ConnectionString and DataDirectory.",
                error
            );
        }
    }

    /// <summary>What the database or the file system said, however deep EF has wrapped it; null for any other error.</summary>
    private static Exception? Cause(Exception? error) =>
        error is null or DbException or IOException or UnauthorizedAccessException
            ? error
            : Cause(error.InnerException);

    private static async Task RefuseNewerDatabaseAsync(TaskRunDbContext db, CancellationToken cancellationToken)
    {
        // Asking for the history of a database that is not there yet would be an error.
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return;

        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken))
            .Except(db.Database.GetMigrations())
            .ToList();
        if (unknown.Count > 0)
            throw new StartupException(
                $"The database ({db.Location}) was written by a newer version of TaskRunAdmin ({unknown[^1]}). "
                    + "Start that version, or a newer one."
            );
    }

    private static async Task MigrateAsync(TaskRunDbContext db, CancellationToken cancellationToken)
    {
        const int databaseExists = 1801;
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (SqlException error) when (error.Number == databaseExists)
        {
            // Another server created the database between our look and our CREATE DATABASE.
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>
    /// EF's own migration lock on SQLite is a row that outlives a killed process, and then every later start waits for
    /// ever. The operating system frees a lock file with its process, so it goes first; whoever holds it knows that a row
    /// found in the table is a dead one's.
    /// </summary>
    private static async Task<IDisposable> LockFileAsync(TaskRunDbContext db, CancellationToken cancellationToken)
    {
        var path = db.Database.GetDbConnection().DataSource + ".lock";
        for (var waited = TimeSpan.Zero; ; waited += LockPause)
        {
            try
            {
                var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await RemoveStaleRowAsync(db, cancellationToken);
                return held;
            }
            catch (IOException) when (File.Exists(path) && waited < LockPatience)
            {
                await Task.Delay(LockPause, cancellationToken);
            }
        }
    }

    private static async Task RemoveStaleRowAsync(TaskRunDbContext db, CancellationToken cancellationToken)
    {
        const int noSuchTable = 1;
        if (!File.Exists(db.Database.GetDbConnection().DataSource))
            return;

        try
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == noSuchTable)
        {
            // Never migrated before: no table, no row.
        }
    }
}
