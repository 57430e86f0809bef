using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Components;

/// <summary>A database that can be switched off, and on again, and that counts what it is asked.</summary>
public sealed class SwitchableContexts(string connectionString) : IDbContextFactory<TaskRunDbContext>
{
    private int _queries;

    public bool IsOff { get; set; }

    public int Queries => _queries;

    public TaskRunDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
        options.UseTaskRunSqlite(connectionString).AddInterceptors(new Switch(this), new Counter(this));
        return new SqliteTaskRunDbContext(options.Options);
    }

    /// <summary>Keeps everybody else from the database's file until this is disposed.</summary>
    public IDisposable LockFile()
    {
        SqliteConnection.ClearAllPools();
        var connection = new SqliteConnection($"{connectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;";
        command.ExecuteNonQuery();
        return connection;
    }

    private sealed class Switch(SwitchableContexts contexts) : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => contexts.IsOff ? throw new SqliteException("Switched off.", 5) : result;

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => contexts.IsOff ? throw new SqliteException("Switched off.", 5) : ValueTask.FromResult(result);
    }

    private sealed class Counter(SwitchableContexts contexts) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Interlocked.Increment(ref contexts._queries);
            return ValueTask.FromResult(result);
        }
    }
}
