using System.Data;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteTaskRunDbContext(DbContextOptions<SqliteTaskRunDbContext> options) : TaskRunDbContext(options)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;
    private const string AnyLimit = "SELECT 1 FROM concurrency_limits LIMIT 1";

    private static readonly object Found = new();

    private SqliteConnection Connection => (SqliteConnection)Database.GetDbConnection();

    /// <inheritdoc/>
    public override string Location => $"SQLite {Database.GetDbConnection().DataSource}";

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception error) =>
        Causes(error)
            .OfType<SqliteException>()
            .Any(each => each.SqliteExtendedErrorCode is UniqueConstraint or PrimaryKeyConstraint);

    /// <inheritdoc/>
    public override bool IsTransient(Exception error) =>
        Causes(error).OfType<SqliteException>().Any(each => each.SqliteErrorCode is Busy or Locked);

    /// <inheritdoc/>
    public override void InsertRows<T>(IReadOnlyList<T> rows) => SqliteRows<T>.Of(this).Insert(Connection, rows);

    /// <inheritdoc/>
    public override void UpdateRuns(IReadOnlyList<(TaskRun Run, int Version)> runs) =>
        // The transaction has had the write lock since before the runs were read: nobody can have changed them.
        SqliteRows<TaskRun>.Of(this).Update(Connection, [.. runs.Select(each => each.Run)]);

    /// <inheritdoc/>
    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var held = await SqliteMigrationLock.TakeAsync(this, cancellationToken);
        await Database.MigrateAsync(cancellationToken);
    }

    internal override IDbContextTransaction BeginWrite()
    {
        // Kept open for as long as the context lives: with each opening the library registers EF's functions anew, and
        // SQLite then prepares every statement of the connection anew.
        if (Connection.State is ConnectionState.Closed)
            Database.OpenConnection();
        // The library's word for a transaction that takes no lock yet; the lock is the next step.
        var transaction = Database.BeginTransaction(IsolationLevel.ReadUncommitted);
        try
        {
            SqliteWriteLock.Take(Connection);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    internal override void Settle()
    {
        try
        {
            // From the write-ahead log into the file itself, which is what people copy.
            Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Another server is at work: the last one to stop does it.
        }
    }

    internal override RunLookup CreateRunLookup() => new SqliteRunLookup(this);

    internal override bool HasLimits() => SqliteStatement.On(Connection, AnyLimit).Read(_ => Found) is not null;

    internal override List<TaskRun> ListRuns(IReadOnlyCollection<Guid> ids) =>
        [.. ids.Select(id => SqliteQuery<TaskRun>.RunsById(this).Find(Connection, id)).OfType<TaskRun>()];

    internal override List<KnownFlowRun> ListFlowRuns(IReadOnlyCollection<Guid> ids) =>
        [
            .. ids.Select(id => SqliteQuery<KnownFlowRun>.ById<FlowRun>(this).Find(Connection, id))
                .OfType<KnownFlowRun>(),
        ];

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // EF says so by itself to SQL Server. Here it saves every state without such an id one index.
        modelBuilder
            .Entity<RunState>()
            .HasIndex(state => new { state.TaskRunSeq, state.TransitionId })
            .HasFilter("transition_id IS NOT NULL");
        // Instants are numbers of microseconds here.
        SqlFunctions.Map(
            modelBuilder,
            (from, to) =>
                new SqlBinaryExpression(ExpressionType.Subtract, AsNumber(to), AsNumber(from), typeof(long), null),
            "json_each"
        );

        static SqlExpression AsNumber(SqlExpression instant) =>
            new SqlUnaryExpression(ExpressionType.Convert, instant, typeof(long), null);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicrosecondsColumn>();
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations without starting the server.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteTaskRunDbContext>
{
    /// <inheritdoc/>
    public SqliteTaskRunDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTaskRunDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
