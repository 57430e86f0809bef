using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Components;

/// <summary>A database that can be switched off, and on again.</summary>
public sealed class SwitchableContexts(string connectionString) : IDbContextFactory<TaskRunDbContext>
{
    public bool IsOff { get; set; }

    public TaskRunDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
        options.UseTaskRunSqlite(connectionString).AddInterceptors(new Switch(this));
        return new SqliteTaskRunDbContext(options.Options);
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
}
