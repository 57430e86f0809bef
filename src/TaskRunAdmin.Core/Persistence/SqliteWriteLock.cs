using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Takes SQLite's write lock for a transaction that has just begun. Left to itself SQLite asks for a held lock less and
/// less often, up to every 100 ms, and beside another server that writes without a break it may not get it for seconds.
/// Asked for every millisecond or two, it comes round.
/// </summary>
internal static class SqliteWriteLock
{
    // Within so many milliseconds SQLite asks three times, and returns; so many of them make a second.
    private const int Burst = 3;
    private const int Bursts = 333;

    /// <exception cref="SqliteException">The lock was held all the time: busy.</exception>
    internal static void Take(SqliteConnection connection)
    {
        // It deletes nothing, but a transaction that begins to write must have the lock.
        var write = SqliteStatement.On(connection, "DELETE FROM \"task_run_changes\" WHERE seq IS NULL");
        _ = sqlite3_busy_timeout(connection.Handle, Burst);
        try
        {
            for (var bursts = 1; !write.TryExecute(); bursts++)
                if (bursts == Bursts)
                    SqliteException.ThrowExceptionForRC(SQLITE_BUSY, connection.Handle);
        }
        finally
        {
            _ = sqlite3_busy_timeout(connection.Handle, SqliteConnectionSetup.BusyTimeout);
        }
    }
}
