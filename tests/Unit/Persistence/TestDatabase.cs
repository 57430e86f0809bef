using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;
using Testcontainers.MsSql;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>A database of its own, with its schema, for the tests of one class.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>Why the tests on this database cannot run here; null when they can.</summary>
    public virtual string? SkipReason => null;

    protected abstract DatabaseOptions Options { get; }

    protected virtual string DataDirectory => Path.GetTempPath();

    /// <summary>One server on this database. Several are as good as several processes: they share nothing else.</summary>
    public ServiceProvider StartServer(ApiOptions? api = null, TimeProvider? time = null)
    {
        if (SkipReason is { } reason)
            Assert.Skip(reason);

        return new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(api ?? new ApiOptions()))
            .AddTaskRunCore(Options, DataDirectory)
            .BuildServiceProvider();
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
            return;

        await using var server = StartServer();
        await DatabaseSetup.PrepareAsync(Contexts(server), migrate: true, CancellationToken.None);
    }

    public abstract ValueTask DisposeAsync();

    public static IDbContextFactory<TaskRunDbContext> Contexts(IServiceProvider server) =>
        server.GetRequiredService<IDbContextFactory<TaskRunDbContext>>();
}

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    protected override DatabaseOptions Options { get; } = new();

    protected override string DataDirectory => _directory;

    public override ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>SQL Server where a connection string is given, else in a container where there is an engine for it, else skipped.</summary>
public sealed class SqlServerDatabase : TestDatabase
{
    public const string Variable = "TASKRUNADMIN_TEST_SQLSERVER";
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private readonly string _name = $"taskrunadmin_test_{Guid.NewGuid():N}";
    private MsSqlContainer? _container;
    private string? _connectionString;

    public override string? SkipReason =>
        _connectionString is null
            ? $"No SQL Server: {Variable} is not set and no container engine answers. Nothing here ran against one."
            : null;

    protected override DatabaseOptions Options =>
        new() { Provider = nameof(DatabaseProvider.SqlServer), ConnectionString = _connectionString };

    public override async ValueTask InitializeAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server) && HasContainerEngine())
        {
            _container = new MsSqlBuilder(Image).Build();
            await _container.StartAsync();
            server = _container.GetConnectionString();
        }

        if (!string.IsNullOrEmpty(server))
            _connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ConnectionString;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (SkipReason is null)
        {
            await using var server = StartServer();
            await using var db = await Contexts(server).CreateDbContextAsync();
            await db.Database.EnsureDeletedAsync();
        }

        if (_container is not null)
            await _container.DisposeAsync();
    }

    private static bool HasContainerEngine() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOCKER_HOST")) || File.Exists("/var/run/docker.sock");
}
