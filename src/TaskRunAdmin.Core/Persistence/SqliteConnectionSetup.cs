using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// What SQLite keeps per connection: commits reach the disk before they are acknowledged, and a busy file is waited for
/// inside SQLite for a short while (the library's own waiting sleeps in steps of 150 ms). The cache, 32 MiB at most, holds
/// the upper levels of every index of a million runs.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    /// <summary>For how long SQLite waits for a busy file, in milliseconds.</summary>
    internal const int BusyTimeout = 1000;

    private static readonly string Pragmas =
        $"PRAGMA synchronous=FULL; PRAGMA busy_timeout={BusyTimeout}; PRAGMA cache_size=-8192;";

    private static readonly ConditionalWeakTable<sqlite3, string> Told = [];

    static SqliteConnectionSetup()
    {
        // SQLite counts its memory under one lock for the whole process, at which all threads queue up. It can be told
        // not to until the first connection; later it refuses, and counts.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection); // SQLite's calls are synchronous whichever way they are made.
        return Task.CompletedTask;
    }

    /// <summary>Says it to a connection that was just opened.</summary>
    internal static void Apply(DbConnection connection)
    {
        // Taken from the pool: it has kept what it was told.
        if (!Told.TryAdd(((SqliteConnection)connection).Handle!, Pragmas))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
