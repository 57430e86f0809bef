using System.Collections.Frozen;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerTaskRunDbContext(DbContextOptions<SqlServerTaskRunDbContext> options)
    : TaskRunDbContext(options)
{
    // The database's own collation may ignore case and width; what is sorted or looked up is compared byte by byte.
    private const string Binary = "Latin1_General_100_BIN2";
    private const string ClientLibrary = "Microsoft.Data.SqlClient";

    // From here on SQL Server closes the connection. It is also what the client library gives a connection that it could
    // not open: outside of Windows those errors have no number of their own.
    private const byte FatalClass = 20;

    private static readonly TimeSpan CreationPause = TimeSpan.FromMilliseconds(500);
    private const int MaxCreationTries = 60;
    private static readonly TimeSpan MigrationTimeout = TimeSpan.FromMinutes(30);

    // A unique index, and a unique constraint: which of the two it is depends on the server.
    private static readonly FrozenSet<int> Duplicate = FrozenSet.ToFrozenSet([2601, 2627]);

    // Deadlock, lock and command time-outs, no lock memory, a database or server that is starting, moving or failing over.
    private static readonly FrozenSet<int> Transient = FrozenSet.ToFrozenSet([
        -2,
        921,
        983,
        1204,
        1205,
        1222,
        4060,
        4221,
        10928,
        10929,
        17142,
        18401,
        40143,
        40197,
        40501,
        40540,
        40613,
        42108,
        42109,
        49918,
        49919,
        49920,
    ]);

    // It exists already; "model" is in use by another CREATE DATABASE; it is there but not open yet.
    private static readonly FrozenSet<int> CreatedByAnother = FrozenSet.ToFrozenSet([1801, 1807, 4060]);

    /// <inheritdoc/>
    public override string Location
    {
        get
        {
            var connection = Database.GetDbConnection();
            return $"SQL Server {connection.DataSource}, database {connection.Database}";
        }
    }

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception error) =>
        Causes(error).OfType<SqlException>().Any(cause => HasNumber(cause, Duplicate));

    /// <inheritdoc/>
    public override bool IsTransient(Exception error) =>
        Causes(error)
            .Any(cause =>
                cause switch
                {
                    SqlException sql => sql.Class >= FatalClass || HasNumber(sql, Transient),
                    // Every connection of the pool is in use: the library has no type for it.
                    InvalidOperationException { Source: ClientLibrary } => true,
                    // Another server was quicker: what it made of the run is read, and the work begun anew.
                    _ => cause is TimeoutException or DbUpdateConcurrencyException,
                }
            );

    /// <inheritdoc/>
    public override void InsertRows<T>(IReadOnlyList<T> rows) => SqlServerRows.Insert(this, rows);

    /// <inheritdoc/>
    public override void UpdateRuns(IReadOnlyList<(TaskRun Run, int Version)> runs)
    {
        foreach (var (run, version) in runs)
        {
            var entry = Attach(run);
            foreach (var column in TableRows.Of<TaskRun>(this).Columns.Where(column => column.IsMutable))
                entry.Property(column.Property.Name).IsModified = true;
            entry.Property(each => each.Version).OriginalValue = version;
        }

        SaveChanges();
        ChangeTracker.Clear();
    }

    /// <inheritdoc/>
    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Database.SetCommandTimeout(MigrationTimeout);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception error)
                when (tries < MaxCreationTries
                    && Causes(error).OfType<SqlException>().Any(cause => HasNumber(cause, CreatedByAnother))
                )
            {
                // Another server is creating the database: it will be there in a moment.
                await Task.Delay(CreationPause, cancellationToken);
            }
        }
    }

    private static bool HasNumber(SqlException error, FrozenSet<int> numbers) =>
        error.Errors.Cast<SqlError>().Any(each => numbers.Contains(each.Number));

    internal override IDbContextTransaction BeginWrite() => Database.BeginTransaction();

    internal override List<KnownFlowRun> ListFlowRuns(IReadOnlyCollection<Guid> ids) =>
        [
            .. FlowRuns
                .Where(run => ids.Contains(run.Id))
                .Select(run => new KnownFlowRun
                {
                    Id = run.Id,
                    Labels = run.Labels,
                    StateType = run.StateType,
                    RunCount = run.RunCount,
                    PauseTimeout = run.PauseTimeout,
                    PauseReschedule = run.PauseReschedule,
                }),
        ];

    internal override List<TaskRun> ListRuns(IReadOnlyCollection<Guid> ids) =>
        [.. WithState(TaskRuns.Where(run => ids.Contains(run.Id))).AsEnumerable().Select(found => found.ToRun())];

    internal override bool HasLimits() => ConcurrencyLimits.Any();

    internal override void Settle() { }

    internal override RunLookup CreateRunLookup() => new SqlServerRunLookup();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SqlFunctions.Map(
            modelBuilder,
            (from, to) =>
                new SqlFunctionExpression(
                    "DATEDIFF_BIG",
                    [new SqlFragmentExpression("microsecond"), from, to],
                    nullable: true,
                    argumentsPropagateNullability: [false, true, true],
                    typeof(long),
                    null
                ),
            // Of an item's collation it says that it is that of the list: binary.
            "OPENJSON"
        );
        modelBuilder.Entity<TaskRunTag>().Property(tag => tag.Tag).UseCollation(Binary);
        modelBuilder.Entity<AuditEntry>().Property(entry => entry.Actor).UseCollation(Binary);
        modelBuilder.Entity<ConcurrencyLimit>().Property(limit => limit.Name).UseCollation(Binary);
        modelBuilder.Entity<TaskRun>(run =>
        {
            run.Property(each => each.Name).UseCollation(Binary);
            run.Property(each => each.NamePrefix).UseCollation(Binary);
            run.Property(each => each.TaskKey).UseCollation(Binary);
            run.Property(each => each.TaskKeyPrefix).UseCollation(Binary);
            run.Property(each => each.DynamicKey).UseCollation(Binary);
            run.Property(each => each.NameFolded).UseCollation(Binary);
            run.Property(each => each.StateName).UseCollation(Binary);
            run.Property(each => each.StateNamePrefix).UseCollation(Binary);
            run.Property(each => each.Tags).UseCollation(Binary);
        });
        modelBuilder.Entity<LogEntry>().Property(log => log.TextFolded).UseCollation(Binary);
        modelBuilder.Entity<FlowRun>(flowRun =>
        {
            flowRun.Property(each => each.Name).UseCollation(Binary);
            flowRun.Property(each => each.NameFolded).UseCollation(Binary);
            flowRun.Property(each => each.StateName).UseCollation(Binary);
            flowRun.Property(each => each.FlowVersion).UseCollation(Binary);
            flowRun.Property(each => each.IdempotencyKey).UseCollation(Binary);
            flowRun.Property(each => each.WorkQueueName).UseCollation(Binary);
            flowRun.Property(each => each.Tags).UseCollation(Binary);
        });
        modelBuilder.Entity<Flow>(flow =>
        {
            flow.Property(each => each.Name).UseCollation(Binary);
            flow.Property(each => each.NameFolded).UseCollation(Binary);
            flow.Property(each => each.Tags).UseCollation(Binary);
        });
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder
            .Properties<DateTimeOffset>()
            .HaveConversion<UtcDateTimeColumn>()
            .HaveColumnType("datetime2(6)");
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerTaskRunDbContext>
{
    /// <inheritdoc/>
    public SqlServerTaskRunDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerTaskRunDbContext>().UseSqlServer("Server=design-time").Options);
}
