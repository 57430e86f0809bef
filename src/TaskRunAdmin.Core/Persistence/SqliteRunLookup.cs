using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds a run on SQLite, past EF, on connections of its own: to open a pooled one costs more
/// than to run the query.
/// </summary>
internal sealed class SqliteRunLookup : RunLookup
{
    private readonly string _connectionString;
    private readonly SqliteQuery<TaskRun> _byKey;
    private readonly SqliteQuery<TaskRun> _byId;

    // As many as there were calls at once, which are as many as there are threads.
    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    internal SqliteRunLookup(DbContext db)
    {
        _connectionString = db.Database.GetConnectionString()!;
        _byKey = SqliteQuery<TaskRun>.Runs(db, "key_hash");
        _byId = SqliteQuery<TaskRun>.Runs(db, "id");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    internal override Task<TaskRun?> FindAsync(
        TaskRunDbContext db,
        byte[] keyHash,
        CancellationToken cancellationToken
    ) => Task.FromResult(Read(connection => _byKey.Find(connection, keyHash)));

    internal override Task<TaskRun?> FindAsync(TaskRunDbContext db, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(Read(connection => _byId.Find(connection, id)));

    /// <summary>Here it costs least to ask for one after the other: there is no way to the server and back to save.</summary>
    internal override List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return [.. keyHashes.Select(hash => _byKey.Find(connection, hash)).OfType<TaskRun>()];
    }

    private TaskRun? Read(Func<SqliteConnection, TaskRun?> find)
    {
        if (!_idle.TryTake(out var connection))
            connection = Open();
        try
        {
            var run = find(connection);
            _idle.Add(connection);
            return run;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        SqliteConnectionSetup.Apply(connection);
        return connection;
    }
}
