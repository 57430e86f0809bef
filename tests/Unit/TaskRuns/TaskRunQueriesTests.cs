using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class TaskRunQueriesOnSqlite(SqliteDatabase database)
    : TaskRunQueriesTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class TaskRunQueriesOnSqlServer(SqlServerDatabase database)
    : TaskRunQueriesTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>Reads over five runs that each sort puts in another order.</summary>
public abstract class TaskRunQueriesTests(TestDatabase database) : IAsyncLifetime
{
    private static int _days;

    // A later day for each test: its runs are the newest of the database that the class shares.
    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddDays(Interlocked.Increment(ref _days))
    );
    private readonly ServiceProvider _server = database.StartServer();
    private readonly Dictionary<Guid, string> _names = [];

    private TaskRunQueries Queries => _server.GetRequiredService<TaskRunQueries>();

    public async ValueTask InitializeAsync()
    {
        await using var seeding = database.StartServer(time: _time);
        var service = seeding.GetRequiredService<TaskRunService>();
        await Create("delta", new(StateType.Completed));
        await Create("Bravo", Scheduled(hours: 3));
        await Create("alpha", new(StateType.Failed));
        await Create("charlie", Scheduled(hours: -1));
        await Create("bravo", new(StateType.Pending));

        async Task Create(string name, ProposedState state)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var key = new TaskRunKey(null, "sort", Guid.NewGuid().ToString());
            var result = await service.CreateOrReturnAsync(
                new NewTaskRun(key) { Name = name, State = state },
                new Origin("tester", OriginSource.System)
            );
            _names.Add(((CreateOrReturnResult.Created)result).Run.Id, name);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(TaskRunSort.IdDesc, "bravo charlie alpha Bravo delta")]
    [InlineData(TaskRunSort.NameAsc, "Bravo alpha bravo charlie delta")]
    [InlineData(TaskRunSort.NameDesc, "delta charlie bravo alpha Bravo")]
    [InlineData(TaskRunSort.ExpectedStartTimeAsc, "charlie delta alpha bravo Bravo")]
    [InlineData(TaskRunSort.ExpectedStartTimeDesc, "Bravo bravo alpha delta charlie")]
    [InlineData(TaskRunSort.NextScheduledStartTimeAsc, "charlie Bravo delta alpha bravo")]
    [InlineData(TaskRunSort.EndTimeDesc, "alpha delta bravo charlie Bravo")]
    public async Task Filter_EachSort_OrdersByItsColumnWithNullsLast(TaskRunSort sort, string expected)
    {
        var names = (await Queries.FilterAsync(new(sort, 1000, 0))).Where(Mine).Select(run => run.Name);
        Assert.Equal(expected.Split(' '), names);
    }

    [Fact]
    public async Task Filter_LimitAndOffset_GiveThatPage()
    {
        var all = await Queries.FilterAsync(new(TaskRunSort.IdDesc, 5, 0));
        var page = await Queries.FilterAsync(new(TaskRunSort.IdDesc, 2, 1));
        Assert.Equal(all.Skip(1).Take(2).Select(run => run.Id), page.Select(run => run.Id));
        Assert.Empty(await Queries.FilterAsync(new(TaskRunSort.IdDesc, 0, 0)));
    }

    [Fact]
    public async Task Filter_EachRun_HasItsCurrentState()
    {
        var runs = await Queries.FilterAsync(new(TaskRunSort.IdDesc, 5, 0));
        Assert.All(runs, run => Assert.Equal(run.StateId, run.State!.Id));
        Assert.All(runs, run => Assert.Equal(run.Id, run.State!.Details.TaskRunId));
    }

    [Fact]
    public async Task ListNewest_BeforeASeq_GivesOlderRunsOnly()
    {
        var newest = await Queries.ListNewestAsync(before: null, take: 3);
        var older = await Queries.ListNewestAsync(before: newest[^1].Seq, take: 2);
        Assert.Equal(["bravo", "charlie", "alpha"], newest.Select(row => row.Name));
        Assert.Equal(["Bravo", "delta"], older.Select(row => row.Name));
    }

    [Fact]
    public async Task Find_UnknownId_IsNull() => Assert.Null(await Queries.FindAsync(Guid.NewGuid()));

    [Fact]
    public async Task ListStates_UnknownId_IsEmpty() => Assert.Empty(await Queries.ListStatesAsync(Guid.NewGuid()));

    private bool Mine(TaskRun run) => _names.ContainsKey(run.Id);

    private ProposedState Scheduled(int hours) =>
        new(StateType.Scheduled) { Details = new StateDetails { ScheduledTime = _time.GetUtcNow().AddHours(hours) } };
}
