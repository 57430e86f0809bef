using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Brings the database to the shape this program needs, before the first request.</summary>
public static class DatabaseSetup
{
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
            await RefuseNewerDatabaseAsync(db, cancellationToken);
            if (migrate)
                await db.MigrateAsync(cancellationToken);
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
}
