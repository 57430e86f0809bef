using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>Registers the database that the settings name.</summary>
public static class DatabaseServices
{
    private const string SqliteFileName = "taskrunadmin.db";

    /// <summary>Registers the context of the chosen provider, and the ways to it.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">The settings under <c>Database</c>.</param>
    /// <param name="dataDirectory">Where the embedded database lives, and what a relative SQLite path starts from.</param>
    /// <exception cref="StartupException">The provider is unknown, or the connection string cannot be read.</exception>
    public static IServiceCollection AddTaskRunDatabase(
        this IServiceCollection services,
        DatabaseOptions options,
        string dataDirectory
    )
    {
        if (
            !Enum.TryParse<DatabaseProvider>(options.Provider, ignoreCase: true, out var provider)
            || int.TryParse(options.Provider, out _)
        )
            throw new StartupException(
                $"Database:Provider is '{options.Provider}'; it must be {string.Join(" or ", Enum.GetNames<DatabaseProvider>())}."
            );

        // Read here and not in the callbacks, which run when the first context is made.
        var connectionString =
            provider is DatabaseProvider.SqlServer
                ? SqlServerConnectionString(options.ConnectionString)
                : SqliteConnectionString(options.ConnectionString, dataDirectory);
        _ =
            provider is DatabaseProvider.SqlServer
                ? services.AddContexts<SqlServerTaskRunDbContext>(builder =>
                    builder.UseTaskRunSqlServer(connectionString)
                )
                : services.AddContexts<SqliteTaskRunDbContext>(builder => builder.UseTaskRunSqlite(connectionString));
        return services.AddSingleton<TaskRunDatabase>().AddSingleton<SeqGenerator>().AddSingleton<ChangeOutbox>();
    }

    /// <summary>The options of a SQLite context.</summary>
    public static DbContextOptionsBuilder UseTaskRunSqlite(
        this DbContextOptionsBuilder builder,
        string connectionString
    ) => builder.UseSqlite(connectionString).AddInterceptors(new SqliteConnectionSetup());

    /// <summary>The options of a SQL Server context.</summary>
    public static DbContextOptionsBuilder UseTaskRunSqlServer(
        this DbContextOptionsBuilder builder,
        string connectionString
    ) => builder.UseSqlServer(connectionString);

    private static IServiceCollection AddContexts<TContext>(
        this IServiceCollection services,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : TaskRunDbContext =>
        services
            .AddPooledDbContextFactory<TContext>(configure)
            .AddSingleton<IDbContextFactory<TaskRunDbContext>, Factory<TContext>>();

    private static string SqliteConnectionString(string? configured, string dataDirectory)
    {
        var builder = Parse(() => new SqliteConnectionStringBuilder(configured));
        if (builder.DataSource is ":memory:" || builder.Mode is SqliteOpenMode.Memory)
            throw new StartupException(
                "Database:ConnectionString names a database in memory; SQLite needs a file here."
            );

        if (builder.DataSource.StartsWith("file:", StringComparison.Ordinal) || builder.DataSource.StartsWith('|'))
            throw new StartupException("Database:ConnectionString: Data Source must be the path of a file.");

        builder.DataSource = Path.GetFullPath(
            builder.DataSource is "" ? SqliteFileName : builder.DataSource,
            Path.GetFullPath(dataDirectory)
        );
        // The library's 30 s of waiting for a busy file would hide from every caller that the database is not available.
        if (!builder.ShouldSerialize("Default Timeout"))
            builder.DefaultTimeout = 1;
        return builder.ConnectionString;
    }

    private static string SqlServerConnectionString(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
            throw new StartupException("Database:Provider is SqlServer, so Database:ConnectionString must be set.");

        var builder = Parse(() => new SqlConnectionStringBuilder(configured));
        if (builder.InitialCatalog is "")
            throw new StartupException(
                "Database:ConnectionString names no database: add Database=TaskRunAdmin, or another name."
            );
        // The library's defaults would let a caller wait half a minute for a server that is gone, and go on refusing for
        // a minute after it is back. What the connection string says itself is left alone.
        if (!builder.ShouldSerialize("Connect Timeout"))
            builder.ConnectTimeout = 5;
        if (!builder.ShouldSerialize("Command Timeout"))
            builder.CommandTimeout = 5;
        if (!builder.ShouldSerialize("Connect Retry Count"))
            builder.ConnectRetryCount = 0;
        if (!builder.ShouldSerialize("Pool Blocking Period"))
            builder.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        return builder.ConnectionString;
    }

    private static TBuilder Parse<TBuilder>(Func<TBuilder> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartupException($"Database:ConnectionString cannot be read: {error.Message}", error);
        }
    }

    // IDbContextFactory is not covariant, and everything but this file knows the abstract context only.
    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<TaskRunDbContext>
        where TContext : TaskRunDbContext
    {
        public TaskRunDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
