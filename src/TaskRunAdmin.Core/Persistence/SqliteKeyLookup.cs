using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// Finds a run by its key hash on SQLite, past EF, on connections of its own: to open a pooled one costs more
/// than to run the query.
/// </summary>
internal sealed class SqliteKeyLookup : KeyLookup
{
    private readonly string _connectionString;
    private readonly SqliteQuery<TaskRun> _byKey;

    // As many as there were calls at once, which are as many as there are threads.
    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    internal SqliteKeyLookup(DbContext db)
    {
        _connectionString = db.Database.GetConnectionString()!;
        _byKey = SqliteQuery<TaskRun>.Runs(db, "key_hash");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    internal override Task<TaskRun?> FindAsync(TaskRunDbContext db, byte[] keyHash, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var connection))
            connection = Open();
        try
        {
            var run = _byKey.Find(connection, keyHash);
            _idle.Add(connection);
            return Task.FromResult(run);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Here it costs least to ask for one after the other: there is no way to the server and back to save.</summary>
    internal override List<TaskRun> List(TaskRunDbContext db, IReadOnlyCollection<byte[]> keyHashes)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return [.. keyHashes.Select(hash => _byKey.Find(connection, hash)).OfType<TaskRun>()];
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        SqliteConnectionSetup.Apply(connection);
        return connection;
    }
}
