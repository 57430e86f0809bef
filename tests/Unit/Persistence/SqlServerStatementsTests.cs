using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>
/// Every statement that the two doors would send to SQL Server, queries and writes: caught on their way out, parsed, and
/// compared with a file that a person has read. Nothing here runs against a server.
/// </summary>
public sealed class SqlServerStatementsTests
{
    private static readonly TaskRunKey Key = new(new Guid("00000000-0000-0000-0000-000000000001"), "etl.load", "0");

    /// <summary>Stands before a call during which a unique index refuses every INSERT.</summary>
    private const string Refused = "refused: ";

    /// <summary>One call or more for every public method of the two doors.</summary>
    private static readonly Dictionary<string, Func<TaskRunService, TaskRunQueries, Task>> Calls = new()
    {
        ["CreateOrReturnAsync"] = (service, _) =>
            service.CreateOrReturnAsync(new NewTaskRun(Key), new Origin("a", OriginSource.Api)),
        [Refused + "CreateOrReturnAsync"] = (service, _) =>
            service.CreateOrReturnAsync(new NewTaskRun(Key) { Id = Guid.Empty }, new Origin("a", OriginSource.Api)),
        ["FindAsync"] = (_, queries) => queries.FindAsync(Guid.Empty),
        ["ListStatesAsync"] = (_, queries) => queries.ListStatesAsync(Guid.Empty),
        ["FilterAsync"] = async (_, queries) =>
        {
            foreach (var sort in Enum.GetValues<TaskRunSort>())
                await queries.FilterAsync(new TaskRunPage(sort, 200, 0));
        },
        ["ListNewestAsync"] = async (_, queries) =>
        {
            await queries.ListNewestAsync(before: null, take: 50);
            await queries.ListNewestAsync(before: 1, take: 50);
        },
        ["PingAsync"] = (_, queries) => queries.PingAsync(),
    };

    [Fact]
    public void Calls_CoverEveryMethodOfTheDoors()
    {
        var methods = new[] { typeof(TaskRunService), typeof(TaskRunQueries) }
            .SelectMany(door =>
                door.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            )
            .Select(method => method.Name);
        Assert.Equal(
            methods.Order(),
            Calls.Keys.Where(name => !name.StartsWith(Refused, StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public async Task Statements_Parse_AndAreTheReviewedOnes()
    {
        var golden = new StringBuilder();
        foreach (var (name, call) in Calls)
        {
            var capture = new Capture(name.StartsWith(Refused, StringComparison.Ordinal));
            var contexts = new CapturingContexts(capture);
            var time = TimeProvider.System;
            using var database = new TaskRunDatabase(contexts, time);
            using var writer = new TaskRunWriter(
                new TaskRunCommits(contexts, database, new SeqGenerator(time), new TaskRunFeed(), time),
                time
            );
            var service = new TaskRunService(database, writer, Options.Create(new ApiOptions()));
            await call(service, new TaskRunQueries(database));

            Assert.NotEmpty(capture.Statements);
            foreach (var statement in capture.Statements)
            {
                TSql.Parse(statement);
                golden.Append("-- ").AppendLine(name).AppendLine(statement).AppendLine();
            }
        }

        GoldenFile.Check("sqlserver-statements.sql", golden.ToString());
    }

    private sealed class CapturingContexts(Capture capture) : IDbContextFactory<TaskRunDbContext>
    {
        public TaskRunDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<SqlServerTaskRunDbContext>();
            options
                .UseTaskRunSqlServer("Server=nowhere;Database=none")
                .AddInterceptors(capture, new NoConnection(), new NoTransaction());
            return new SqlServerTaskRunDbContext(options.Options);
        }
    }

    private sealed class Capture(bool refuseInserts) : DbCommandInterceptor
    {
        private bool _hasRefused;

        public ConcurrentQueue<string> Statements { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            Note(command);
            // After an INSERT was refused, the query of taken ids finds the reason; every other query finds nothing.
            using var table = new DataTable();
            table.Columns.Add("id", typeof(Guid));
            if (_hasRefused && command.CommandText.StartsWith("SELECT [t].[id]", StringComparison.Ordinal))
                table.Rows.Add(Guid.Empty);
            return InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            // A query of one value, such as EXISTS, reads a row; every other makes do with none.
            using var table = new DataTable();
            table.Columns.Add("value", typeof(bool));
            if (command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal))
                table.Rows.Add(false);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
        }

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        )
        {
            Note(command);
            _hasRefused = refuseInserts && command.CommandText.Contains("INSERT", StringComparison.Ordinal);
            return _hasRefused ? throw SqlErrors.Exception(2627) : InterceptionResult<int>.SuppressWithResult(1);
        }

        private void Note(DbCommand command) => Statements.Enqueue(command.CommandText.ReplaceLineEndings("\n").Trim());
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class NoTransaction : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result
        ) => InterceptionResult<DbTransaction>.SuppressWithResult(new FakeTransaction(connection));
    }

    private sealed class FakeTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }
}
