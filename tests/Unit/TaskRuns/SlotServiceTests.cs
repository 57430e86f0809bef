using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class SlotServiceOnSqlite(SqliteDatabase database)
    : SlotServiceTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class SlotServiceOnSqlServer(SqlServerDatabase database)
    : SlotServiceTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>Limits and slots through the doors: what several servers, and time, make of them (contract 6.6, W9).</summary>
public abstract class SlotServiceTests : IAsyncLifetime
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    private readonly TestDatabase _database;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _server;

    protected SlotServiceTests(TestDatabase database)
    {
        _database = database;
        _server = database.StartServer(time: _time);
    }

    private SlotService Slots => _server.GetRequiredService<SlotService>();

    private LimitService Limits => _server.GetRequiredService<LimitService>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task TwoServers_ThirtyRunsCompeteForThreeSlots_NeverMoreThanThreeHoldOne()
    {
        await using var first = _database.StartServer();
        await using var second = _database.StartServer();
        ServiceProvider[] servers = [first, second];
        var tag = await TagAsync(3);
        var runs = new List<Guid>();
        for (var i = 0; i < 30; i++)
            runs.Add(await NewRunAsync(tag));
        var left = new ConcurrentQueue<Guid>(runs);
        var (running, most, done) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => WorkAsync(servers[i % 2]))));

        Assert.Equal(30, done);
        Assert.InRange(most, 1, 3);
        Assert.Equal(0, await ActiveAsync(tag));

        async Task WorkAsync(IServiceProvider server)
        {
            var service = server.GetRequiredService<TaskRunService>();
            while (left.TryDequeue(out var id))
            {
                var answer = await service.SetStateAsync(id, new(StateType.Running), isForced: false, Tester);
                if (answer!.Status is TransitionStatus.Wait)
                {
                    left.Enqueue(id);
                    continue;
                }

                // The slot is held from before the answer until after the next request.
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                var held = await server.GetRequiredService<LimitQueries>().FindAsync(LimitRef.Parse($"tag:{tag}"));
                Assert.InRange(held!.ActiveSlots, 1, 3);
                Interlocked.Decrement(ref running);
                await service.SetStateAsync(id, new(StateType.Completed), isForced: false, Tester);
                Interlocked.Increment(ref done);
            }
        }
    }

    [Fact]
    public async Task OneBatch_RunsCompeteForTheSameSlots()
    {
        var tag = await TagAsync(3);
        var runs = new List<Guid>();
        for (var i = 0; i < 20; i++)
            runs.Add(await NewRunAsync(tag));

        var answers = await Task.WhenAll(runs.Select(StartAsync));

        Assert.Equal(3, answers.Count(answer => answer.Status is TransitionStatus.Accept));
        Assert.Equal(17, answers.Count(answer => answer.Status is TransitionStatus.Wait));
        Assert.Equal(3, await ActiveAsync(tag));
    }

    [Fact]
    public async Task Lease_ThatRunsOut_GivesItsSlotBackAtOnceAndIsRemovedLater()
    {
        var tag = await TagAsync(1);
        var request = new SlotRequest([$"tag:{tag}"], 1, LimitsRate: false, CreatesMissing: false);
        Assert.IsType<TakeSlotsResult.Taken>(await Slots.TakeAsync(request, Origin.Server, TimeSpan.FromMinutes(1)));
        Assert.Equal(TransitionStatus.Wait, (await StartAsync(await NewRunAsync(tag))).Status);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await ActiveAsync(tag));
        Assert.Equal(TransitionStatus.Accept, (await StartAsync(await NewRunAsync(tag))).Status);

        using var heard = _server.GetRequiredService<TaskRunFeed>().Subscribe();
        Assert.Equal(1, await Slots.RemoveExpiredAsync(100));
        Assert.Equal(0, await Slots.RemoveExpiredAsync(100));
        var limit = (await FindAsync(tag)).Limit;
        Assert.True((await heard.NextAsync(TestContext.Current.CancellationToken)).Concern(limit.Id));
        Assert.Equal(1, await ActiveAsync(tag));
    }

    [Fact]
    public async Task Lease_Renewed_RunsOutLater()
    {
        var tag = await TagAsync(1);
        var taken = (TakeSlotsResult.Taken)
            await Slots.TakeAsync(new([$"tag:{tag}"], 1, false, false), Origin.Server, TimeSpan.FromMinutes(1));
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await Slots.RenewAsync(taken.LeaseId!.Value, TimeSpan.FromMinutes(1), Origin.Server));
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(1, await ActiveAsync(tag));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await ActiveAsync(tag));
        Assert.False(await Slots.RenewAsync(taken.LeaseId.Value, TimeSpan.FromMinutes(1), Origin.Server));
    }

    [Fact]
    public async Task TwoServers_ALeaseOfOne_IsRenewedAndGivenBackByTheOther()
    {
        await using var other = _database.StartServer(time: _time);
        var tag = await TagAsync(1);
        var id = await LeaseAsync(tag);
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.True(
            await other.GetRequiredService<SlotService>().RenewAsync(id, TimeSpan.FromMinutes(1), Origin.Server)
        );
        _time.Advance(TimeSpan.FromSeconds(50));
        await Slots.RemoveExpiredAsync(100);
        Assert.Equal(1, await ActiveAsync(tag));
        await other.GetRequiredService<SlotService>().EndLeaseAsync(id, Origin.Server);
        Assert.Equal(0, await ActiveAsync(tag));
        Assert.False(await Slots.RenewAsync(id, TimeSpan.FromMinutes(1), Origin.Server));
    }

    [Fact]
    public async Task TwoServers_ALeaseIsRenewedAndGivenBackAtOnce_ItIsGone()
    {
        await using var first = _database.StartServer();
        await using var second = _database.StartServer();
        var tag = await TagAsync(1);
        for (var i = 0; i < 10; i++)
        {
            // There would be no room for the next one if anything were left of it.
            var id = await LeaseAsync(tag, first);
            await Task.WhenAll(
                second.GetRequiredService<SlotService>().RenewAsync(id, TimeSpan.FromMinutes(1), Origin.Server),
                first.GetRequiredService<SlotService>().EndLeaseAsync(id, Origin.Server)
            );
        }

        Assert.Equal(0, await CountSlotsAsync(tag));
    }

    [Fact]
    public async Task TwoServers_RemoveWhatHasRunOutAtOnce_ItsSlotsAreFreedOnce()
    {
        await using var other = _database.StartServer(time: _time);
        var tag = await TagAsync(20);
        for (var i = 0; i < 10; i++)
            await LeaseAsync(tag);
        _time.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 5; i++)
            await LeaseAsync(tag);
        _time.Advance(TimeSpan.FromSeconds(30));

        await Task.WhenAll(
            Slots.RemoveExpiredAsync(100),
            other.GetRequiredService<SlotService>().RemoveExpiredAsync(100)
        );

        Assert.Equal(5, await ActiveAsync(tag));
        Assert.Equal(5, await CountSlotsAsync(tag));
    }

    [Fact]
    public async Task Decay_FreesSlotsOverTime()
    {
        var name = $"{Guid.NewGuid()}";
        await Limits.CreateAsync(
            new LimitKey(name),
            new LimitChange { Limit = 2, SlotDecayPerSecond = 0.5 },
            Origin.Server
        );
        var request = new SlotRequest([name], 2, LimitsRate: true, CreatesMissing: false);
        Assert.IsType<TakeSlotsResult.Taken>(await Slots.TakeAsync(request, Origin.Server));
        Assert.Equal(
            4,
            Assert.IsType<TakeSlotsResult.Full>(await Slots.TakeAsync(request, Origin.Server)).RetryAfterSeconds
        );
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(
            1,
            Assert.IsType<TakeSlotsResult.Full>(await Slots.TakeAsync(request, Origin.Server)).RetryAfterSeconds
        );
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<TakeSlotsResult.Taken>(await Slots.TakeAsync(request, Origin.Server));
    }

    [Fact]
    public async Task Occupancy_IsLearnedFromWhatRunsTook()
    {
        var tag = await TagAsync(1);
        var run = await NewRunAsync(tag);
        await StartAsync(run);
        _time.Advance(TimeSpan.FromSeconds(102));
        await Service.SetStateAsync(run, new(StateType.Completed), isForced: false, Tester);
        // A fifth of the way from 2 to 102.
        Assert.Equal(22, (await FindAsync(tag)).Limit.AvgSlotOccupancySeconds, 3);
    }

    [Fact]
    public async Task Run_OnALimitThatDecays_TakesASlotThatNobodyGivesBack()
    {
        var tag = await TagAsync(1);
        await Limits.ChangeAsync(
            LimitRef.Parse($"tag:{tag}"),
            new LimitChange { SlotDecayPerSecond = 0.1 },
            Origin.Server
        );
        var run = await NewRunAsync(tag);
        await StartAsync(run);
        Assert.Equal(TransitionStatus.Accept, (await StartAsync(run)).Status);
        await Service.SetStateAsync(run, new(StateType.Completed), isForced: false, Tester);
        Assert.Equal(TransitionStatus.Wait, (await StartAsync(await NewRunAsync(tag))).Status);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TransitionStatus.Accept, (await StartAsync(await NewRunAsync(tag))).Status);
    }

    [Fact]
    public async Task DeletedLimit_TakesItsSlotsWithIt()
    {
        var tag = await TagAsync(1);
        await StartAsync(await NewRunAsync(tag));
        await Limits.DeleteAsync(LimitRef.Parse($"tag:{tag}"), Origin.Server);
        Assert.Equal(TransitionStatus.Accept, (await StartAsync(await NewRunAsync(tag))).Status);
        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        Assert.False(
            await db.ConcurrencySlots.AnyAsync(slot => !db.ConcurrencyLimits.Any(limit => limit.Seq == slot.LimitSeq))
        );
    }

    [Fact]
    public async Task RenamedLimit_GivesBackWhatRunsHoldUnderItsOldName()
    {
        var tag = await TagAsync(1);
        var run = await NewRunAsync(tag);
        await StartAsync(run);
        await Limits.ChangeAsync(LimitRef.Parse($"tag:{tag}"), new LimitChange { Name = $"tag:{tag}2" }, Origin.Server);
        await Service.SetStateAsync(run, new(StateType.Completed), isForced: false, Tester);
        Assert.Equal(0, await ActiveAsync($"{tag}2"));
    }

    private TaskRunService Service => _server.GetRequiredService<TaskRunService>();

    private async Task<string> TagAsync(int limit)
    {
        var tag = $"{Guid.NewGuid()}";
        await Limits.CreateAsync(
            LimitKey.OfTag(tag, isLegacy: false),
            new LimitChange { Limit = limit },
            Origin.Server
        );
        return tag;
    }

    private async Task<Guid> NewRunAsync(string tag)
    {
        var request = new NewTaskRun(new TaskRunKey(null, "t", $"{Guid.NewGuid()}")) { Tags = [tag] };
        return ((CreateOrReturnResult.Created)await Service.CreateOrReturnAsync(request, Tester)).Run.Id;
    }

    private async Task<Guid> LeaseAsync(string tag, IServiceProvider? server = null)
    {
        var taken = await (server ?? _server)
            .GetRequiredService<SlotService>()
            .TakeAsync(
                new([$"tag:{tag}"], 1, LimitsRate: false, CreatesMissing: false),
                Origin.Server,
                TimeSpan.FromMinutes(1)
            );
        return Assert.IsType<TakeSlotsResult.Taken>(taken).LeaseId!.Value;
    }

    private async Task<int> CountSlotsAsync(string tag)
    {
        var limit = (await FindAsync(tag)).Limit.Seq;
        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        return await db.ConcurrencySlots.CountAsync(slot => slot.LimitSeq == limit);
    }

    private async Task<SetStateResult> StartAsync(Guid id) =>
        (await Service.SetStateAsync(id, new(StateType.Running), isForced: false, Tester))!;

    private async Task<LimitView> FindAsync(string tag) =>
        (await _server.GetRequiredService<LimitQueries>().FindAsync(LimitRef.Parse($"tag:{tag}")))!;

    private async Task<long> ActiveAsync(string tag) => (await FindAsync(tag)).ActiveSlots;

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
                return;
    }
}
