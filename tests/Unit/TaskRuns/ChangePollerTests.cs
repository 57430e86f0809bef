using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class ChangePollerOnSqlite(SqliteDatabase database)
    : ChangePollerTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class ChangePollerOnSqlServer(SqlServerDatabase database)
    : ChangePollerTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>Two servers on one database: one writes, the other has a feed that somebody listens to.</summary>
public abstract class ChangePollerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _writing;
    private readonly ServiceProvider _listening;
    private readonly CountingContexts _contexts;
    private readonly TaskRunFeed _feed;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Exception> _errors = [];
    private readonly Task _polling;

    protected ChangePollerTests(TestDatabase database)
    {
        _writing = database.StartServer();
        _listening = database.StartServer();
        _feed = _listening.GetRequiredService<TaskRunFeed>();
        _contexts = new CountingContexts(TestDatabase.Contexts(_listening));
        var poller = new ChangePoller(
            new TaskRunDatabase(_contexts, TimeProvider.System),
            _listening.GetRequiredService<ChangeOutbox>(),
            _feed,
            _time
        );
        _polling = poller.RunAsync(_errors.Add, _stop.Token);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _polling);
        await _writing.DisposeAsync();
        await _listening.DisposeAsync();
        _stop.Dispose();
        Assert.Empty(_errors);
    }

    [Fact]
    public async Task Create_OnAnotherServer_IsPublishedHere()
    {
        using var subscription = await WatchAsync();
        var created = await CreateAsync(_writing);
        Assert.Equal([created], (await NextAsync(subscription)).TaskRunIds);
    }

    [Fact]
    public async Task Create_OnThisServer_IsPublishedOnceAndNotPolledAgain()
    {
        using var subscription = await WatchAsync();
        var own = await CreateAsync(_listening);
        Assert.Equal([own], (await NextAsync(subscription)).TaskRunIds);

        var other = await CreateAsync(_writing);
        Assert.Equal([other], (await NextAsync(subscription)).TaskRunIds);
    }

    [Fact]
    public async Task Commit_ThatNobodyIsToldOf_IsNothingHere()
    {
        using var subscription = await WatchAsync();
        var log = new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch, FlowRunId: Guid.NewGuid(), TaskRunId: null);
        await _writing.GetRequiredService<LogService>().WriteAsync([log], Origin.Server);
        var created = await CreateAsync(_writing);
        Assert.Equal([created], (await NextAsync(subscription)).TaskRunIds);
    }

    [Fact]
    public async Task Row_ThatBecomesVisibleLate_IsPublishedAllTheSame()
    {
        using var subscription = await WatchAsync();
        var newest = await CreateAsync(_writing);
        Assert.Equal([newest], (await NextAsync(subscription)).TaskRunIds);

        var late = Guid.NewGuid();
        var before = SeqGenerator.Back(await NewestAsync(), ChangeOutbox.Overlap / 2);
        await InsertAsync(new TaskRunChange(before, [late]));

        Assert.Equal([late], (await NextAsync(subscription)).TaskRunIds);
    }

    [Fact]
    public async Task Row_WithTooManyRunsToName_IsEverything()
    {
        using var subscription = await WatchAsync();
        var ids = Enumerable.Range(0, TaskRunChange.MaxNamed + 1).Select(_ => Guid.NewGuid()).ToList();
        await InsertAsync(new TaskRunChange(await NewestAsync() + 1, ids));
        Assert.True((await NextAsync(subscription)).Everything);
    }

    [Fact]
    public async Task Rows_TooManyToRead_AreEverything()
    {
        using var subscription = await WatchAsync();
        var newest = await NewestAsync();
        await InsertAsync([
            .. Enumerable
                .Range(1, TaskRunChange.MaxNamed + 1)
                .Select(i => new TaskRunChange(newest + i, [Guid.NewGuid()])),
        ]);
        Assert.True((await NextAsync(subscription)).Everything);
    }

    [Fact]
    public async Task Poll_NobodyListens_AsksNothing()
    {
        await CreateAsync(_writing);
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(ChangePoller.Interval);
            await Task.Yield();
        }

        Assert.Equal(0, _contexts.Created);
        // It would have asked: now it does.
        using var subscription = await WatchAsync();
        Assert.NotEqual(0, _contexts.Created);
    }

    /// <summary>Listens, and lets everything that other tests left behind go by.</summary>
    private async Task<TaskRunSubscription> WatchAsync()
    {
        var subscription = _feed.Subscribe();
        var mark = await CreateAsync(_writing);
        while (!(await NextAsync(subscription)).Concern(mark)) { }
        return subscription;
    }

    /// <summary>Lets time go by until the subscriber hears something.</summary>
    private async Task<TaskRunChanges> NextAsync(TaskRunSubscription subscription)
    {
        using var limit = new CancellationTokenSource(Patience);
        var next = subscription.NextAsync(limit.Token);
        while (!next.IsCompleted)
        {
            _time.Advance(ChangePoller.Interval);
            await Task.WhenAny(next, Task.Delay(1));
        }

        return await next;
    }

    private async Task<long> NewestAsync()
    {
        await using var db = await TestDatabase.Contexts(_writing).CreateDbContextAsync();
        return await db.Changes.MaxAsync(change => change.Seq);
    }

    private async Task InsertAsync(params IReadOnlyList<TaskRunChange> rows)
    {
        await using var db = await TestDatabase.Contexts(_writing).CreateDbContextAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> CreateAsync(ServiceProvider server)
    {
        var result = await server
            .GetRequiredService<TaskRunService>()
            .CreateOrReturnAsync(
                new NewTaskRun(new(null, "heard", Guid.NewGuid().ToString())),
                new Origin("tester", OriginSource.System, Role.Operator)
            );
        return Assert.IsType<CreateOrReturnResult.Created>(result).Run.Id;
    }

    private sealed class CountingContexts(IDbContextFactory<TaskRunDbContext> inner)
        : IDbContextFactory<TaskRunDbContext>
    {
        public int Created { get; private set; }

        public TaskRunDbContext CreateDbContext()
        {
            Created++;
            return inner.CreateDbContext();
        }
    }
}
