using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>
/// The database commits and the answer is lost: what the caller wrote must neither be done twice nor look like somebody
/// else's.
/// </summary>
public sealed class LostCommitTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    private readonly LossyServer _server = new(database.ConnectionString);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task CreateOrReturn_IsStillCreatedAndPublished()
    {
        using var subscription = _server.Get<TaskRunFeed>().Subscribe();
        _server.LoseNextAnswer();

        var run = await CreateAsync();

        Assert.Equal(1, _server.Losses);
        Assert.Equal([run.Id], (await subscription.NextAsync(CancellationToken.None)).TaskRunIds);
    }

    [Fact]
    public async Task CreateOrReturn_ManyAtOnce_AllAreStillCreated()
    {
        _server.LoseNextAnswer();
        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateAsync()));
        Assert.Equal(1, _server.Losses);
        Assert.Equal(20, runs.Select(run => run.Id).Distinct().Count());
    }

    [Fact]
    public async Task CreateOrReturn_DatabaseCannotSayForAWhile_IsStillCreated()
    {
        _server.LoseNextAnswer(refusals: 3);
        await CreateAsync();
        Assert.Equal(1, _server.Losses);
    }

    [Fact]
    public async Task CreateOrReturn_CommitDidNotHappen_IsTriedAnew()
    {
        _server.LoseNextCommit();
        var run = await CreateAsync();
        Assert.Equal(1, _server.Losses);
        Assert.NotNull(await _server.Get<TaskRunQueries>().FindAsync(run.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SetState_IsWrittenOnceAndSaysSo(bool withTransitionId)
    {
        var run = await CreateAsync();
        var proposed = new ProposedState(StateType.Running)
        {
            Details = new StateDetails { TransitionId = withTransitionId ? Guid.NewGuid() : null },
        };
        _server.LoseNextAnswer();

        var result = await _server
            .Get<TaskRunService>()
            .SetStateAsync(run.Id, proposed, isForced: false, Tester, cancellationToken: default);

        Assert.Equal(1, _server.Losses);
        Assert.True(result!.IsWritten);
        Assert.Equal(TransitionStatus.Accept, result.Status);
        var queries = _server.Get<TaskRunQueries>();
        Assert.Equal(1, (await queries.FindAsync(run.Id))!.RunCount);
        var states = await queries.ListStatesAsync(run.Id);
        Assert.Equal([StateType.Pending, StateType.Running], states.Select(state => state.Type));
        Assert.Equal(states[^1].Id, result.State!.Id);
    }

    [Fact]
    public async Task Refusal_IsKeptOnce()
    {
        var tag = $"{Guid.NewGuid()}";
        var none = new LimitChange { Limit = 0 };
        await _server.Get<LimitService>().CreateAsync(LimitKey.OfTag(tag, isLegacy: false), none, Origin.Server);
        var run = await CreateAsync(tags: tag);
        var service = _server.Get<TaskRunService>();
        _server.LoseNextAnswer();

        var result = await service.SetStateAsync(run.Id, new(StateType.Running), isForced: false, Tester);

        Assert.Equal(1, _server.Losses);
        Assert.False(result!.IsWritten);
        Assert.Single(await _server.Get<TaskRunQueries>().ListRefusedAsync(run.Id, take: 10));
    }

    [Fact]
    public async Task Delete_SaysWhatItRemoved()
    {
        var run = await CreateAsync();
        _server.LoseNextAnswer();
        Assert.Equal(run.Id, (await _server.Get<TaskRunService>().DeleteAsync(run.Id, Origin.Server))?.Id);
        Assert.Equal(1, _server.Losses);
    }

    [Fact]
    public async Task Logs_AreKeptOnce()
    {
        var run = Guid.NewGuid();
        var log = new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch, null, run);
        _server.LoseNextAnswer();

        await _server.Get<LogService>().WriteAsync([log, log], Origin.Server);

        Assert.Equal(1, _server.Losses);
        Assert.Equal(2, (await _server.Get<LogQueries>().ListNewestAsync(run, int.MinValue, 10)).Rows.Count);
    }

    /// <summary>Nobody is told of them, and they are known by their commit all the same.</summary>
    [Fact]
    public async Task LogsOfAFlowRun_AreKeptOnce()
    {
        var flowRun = Guid.NewGuid();
        _server.LoseNextAnswer();

        await _server
            .Get<LogService>()
            .WriteAsync([new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch, flowRun, null)], Origin.Server);

        Assert.Equal(1, _server.Losses);
        var page = new LogPage(false, 10, 0, new LogCriterion.FlowRunIn([flowRun]));
        Assert.Single(await _server.Get<LogQueries>().FilterAsync(page));
    }

    [Fact]
    public async Task SlotsWithoutALease_AreTakenOnceAndGivenBackOnce()
    {
        var (limit, slots) = (await LimitAsync(), _server.Get<SlotService>());
        var request = new SlotRequest([limit], 2, LimitsRate: false, CreatesMissing: false);
        _server.LoseNextAnswer();
        Assert.IsType<TakeSlotsResult.Taken>(await slots.TakeAsync(request, Origin.Server));
        Assert.Equal(2, await ActiveAsync(limit));

        await slots.TakeAsync(request, Origin.Server);
        _server.LoseNextAnswer();
        Assert.Single(await slots.GiveAsync([limit], 1, occupancySeconds: null, createsMissing: false, Origin.Server));

        Assert.Equal(2, _server.Losses);
        Assert.Equal(3, await ActiveAsync(limit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.000001)]
    public async Task SlotsUnderALease_AreTakenOnce(double decay)
    {
        var limit = await LimitAsync(decay);
        _server.LoseNextAnswer();

        var taken = await _server
            .Get<SlotService>()
            .TakeAsync(
                new([limit], 5, LimitsRate: false, CreatesMissing: false),
                Origin.Server,
                TimeSpan.FromMinutes(1)
            );

        Assert.Equal(1, _server.Losses);
        Assert.NotNull(Assert.IsType<TakeSlotsResult.Taken>(taken).LeaseId);
        Assert.Equal(5, await ActiveAsync(limit));
    }

    [Fact]
    public async Task Limit_IsCreatedRenamedAndRemoved_AndSaysSo()
    {
        var limits = _server.Get<LimitService>();
        var (name, other) = ($"{Guid.NewGuid()}", $"{Guid.NewGuid()}");
        _server.LoseNextAnswer();
        Assert.True(
            (await limits.CreateAsync(new LimitKey(name), new LimitChange { Limit = 1 }, Origin.Server)).IsCreated
        );
        _server.LoseNextAnswer();
        var renamed = await limits.ChangeAsync(
            LimitRef.Of(new LimitKey(name)),
            new LimitChange { Name = other },
            Origin.Server
        );
        Assert.Equal(other, renamed?.Limit?.Name);
        _server.LoseNextAnswer();
        Assert.Equal(other, (await limits.DeleteAsync(LimitRef.Of(new LimitKey(other)), Origin.Server))?.Name);
        Assert.Equal(3, _server.Losses);
    }

    [Fact]
    public async Task Flow_IsCreatedAndRemoved_AndSaysSo()
    {
        var service = _server.Get<FlowRunService>();
        _server.LoseNextAnswer();
        var created = await service.CreateFlowAsync(new NewFlow($"{Guid.NewGuid()}"), Origin.Server);
        Assert.True(created.IsCreated);
        _server.LoseNextAnswer();
        Assert.Equal(created.Flow.Id, (await service.DeleteFlowAsync(created.Flow.Id, Origin.Server))?.Id);
        Assert.Equal(2, _server.Losses);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task FlowRun_IsCreatedOnceAndSaysSo(string? idempotencyKey)
    {
        var flow = await FlowAsync();
        _server.LoseNextAnswer();

        var created = await _server
            .Get<FlowRunService>()
            .CreateAsync(new NewFlowRun(flow) { IdempotencyKey = idempotencyKey }, Tester);

        Assert.Equal(1, _server.Losses);
        Assert.IsType<FlowRunCreation.Created>(created);
        var ofFlow = new FlowRunCriterion.OfFlow(new FlowCriterion.IdIn([flow]));
        Assert.Equal(1, await _server.Get<FlowRunQueries>().CountAsync(ofFlow));
    }

    [Fact]
    public async Task SetStateOfAFlowRun_AnotherFollowed_IsWrittenOnceAndSaysSo()
    {
        var service = _server.Get<FlowRunService>();
        var id = await FlowRunAsync();
        await service.SetStateAsync(id, new(StateType.Running), isForced: false, Tester);
        await using var other = database.StartServer();
        var follows = other.GetRequiredService<FlowRunService>();
        _server.LoseNextAnswer(meanwhile: () =>
            follows.SetStateAsync(id, new(StateType.Running), isForced: true, Tester).GetAwaiter().GetResult()
        );

        var failed = await service.SetStateAsync(id, new(StateType.Failed), isForced: false, Tester);

        Assert.Equal(1, _server.Losses);
        Assert.True(failed!.IsWritten);
        Assert.Equal(
            [StateType.Pending, StateType.Running, StateType.Failed, StateType.Running],
            (await _server.Get<FlowRunQueries>().ListStatesAsync(id)).Select(state => state.Type)
        );
    }

    [Fact]
    public async Task FlowRun_ThatIsCancelled_EndsItsTaskRuns()
    {
        var id = await FlowRunAsync();
        var run = await CreateAsync(id);
        _server.LoseNextAnswer();

        await _server.Get<FlowRunService>().SetStateAsync(id, new(StateType.Cancelled), isForced: true, Tester);

        Assert.Equal(1, _server.Losses);
        Assert.Equal(StateType.Cancelled, (await _server.Get<TaskRunQueries>().FindAsync(run.Id))!.StateType);
    }

    [Fact]
    public async Task FlowRun_IsRemovedWithItsTaskRuns_AndSaysSo()
    {
        var id = await FlowRunAsync();
        var run = await CreateAsync(id);
        _server.LoseNextAnswer();

        Assert.Equal(id, (await _server.Get<FlowRunService>().DeleteAsync(id, Origin.Server))?.Id);

        Assert.Equal(1, _server.Losses);
        Assert.Null(await _server.Get<TaskRunQueries>().FindAsync(run.Id));
    }

    private async Task<TaskRun> CreateAsync(Guid? flowRunId = null, params string[] tags)
    {
        var request = new NewTaskRun(new TaskRunKey(flowRunId, "lost", $"{Guid.NewGuid()}")) { Tags = tags };
        var result = await _server.Get<TaskRunService>().CreateOrReturnAsync(request, Tester);
        return Assert.IsType<CreateOrReturnResult.Created>(result).Run;
    }

    private async Task<string> LimitAsync(double decay = 0)
    {
        var name = $"{Guid.NewGuid()}";
        await _server
            .Get<LimitService>()
            .CreateAsync(new LimitKey(name), new LimitChange { Limit = 10, SlotDecayPerSecond = decay }, Origin.Server);
        return name;
    }

    private async Task<long> ActiveAsync(string limit) =>
        (await _server.Get<LimitQueries>().FindAsync(LimitRef.Of(new LimitKey(limit))))!.ActiveSlots;

    private async Task<Guid> FlowAsync() =>
        (await _server.Get<FlowRunService>().CreateFlowAsync(new NewFlow($"{Guid.NewGuid()}"), Origin.Server)).Flow.Id;

    private async Task<Guid> FlowRunAsync()
    {
        var created = await _server.Get<FlowRunService>().CreateAsync(new NewFlowRun(await FlowAsync()), Tester);
        return ((FlowRunCreation.Created)created).FlowRun.Id;
    }
}
