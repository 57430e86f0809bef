using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

public sealed class DatabaseSetupTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Prepare_SeveralServersAtOnce_AllFindTheSchema()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PrepareAsync())));
        await using var db = Open();
        Assert.Equal(0, await db.TaskRuns.CountAsync());
    }

    [Fact]
    public async Task Prepare_LockRowOfAKilledProcess_IsRemoved()
    {
        await PrepareAsync();
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
                    + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, 'long ago');"
            );
        }

        await PrepareAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Prepare_DatabaseOfANewerProgram_SaysSo()
    {
        await PrepareAsync();
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')"
            );

        var error = await Assert.ThrowsAsync<StartupException>(() => PrepareAsync());
        Assert.Contains("newer version of TaskRunAdmin (29990101000000_Future)", error.Message);
    }

    [Fact]
    public async Task Prepare_NoMigrationAllowed_SaysWhatToSet()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => PrepareAsync(migrate: false));
        Assert.Contains("Database:Migrate=true", error.Message);
    }

    [Fact]
    public async Task Prepare_NoDatabaseFile_SaysWhatToCheck()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "taskrunadmin.db"), new string('x', 5000));
        var error = await Assert.ThrowsAsync<StartupException>(() => PrepareAsync());
        Assert.Contains("file is not a database", error.Message);
        Assert.Contains("Database:ConnectionString", error.Message);
    }

    [Theory]
    [InlineData("Oracle", null, "must be Sqlite or SqlServer")]
    [InlineData("1", null, "must be Sqlite or SqlServer")]
    [InlineData("SqlServer", null, "Database:ConnectionString must be set")]
    [InlineData("SqlServer", "Server=x", "names no database")]
    [InlineData("SqlServer", "Bogus=x", "cannot be read")]
    [InlineData("Sqlite", "Bogus=x", "cannot be read")]
    [InlineData("Sqlite", "Data Source=:memory:", "SQLite needs a file here")]
    public void Add_SettingsThatMakeNoSense_SayWhatIsWrong(string provider, string? connectionString, string expected)
    {
        var options = new DatabaseOptions { Provider = provider, ConnectionString = connectionString };
        var error = Assert.Throws<StartupException>(() =>
            new ServiceCollection().AddTaskRunDatabase(options, _directory)
        );
        Assert.Contains(expected, error.Message);
    }

    private async Task PrepareAsync(bool migrate = true)
    {
        await using var server = Server();
        await DatabaseSetup.PrepareAsync(TestDatabase.Contexts(server), migrate, CancellationToken.None);
    }

    private TaskRunDbContext Open() => TestDatabase.Contexts(Server()).CreateDbContext();

    private ServiceProvider Server() =>
        new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddTaskRunDatabase(new DatabaseOptions(), _directory)
            .BuildServiceProvider();
}
