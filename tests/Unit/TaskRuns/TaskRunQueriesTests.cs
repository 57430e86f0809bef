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

    private TaskRunCounts Counts => _server.GetRequiredService<TaskRunCounts>();

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
                new Origin("tester", OriginSource.System, Role.Operator)
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

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Cursor_OfEachSort_GoesThroughEveryRunOnce(TaskRunSort sort)
    {
        var mine = new Criterion.IdIn([.. _names.Keys]);
        var all = await Queries.ListAsync(new(sort, 100, 0) { Filter = mine });
        var rows = new List<TaskRunRow>();
        TaskRunCursor? after = null;
        while (await Queries.ListAsync(new(sort, 2, 0) { Filter = mine, After = after }) is { Count: > 0 } page)
        {
            rows.AddRange(page);
            Assert.True(TaskRunCursor.TryParse(TaskRunCursor.Of(page[^1], sort).ToText(mine), sort, mine, out after));
        }

        Assert.Equal(5, rows.Count);
        Assert.Equal(all.Select(row => row.Id), rows.Select(row => row.Id));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Before_OfEachSort_GoesBackThroughEveryRunOnce(TaskRunSort sort)
    {
        foreach (var filter in new Criterion[] { new Criterion.IdIn([.. _names.Keys]), Criterion.Everything })
        {
            var all = await Queries.ListAsync(new(sort, 100_000, 0) { Filter = filter });
            var rows = new List<Guid> { all[^1].Id };
            var before = TaskRunCursor.Of(all[^1], sort);
            while (await Queries.ListAsync(new(sort, 3, 0) { Filter = filter, Before = before }) is { Count: > 0 } page)
            {
                rows.InsertRange(0, page.Select(row => row.Id));
                before = TaskRunCursor.Of(page[0], sort);
            }

            Assert.Equal(all.Select(row => row.Id), rows);
        }
    }

    /// <summary>The same where no criterion has few runs: the index of the sort is walked.</summary>
    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Cursor_OfEachSort_GoesThroughTheWholeDatabase(TaskRunSort sort)
    {
        var all = await Queries.ListAsync(new(sort, 100_000, 0));
        var rows = new List<Guid>();
        TaskRunCursor? after = null;
        while (await Queries.ListAsync(new(sort, 7, 0) { After = after }) is { Count: > 0 } page)
        {
            rows.AddRange(page.Select(row => row.Id));
            after = TaskRunCursor.Of(page[^1], sort);
        }

        Assert.Equal(all.Select(row => row.Id), rows);
    }

    public static TheoryData<TaskRunSort> Sorts() => [.. Enum.GetValues<TaskRunSort>()];

    [Fact]
    public void Cursor_ThatWasChangedOrIsAnothers_IsNone()
    {
        var filter = new Criterion.NameIn(["a"]);
        var row = Some.Row with { Name = "a|b" };
        var text = TaskRunCursor.Of(row, TaskRunSort.NameAsc).ToText(filter);

        Assert.True(TaskRunCursor.TryParse(text, TaskRunSort.NameAsc, filter, out var cursor));
        Assert.Equal((7, "a|b"), (cursor.Seq, cursor.Name));
        Assert.False(TaskRunCursor.TryParse(text, TaskRunSort.NameDesc, filter, out _));
        Assert.False(TaskRunCursor.TryParse(text, TaskRunSort.NameAsc, new Criterion.NameIn(["b"]), out _));
        Assert.All(
            Enumerable.Range(0, text.Length),
            i =>
                Assert.False(
                    TaskRunCursor.TryParse(
                        text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..],
                        TaskRunSort.NameAsc,
                        filter,
                        out _
                    )
                )
        );
    }

    [Fact]
    public async Task CountByStateUpTo_MoreThanTheLimit_CountsNoFurther()
    {
        var mine = new Criterion.IdIn([.. _names.Keys]);
        var counts = await Counts.CountByStateUpToAsync(mine, 1);
        Assert.Equal(9, counts.Count);
        Assert.Equal(
            (1, 1, 1, 0),
            (
                counts[StateType.Scheduled],
                counts[StateType.Failed],
                counts[StateType.Pending],
                counts[StateType.Running]
            )
        );
        Assert.Equal(2, (await Counts.CountByStateUpToAsync(mine, 10))[StateType.Scheduled]);
        Assert.Equal(2, (await Counts.CountByStateAsync(mine))[StateType.Scheduled]);
        Assert.Equal(5, await Counts.CountAsync(mine));
    }

    [Fact]
    public async Task Find_UnknownId_IsNull() => Assert.Null(await Queries.FindAsync(Guid.NewGuid()));

    [Fact]
    public async Task ListStates_UnknownId_IsEmpty() => Assert.Empty(await Queries.ListStatesAsync(Guid.NewGuid()));

    private bool Mine(TaskRun run) => _names.ContainsKey(run.Id);

    private ProposedState Scheduled(int hours) =>
        new(StateType.Scheduled) { Details = new StateDetails { ScheduledTime = _time.GetUtcNow().AddHours(hours) } };
}
