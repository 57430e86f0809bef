using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds a run by its key hash on SQLite, past EF: to open a pooled connection, to translate the query and to prepare it
/// each time costs ten times what it costs to run it.
/// </summary>
internal sealed class SqliteKeyLookup : KeyLookup
{
    private readonly string _connectionString;
    private readonly string _sql;
    private readonly Func<sqlite3_stmt, TaskRun> _read;

    // As many as there were calls at once, which are as many as there are threads.
    private readonly ConcurrentBag<Reader> _idle = [];

    internal SqliteKeyLookup(DbContext db)
    {
        var (runs, states) = (TableRows.Of<TaskRun>(db), TableRows.Of<RunState>(db));
        _connectionString = db.Database.GetConnectionString()!;
        _sql =
            $"SELECT {Columns(runs, "r")}, {Columns(states, "s")} FROM \"{runs.Name}\" AS r "
            + $"JOIN \"{states.Name}\" AS s ON s.id = r.state_id WHERE r.key_hash = ?1";
        var readRun = SqliteRowReader.Compile<TaskRun>(runs.Columns, 0);
        var readState = SqliteRowReader.Compile<RunState>(states.Columns, runs.Columns.Count);
        _read = row => readRun(row).WithState(readState(row));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }

    internal override Task<TaskRun?> FindAsync(TaskRunDbContext db, byte[] keyHash, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var reader))
            reader = new Reader(_connectionString, _sql);
        try
        {
            var run = Find(reader.Statement, keyHash);
            _idle.Add(reader);
            return Task.FromResult(run);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Here it costs least to ask for one after the other: there is no way to the server and back to save.</summary>
    internal override List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes)
    {
        var statement = SqliteStatement.On((SqliteConnection)db.Database.GetDbConnection(), _sql);
        return [.. keyHashes.Select(hash => Find(statement, hash)).OfType<TaskRun>()];
    }

    private TaskRun? Find(SqliteStatement statement, byte[] keyHash)
    {
        statement.Bind(1, keyHash);
        return statement.Read(_read);
    }

    private static string Columns(TableRows table, string alias) =>
        string.Join(", ", table.Columns.Select(column => $"{alias}.\"{column.Name}\""));

    private sealed class Reader : IDisposable
    {
        private readonly SqliteConnection _connection;

        internal Reader(string connectionString, string sql)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            SqliteConnectionSetup.Apply(_connection);
            Statement = SqliteStatement.On(_connection, sql);
        }

        internal SqliteStatement Statement { get; }

        public void Dispose() => _connection.Dispose();
    }
}
