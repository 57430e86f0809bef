using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Persistence;

public sealed class ChangeOutboxOnSqlite(SqliteDatabase database)
    : ChangeOutboxTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class ChangeOutboxOnSqlServer(SqlServerDatabase database)
    : ChangeOutboxTests(database),
        IClassFixture<SqlServerDatabase>;

public abstract class ChangeOutboxTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _server;

    protected ChangeOutboxTests(TestDatabase database) => _server = database.StartServer(time: _time);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Create_ARun_LeavesOneRowThatNamesIt()
    {
        var created = await CreateAsync();

        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        var rows = await db.Changes.ToListAsync();
        Assert.Single(rows, row => row.TaskRunIds is { Count: 1 } ids && ids[0] == created);
    }

    [Fact]
    public async Task Create_RowsOlderThanTheyAreKept_AreRemoved()
    {
        await CreateAsync();
        var first = await NewestAsync();
        _time.Advance(ChangeOutbox.Retention + ChangeOutbox.TrimInterval);

        await CreateAsync();

        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        Assert.False(await db.Changes.AnyAsync(change => change.Seq <= first));
        Assert.True(await db.Changes.AnyAsync());
    }

    private async Task<Guid> CreateAsync()
    {
        var result = await _server
            .GetRequiredService<TaskRunService>()
            .CreateOrReturnAsync(
                new NewTaskRun(new(null, "outbox", Guid.NewGuid().ToString())),
                new Origin("tester", OriginSource.System, Role.Operator)
            );
        return Assert.IsType<CreateOrReturnResult.Created>(result).Run.Id;
    }

    private async Task<long> NewestAsync()
    {
        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        return await db.Changes.MaxAsync(change => change.Seq);
    }
}
