using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.Logs;

public sealed class LogServiceOnSqlite(SqliteDatabase database)
    : LogServiceTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class LogServiceOnSqlServer(SqlServerDatabase database)
    : LogServiceTests(database),
        IClassFixture<SqlServerDatabase>;

public abstract class LogServiceTests : IAsyncLifetime
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _server;

    protected LogServiceTests(TestDatabase database) => _server = database.StartServer();

    private LogService Service => _server.GetRequiredService<LogService>();

    private LogQueries Queries => _server.GetRequiredService<LogQueries>();

    private TaskRunService Runs => _server.GetRequiredService<TaskRunService>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Write_EveryField_IsKeptAsSent()
    {
        var log = new NewLog("näme", -5, "a\r\n👋\t ", Noon.AddMicroseconds(1), Guid.NewGuid(), Guid.NewGuid());

        await Service.WriteAsync([log], Origin.Server);

        var kept = Assert.Single(await ListAsync(new LogCriterion.TaskRunIn([log.TaskRunId!.Value])));
        Assert.Equal(
            log,
            new NewLog(kept.Name, kept.Level, kept.Message, kept.Timestamp, kept.FlowRunId, kept.TaskRunId)
        );
    }

    [Fact]
    public async Task Write_ThousandsAtOnce_KeepTheirOrder()
    {
        var run = Guid.NewGuid();
        await Service.WriteAsync([.. Enumerable.Range(0, 5000).Select(i => Log(run, $"{i}"))], Origin.Server);

        var page = await Queries.FilterAsync(new LogPage(false, 200, 4900, new LogCriterion.TaskRunIn([run])));

        Assert.Equal(Enumerable.Range(4900, 100).Select(i => $"{i}"), page.Select(log => log.Message));
    }

    [Fact]
    public async Task Write_SaysWhichRunsHaveNews_AndNothingOfNone()
    {
        using var subscription = _server.GetRequiredService<TaskRunFeed>().Subscribe();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        await Service.WriteAsync([Log(null, "of nothing")], Origin.Server);
        await Service.WriteAsync([Log(first, "a"), Log(second, "b"), Log(first, "c")], Origin.Server);

        var changes = await subscription.NextAsync(CancellationToken.None);
        Assert.Equal([first, second], changes.TaskRunIds.ToHashSet());
    }

    [Fact]
    public async Task Delete_RunWithLogs_TakesThemAlong_OneByOneOrManyAtOnce()
    {
        var runs = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var run = await CreateAsync();
            await Service.WriteAsync([Log(run, "a"), Log(run, "b")], Origin.Server);
            runs.Add(run);
        }

        await Runs.DeleteAsync(runs[0], Origin.Server);
        await Runs.DeleteManyAsync(runs[1..], Origin.Server);

        Assert.Empty(await ListAsync(new LogCriterion.TaskRunIn(runs)));
    }

    [Fact]
    public async Task Newest_AreInTheOrderOfTime_WithTheNumberOfTheOthers()
    {
        var run = Guid.NewGuid();
        await Service.WriteAsync(
            [
                .. Enumerable
                    .Range(0, 7)
                    .Select(i => Log(run, $"{i}") with { Level = 10 * i, Timestamp = Noon.AddSeconds(i) }),
            ],
            Origin.Server
        );

        var newest = await Queries.ListNewestAsync(run, minLevel: 20, take: 3);
        var all = await Queries.ListNewestAsync(run, minLevel: int.MinValue, take: 10);

        Assert.Equal(["4", "5", "6"], newest.Rows.Select(log => log.Message));
        Assert.Equal(2, newest.Older);
        Assert.Equal((7, 0), (all.Rows.Count, all.Older));
    }

    [Fact]
    public async Task Newest_LongMessage_IsCutALittleBeyondWhatIsShown()
    {
        var run = Guid.NewGuid();
        await Service.WriteAsync([Log(run, new string('x', 100_000)), Log(run, "short")], Origin.Server);

        var rows = (await Queries.ListNewestAsync(run, int.MinValue, 10)).Rows;

        Assert.Equal([LogRow.MaxMessage + 1, 5], rows.Select(log => log.Message.Length));
    }

    private static NewLog Log(Guid? run, string message) => new("n", 20, message, Noon, null, run);

    private Task<List<KeptLog>> ListAsync(LogCriterion filter) =>
        Queries.FilterAsync(new LogPage(false, 200, 0, filter));

    private async Task<Guid> CreateAsync()
    {
        var request = new NewTaskRun(new TaskRunKey(null, "logged", Guid.NewGuid().ToString()));
        return ((CreateOrReturnResult.Created)await Runs.CreateOrReturnAsync(request, Tester)).Run.Id;
    }
}
