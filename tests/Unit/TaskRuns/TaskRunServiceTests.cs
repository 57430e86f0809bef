using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class TaskRunServiceOnSqlite(SqliteDatabase database)
    : TaskRunServiceTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class TaskRunServiceOnSqlServer(SqlServerDatabase database)
    : TaskRunServiceTests(database),
        IClassFixture<SqlServerDatabase>;

public abstract class TaskRunServiceTests : IAsyncLifetime
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    private readonly TestDatabase _database;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _server;

    protected TaskRunServiceTests(TestDatabase database)
    {
        _database = database;
        _server = database.StartServer(time: _time);
    }

    private TaskRunService Service => _server.GetRequiredService<TaskRunService>();

    private TaskRunQueries Queries => _server.GetRequiredService<TaskRunQueries>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task CreateOrReturn_NewKey_CreatesPendingRun()
    {
        var run = await CreateAsync(new NewTaskRun(NewKey()));

        Assert.Equal(StateType.Pending, run.StateType);
        Assert.Equal("Pending", run.StateName);
        Assert.Equal(_time.GetUtcNow(), run.ExpectedStartTime);
        Assert.Equal(0, run.RunCount);
        Assert.Matches("^[a-z]+-[a-z]+$", run.Name);
    }

    [Fact]
    public async Task CreateOrReturn_SameKey_ReturnsFirstRunAndChangesNothing()
    {
        var key = NewKey();
        var first = await CreateAsync(new NewTaskRun(key) { Name = "first", Tags = ["a"] });
        _time.Advance(TimeSpan.FromMinutes(1));

        var second = await Service.CreateOrReturnAsync(
            new NewTaskRun(key)
            {
                Id = Guid.NewGuid(),
                Name = "second",
                State = new(StateType.Running),
            },
            Tester
        );

        var existing = Assert.IsType<CreateOrReturnResult.Existing>(second).Run;
        Assert.Equal(first.Id, existing.Id);
        Assert.Equal("first", existing.Name);
        Assert.Equal(["a"], existing.Tags);
        Assert.Equal(StateType.Pending, existing.StateType);
        Assert.Equal(first.Updated, existing.Updated);
        Assert.Single(await Queries.ListStatesAsync(first.Id));
    }

    [Fact]
    public async Task CreateOrReturn_EveryField_IsStoredAsSent()
    {
        var flowRunId = Guid.NewGuid();
        var request = new NewTaskRun(NewKey() with { FlowRunId = flowRunId })
        {
            Id = Guid.NewGuid(),
            Name = "näme 👋",
            CacheKey = "cache",
            CacheExpiration = _time.GetUtcNow().AddDays(1),
            TaskVersion = "v1",
            Policy = new RunPolicy
            {
                Retries = 3,
                RetryDelay = new([1, 2.5], IsList: true, IsWhole: false),
                RetryJitterFactor = 0.5,
            },
            Tags = ["b", "a", "a", ""],
            Labels = new Dictionary<string, JsonElement>
            {
                ["env"] = JsonElement.Parse("\"dev\""),
                ["n"] = JsonElement.Parse("1.0"),
            },
            TaskInputs = new Dictionary<string, IReadOnlyList<TaskInput>>
            {
                ["x"] =
                [
                    new TaskInput.TaskRunResult(flowRunId),
                    new TaskInput.Parameter("p"),
                    new TaskInput.Constant("int"),
                ],
            },
            State = new(StateType.Running)
            {
                Name = "Going",
                Message = "hello",
                Data = JsonElement.Parse("""{"a":[1,null]}"""),
                Details = new StateDetails
                {
                    PauseKey = "k",
                    Retriable = false,
                    RunInputKeyset = new Dictionary<string, string> { ["r"] = "s" },
                },
            },
        };

        await CreateAsync(request);
        var run = await Queries.FindAsync(request.Id.Value);

        Assert.NotNull(run);
        Assert.Equal(request.Key, run.Key);
        Assert.Equal(request.Name, run.Name);
        Assert.Equal(request.CacheKey, run.CacheKey);
        Assert.Equal(request.CacheExpiration, run.CacheExpiration);
        Assert.Equal(request.TaskVersion, run.TaskVersion);
        Assert.Equal(3, run.Policy.Retries);
        Assert.Equal([1, 2.5], run.Policy.RetryDelay!.Seconds);
        Assert.Equal(0.5, run.Policy.RetryJitterFactor);
        Assert.Equal(request.Tags, run.Tags);
        Assert.Equal(["env", "n", Labels.FlowRunId], run.Labels.Keys.Order());
        Assert.Equal("1.0", run.Labels["n"].GetRawText());
        Assert.Equal(flowRunId.ToString(), run.Labels[Labels.FlowRunId].GetString());
        Assert.Equal(request.TaskInputs["x"], run.TaskInputs["x"]);
        Assert.Equal("tester", run.Actor);
        Assert.Equal(OriginSource.System, run.Source);
        Assert.Equal(1, run.RunCount);
        Assert.Equal("Going", run.StateName);
        Assert.Equal("hello", run.State!.Message);
        Assert.Equal("""{"a":[1,null]}""", run.State.Data!.Value.GetRawText());
        Assert.Equal(run.Id, run.State.Details.TaskRunId);
        Assert.Equal(flowRunId, run.State.Details.FlowRunId);
        Assert.Equal("k", run.State.Details.PauseKey);
        Assert.False(run.State.Details.Retriable);
        Assert.Equal("s", run.State.Details.RunInputKeyset!["r"]);
        await AssertRepeatReturnsAsync(run);
    }

    [Fact]
    public async Task CreateOrReturn_RepeatOfARunWithNothingButItsKey_ReturnsWhatIsStored()
    {
        var created = await CreateAsync(new NewTaskRun(NewKey()));
        await AssertRepeatReturnsAsync((await Queries.FindAsync(created.Id))!);
    }

    [Theory]
    [InlineData("key", "KEY")]
    [InlineData("key", "key ")]
    [InlineData("key", " key")]
    [InlineData("é", "e\u0301")]
    [InlineData("ß", "ss")]
    [InlineData("", " ")]
    public async Task CreateOrReturn_KeysThatDifferInOneByte_AreTwoRuns(string first, string second)
    {
        var unique = Guid.NewGuid().ToString();
        var one = await CreateAsync(new NewTaskRun(new(null, first, unique)));
        var other = await CreateAsync(new NewTaskRun(new(null, second, unique)));
        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task CreateOrReturn_LongestKeys_AreKeptWhole()
    {
        var tail = Guid.NewGuid().ToString();
        var longest = new string('x', TaskRunKey.MaxLength - tail.Length) + tail;
        var key = new TaskRunKey(null, longest, longest);

        var run = await CreateAsync(new NewTaskRun(key) { Name = longest });
        var again = await Service.CreateOrReturnAsync(new NewTaskRun(key), Tester);

        Assert.Equal(run.Id, Assert.IsType<CreateOrReturnResult.Existing>(again).Run.Id);
        Assert.Equal(longest, (await Queries.FindAsync(run.Id))!.Name);
    }

    [Fact]
    public async Task CreateOrReturn_IdOfAnotherKey_IsRefused()
    {
        var run = await CreateAsync(new NewTaskRun(NewKey()));
        var result = await Service.CreateOrReturnAsync(new NewTaskRun(NewKey()) { Id = run.Id }, Tester);
        Assert.Equal(run.Id, Assert.IsType<CreateOrReturnResult.IdTaken>(result).Id);
    }

    [Fact]
    public async Task CreateOrReturn_UnknownFlowRunRequiredKnown_IsRefused()
    {
        await using var strict = _database.StartServer(new ApiOptions { RequireKnownFlowRun = true }, _time);
        var key = NewKey() with { FlowRunId = Guid.NewGuid() };

        var result = await strict.GetRequiredService<TaskRunService>().CreateOrReturnAsync(new NewTaskRun(key), Tester);

        Assert.Equal(key.FlowRunId, Assert.IsType<CreateOrReturnResult.UnknownFlowRun>(result).FlowRunId);
        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        Assert.False(await db.TaskRuns.AnyAsync(run => run.FlowRunId == key.FlowRunId));
    }

    [Fact]
    public async Task CreateOrReturn_KnownFlowRun_MergesItsLabels()
    {
        var labels = new Dictionary<string, JsonElement>
        {
            ["prefect.flow.id"] = JsonElement.Parse("\"f\""),
            ["env"] = JsonElement.Parse("\"prod\""),
        };
        var flows = _server.GetRequiredService<FlowRunService>();
        var flow = (await flows.CreateFlowAsync(new NewFlow(Guid.NewGuid().ToString()), Origin.Server)).Flow;
        var created = await flows.CreateAsync(new NewFlowRun(flow.Id) { Labels = labels }, Tester);
        var flowRun = Assert.IsType<FlowRunCreation.Created>(created).FlowRun;
        await using var strict = _database.StartServer(new ApiOptions { RequireKnownFlowRun = true }, _time);

        var result = await strict
            .GetRequiredService<TaskRunService>()
            .CreateOrReturnAsync(
                new NewTaskRun(NewKey() with { FlowRunId = flowRun.Id })
                {
                    Labels = new Dictionary<string, JsonElement> { ["env"] = JsonElement.Parse("\"dev\"") },
                },
                Tester
            );

        var run = Assert.IsType<CreateOrReturnResult.Created>(result).Run;
        Assert.Equal("f", run.Labels["prefect.flow.id"].GetString());
        Assert.Equal("dev", run.Labels["env"].GetString());
        Assert.Equal(flowRun.Id.ToString(), run.Labels[Labels.FlowRunId].GetString());
    }

    [Fact]
    public async Task CreateOrReturn_Created_IsPublishedOnce()
    {
        using var subscription = _server.GetRequiredService<TaskRunFeed>().Subscribe();
        var key = NewKey();
        var run = await CreateAsync(new NewTaskRun(key));
        await Service.CreateOrReturnAsync(new NewTaskRun(key), Tester);

        var changes = await subscription.NextAsync(CancellationToken.None);

        Assert.Equal([run.Id], changes.TaskRunIds);
        Assert.False(subscription.NextAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task CreateOrReturn_MintedSeqIsTaken_MintsAnewThreeTimesAtMost()
    {
        // A creation mints four seqs, of run, state, audit entry and change, one after the other while the clock stands
        // still; one that is refused does not come to the fourth.
        var last = (await CreateAsync(new NewTaskRun(NewKey()))).Seq;
        await OccupyAsync(last + 4, last + 7);
        var created = await CreateAsync(new NewTaskRun(NewKey()));
        Assert.Equal(last + 10, created.Seq);

        await OccupyAsync(last + 14, last + 17, last + 20);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CreateAsync(new NewTaskRun(NewKey())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateOrReturn_ManyKeysAtOnce_OneRowAndOneCreatedForEach(bool withFlowRun)
    {
        const int copies = 20;
        var keys = Enumerable
            .Range(0, 100)
            .Select(_ => NewKey() with { FlowRunId = withFlowRun ? Guid.NewGuid() : null });
        await RaceAsync([.. keys.SelectMany(key => Enumerable.Repeat(key, copies))]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateOrReturn_OneKeyAtOnce_OneRowAndOneCreated(bool withFlowRun) =>
        await RaceAsync([.. Enumerable.Repeat(NewKey() with { FlowRunId = withFlowRun ? Guid.NewGuid() : null }, 200)]);

    [Fact]
    public async Task SetState_ManyOnOneRunThroughTwoServers_AreAllCounted()
    {
        const int proposals = 60;
        var run = await CreateAsync(new NewTaskRun(NewKey()));
        await using var one = _database.StartServer();
        await using var other = _database.StartServer();
        var services = new[] { one, other }.Select(server => server.GetRequiredService<TaskRunService>()).ToList();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, proposals)
                .Select(i =>
                    Task.Run(() =>
                        services[i % 2].SetStateAsync(run.Id, new ProposedState(StateType.Running), false, Tester)
                    )
                )
        );

        Assert.All(results, result => Assert.True(result!.IsWritten));
        Assert.Equal(proposals, (await Queries.FindAsync(run.Id))!.RunCount);
        var states = await Queries.ListStatesAsync(run.Id);
        Assert.Equal(1 + proposals, states.Count);
        Assert.Equal(1 + proposals, states.Select(state => state.Timestamp).Distinct().Count());
    }

    [Fact]
    public async Task SetState_OneTransitionIdThroughTwoServers_IsWrittenOnce()
    {
        var run = await CreateAsync(new NewTaskRun(NewKey()));
        var proposed = new ProposedState(StateType.Running)
        {
            Details = new StateDetails { TransitionId = Guid.NewGuid() },
        };
        await using var one = _database.StartServer();
        await using var other = _database.StartServer();
        var services = new[] { one, other }.Select(server => server.GetRequiredService<TaskRunService>()).ToList();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => services[i % 2].SetStateAsync(run.Id, proposed, false, Tester)))
        );

        Assert.Single(results, result => result!.IsWritten);
        Assert.Single(results.Select(result => result!.State!.Id).Distinct());
        Assert.Equal(1, (await Queries.FindAsync(run.Id))!.RunCount);
    }

    /// <summary>All requests at once, shuffled, spread over two servers on one database.</summary>
    private async Task RaceAsync(TaskRunKey[] requests)
    {
        Random.Shared.Shuffle(requests);
        // On the real clock: whoever meets a busy database waits by it.
        await using var one = _database.StartServer();
        await using var other = _database.StartServer();
        var services = new[] { one, other }.Select(server => server.GetRequiredService<TaskRunService>()).ToList();

        var results = await Task.WhenAll(
            requests.Select(
                (key, i) => Task.Run(() => services[i % 2].CreateOrReturnAsync(new NewTaskRun(key), Tester))
            )
        );

        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        foreach (var answers in results.Zip(requests).GroupBy(pair => pair.Second, pair => pair.First))
        {
            var hash = answers.Key.Hash();
            var row = await db.TaskRuns.AsNoTracking().SingleAsync(run => run.KeyHash == hash);
            Assert.Single(answers, answer => answer is CreateOrReturnResult.Created);
            Assert.All(answers, answer => Assert.Equal(row.Id, RunOf(answer).Id));
            Assert.Equal(1, await db.RunStates.CountAsync(state => state.TaskRunSeq == row.Seq));
        }
    }

    /// <summary>A repeat reads the run in a way of its own: every field must come out the same.</summary>
    private async Task AssertRepeatReturnsAsync(TaskRun run)
    {
        var repeated = await Service.CreateOrReturnAsync(new NewTaskRun(run.Key), Tester);
        var existing = Assert.IsType<CreateOrReturnResult.Existing>(repeated).Run;
        Assert.Equal(JsonSerializer.Serialize(run), JsonSerializer.Serialize(existing));
    }

    private async Task OccupyAsync(params long[] seqs)
    {
        await using var db = await TestDatabase.Contexts(_server).CreateDbContextAsync();
        foreach (var seq in seqs)
        {
            var run = TaskRun.Create(
                new NewTaskRun(NewKey()),
                new Dictionary<string, JsonElement>(),
                seq,
                _time.GetUtcNow(),
                Tester
            );
            run.Enter(RunState.Mint(new(StateType.Pending), run, seq, _time.GetUtcNow(), Tester));
            db.AddRange(run, run.State!);
        }

        await db.SaveChangesAsync();
    }

    private static TaskRun RunOf(CreateOrReturnResult result) =>
        result switch
        {
            CreateOrReturnResult.Created created => created.Run,
            CreateOrReturnResult.Existing existing => existing.Run,
            _ => throw new InvalidOperationException($"No run in {result}."),
        };

    private async Task<TaskRun> CreateAsync(NewTaskRun request) =>
        Assert.IsType<CreateOrReturnResult.Created>(await Service.CreateOrReturnAsync(request, Tester)).Run;

    private static TaskRunKey NewKey() => new(null, "etl.load", Guid.NewGuid().ToString());
}
