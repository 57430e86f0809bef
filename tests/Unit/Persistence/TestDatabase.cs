using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>A database of its own, with its schema, for the tests of one class.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>Why the tests on this database cannot run here; null when they can.</summary>
    public virtual string? SkipReason => null;

    public abstract string ConnectionString { get; }

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
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(new OrchestrationOptions()))
            .AddTaskRunCore(Options, DataDirectory)
            .BuildServiceProvider();
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
            return;

        await using var server = StartServer();
        await DatabaseSetup.PrepareAsync(Contexts(server), migrate: true, CancellationToken.None);
        await using var db = await Contexts(server).CreateDbContextAsync();
        await DatabasesThatRan.NoteAsync(db);
    }

    public abstract ValueTask DisposeAsync();

    public static IDbContextFactory<TaskRunDbContext> Contexts(IServiceProvider server) =>
        server.GetRequiredService<IDbContextFactory<TaskRunDbContext>>();
}

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    public SqliteTaskRunDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
        options.UseTaskRunSqlite(ConnectionString);
        return new SqliteTaskRunDbContext(options.Options);
    }

    public override string ConnectionString => $"Data Source={Path.Combine(_directory, "taskrunadmin.db")}";

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
    private readonly string _name = $"taskrunadmin_test_{Guid.NewGuid():N}";
    private string? _connectionString;
    private string? _skipReason;

    public override string? SkipReason => _skipReason;

    public override string ConnectionString => _connectionString!;

    protected override DatabaseOptions Options =>
        new() { Provider = nameof(DatabaseProvider.SqlServer), ConnectionString = _connectionString };

    public override async ValueTask InitializeAsync()
    {
        (var server, _skipReason) = await SqlServerForTests.FindAsync();
        if (server is not null)
            _connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ConnectionString;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (SkipReason is not null)
            return;

        await using var server = StartServer();
        await using var db = await Contexts(server).CreateDbContextAsync();
        await db.Database.EnsureDeletedAsync();
    }
}
