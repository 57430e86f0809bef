using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>A server whose connection to the database breaks at the end of a transaction, when it is told so.</summary>
internal sealed class LossyServer : IDisposable
{
    private readonly BrokenCommits _broken = new();
    private readonly ServiceProvider _services;

    public LossyServer(string connectionString, IInterceptor? other = null, TimeProvider? time = null)
    {
        var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
        options.UseTaskRunSqlite(connectionString).AddInterceptors(other is null ? [_broken] : [_broken, other]);
        _services = new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(Options.Create(new ApiOptions()))
            .AddSingleton(Options.Create(new OrchestrationOptions()))
            .AddTaskRunCore(new DatabaseOptions { ConnectionString = connectionString }, Path.GetTempPath())
            .AddSingleton<IDbContextFactory<TaskRunDbContext>>(new Contexts(options.Options))
            .BuildServiceProvider();
    }

    /// <summary>How many commits broke.</summary>
    public int Losses => _broken.Losses;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The database commits the next transaction, and the answer is lost.</summary>
    /// <param name="refusals">So many transactions after it cannot be begun.</param>
    /// <param name="meanwhile">What happens before anybody can ask what became of it.</param>
    public void LoseNextAnswer(int refusals = 0, Action? meanwhile = null) =>
        (_broken.LosesAnswer, _broken.Refusals, _broken.Meanwhile) = (true, refusals, meanwhile);

    /// <summary>The next transaction does not get as far as the database's commit.</summary>
    public void LoseNextCommit() => _broken.LosesCommit = true;

    public void Dispose() => _services.Dispose();

    private sealed class Contexts(DbContextOptions<SqliteTaskRunDbContext> options)
        : IDbContextFactory<TaskRunDbContext>
    {
        public TaskRunDbContext CreateDbContext() => new SqliteTaskRunDbContext(options);
    }

    private sealed class BrokenCommits : DbTransactionInterceptor
    {
        public bool LosesAnswer { get; set; }

        public bool LosesCommit { get; set; }

        public int Refusals { get; set; }

        public Action? Meanwhile { get; set; }

        public int Losses { get; private set; }

        public override InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result
        )
        {
            if (LosesAnswer || Refusals == 0)
                return result;
            Refusals--;
            throw new SqliteException("The database is not there.", 5);
        }

        public override InterceptionResult TransactionCommitting(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result
        )
        {
            if (!LosesCommit)
                return result;
            LosesCommit = false;
            Losses++;
            throw new SqliteException("The connection is lost.", 5);
        }

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
        {
            if (!LosesAnswer)
                return;
            LosesAnswer = false;
            Losses++;
            Meanwhile?.Invoke();
            throw new SqliteException("The answer is lost.", 5);
        }
    }
}
