using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// What SQLite keeps per connection: commits reach the disk before they are acknowledged, and a busy file is waited for
/// inside SQLite for a short while (the library's own waiting sleeps in steps of 150 ms).
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=1000;";

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

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
