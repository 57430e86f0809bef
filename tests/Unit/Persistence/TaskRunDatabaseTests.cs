using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Persistence;

public sealed class TaskRunDatabaseTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IAsyncDisposable
{
    private readonly ImpatientTime _time = new();
    private readonly ServiceProvider _server = database.StartServer();

    private TaskRunDatabase Database => new(TestDatabase.Contexts(_server), _time);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Run_BusyTwice_BeginsAnewWithAFreshContext()
    {
        var contexts = new HashSet<DbContextId>();
        var result = await Database.RunAsync(
            db =>
                contexts.Add(db.ContextId) && contexts.Count < 3
                    ? throw new SqliteException("busy", 5)
                    : Task.FromResult("done"),
            CancellationToken.None
        );
        Assert.Equal("done", result);
        Assert.Equal(3, contexts.Count);
    }

    [Fact]
    public async Task Run_BusyForTooLong_IsUnavailable()
    {
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            Database.RunAsync<int>(_ => throw new SqliteException("busy", 5), CancellationToken.None)
        );
        Assert.IsType<SqliteException>(error.InnerException);
        Assert.InRange(_time.Waited, TaskRunDatabase.Patience, TaskRunDatabase.Patience + TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task Run_AnyOtherError_IsNotRetried()
    {
        var tries = 0;
        await Assert.ThrowsAsync<SqliteException>(() =>
            Database.RunAsync<int>(
                _ =>
                {
                    tries++;
                    throw new SqliteException("full", 13);
                },
                CancellationToken.None
            )
        );
        Assert.Equal(1, tries);
    }
}
