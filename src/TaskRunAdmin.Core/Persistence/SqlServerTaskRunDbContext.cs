using System.Collections.Frozen;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerTaskRunDbContext(DbContextOptions<SqlServerTaskRunDbContext> options)
    : TaskRunDbContext(options)
{
    // The database's own collation may ignore case and width; these columns are compared byte by byte.
    private const string Binary = "Latin1_General_100_BIN2";
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    // Deadlock, lock time-out, command time-out, broken or refused connections, and what Azure SQL sends while it moves.
    private static readonly FrozenSet<int> Transient = FrozenSet.ToFrozenSet([
        1205,
        1222,
        -2,
        -1,
        2,
        20,
        53,
        64,
        121,
        233,
        258,
        596,
        4060,
        4221,
        10053,
        10054,
        10060,
        10061,
        10928,
        10929,
        11001,
        40143,
        40197,
        40501,
        40540,
        40613,
        49918,
        49919,
        49920,
    ]);

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
    public override bool IsUniqueViolation(DbUpdateException error) =>
        error.InnerException is SqlException sql
        && sql.Errors.Cast<SqlError>().Any(each => each.Number is UniqueIndex or UniqueConstraint);

    /// <inheritdoc/>
    public override bool IsTransient(Exception error) =>
        Causes(error)
            .Any(cause =>
                cause is TimeoutException
                || cause is SqlException sql && sql.Errors.Cast<SqlError>().Any(each => Transient.Contains(each.Number))
            );

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<TaskRun>().Property(run => run.NamePrefix).UseCollation(Binary);
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
