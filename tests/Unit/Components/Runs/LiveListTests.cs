using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Components.Runs;

namespace TaskRunAdmin.Unit.Components.Runs;

/// <summary>What open lists cost, on a clock that the test moves.</summary>
public sealed class LiveListTests : ConsoleContext
{
    /// <summary>The rows, the counts of the states, and the chart.</summary>
    private const int QueriesOfAList = 3;

    private readonly FakeTimeProvider _clock;

    public LiveListTests()
        : this(new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero))) { }

    private LiveListTests(FakeTimeProvider clock)
        : base(clock) => _clock = clock;

    [Fact]
    public async Task Lists_TenThousandChanges_CostAHandfulOfQueries()
    {
        await SeedAsync(3);
        var page = await OpenAsync();
        await CreateAsync("""{"name": "last", "task_key": "t", "dynamic_key": "last"}""");
        var before = Database.Queries;

        for (var i = 0; i < 10_000; i++)
            Feed.Publish(Guid.CreateVersion7());
        await _clock.RunUntilAsync(() => Waiting(page) == "1 new");

        Assert.InRange(Database.Queries - before, 1, 6);
    }

    [Fact]
    public async Task Lists_TenOfTheSameQuery_ExecuteItOncePerChange()
    {
        await SeedAsync(3);
        var before = Database.Queries;
        var pages = Enumerable.Range(0, 10).Select(_ => Render<RunsPage>()).ToList();
        await _clock.RunUntilAsync(() =>
            pages.TrueForAll(page =>
                Names(page).Count == 3
                && page.FindAll(".state-count")[0].TextContent.Length > 0
                && Sum(page).StartsWith('3')
            )
        );
        Assert.Equal(QueriesOfAList, Database.Queries - before);

        for (var change = 1; change <= 3; change++)
        {
            await CreateAsync($$"""{"name": "more", "task_key": "t", "dynamic_key": "more-{{change}}"}""");
            var created = Database.Queries;
            await _clock.RunUntilAsync(() =>
                pages.TrueForAll(page =>
                    Waiting(page) == $"{change} new" && Sum(page).StartsWith($"{3 + change}", StringComparison.Ordinal)
                )
            );
            Assert.InRange(Database.Queries - created, 1, 2 * QueriesOfAList);
        }
    }

    [Fact]
    public async Task Lists_NewRun_IsSeenInEveryOneOfThem()
    {
        await SeedAsync(1);
        var (one, other) = (await OpenAsync(), await OpenAsync());

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");

        await _clock.RunUntilAsync(() => Waiting(one) == "1 new" && Waiting(other) == "1 new");
        await one.Find(".new-runs").ClickAsync(new());
        await _clock.RunUntilAsync(() => Names(one).Count == 2);
        Assert.Equal(["fresh", "run-1"], Names(one));
        Assert.Equal(["run-1"], Names(other));
    }

    [Fact]
    public async Task Lists_NoChangeToARow_DoNotRenderIt()
    {
        await SeedAsync(20);
        var page = await OpenAsync();
        var rows = page.FindComponents<RunRow>();

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");
        await _clock.RunUntilAsync(() => Waiting(page) == "1 new");

        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.Equal(1, row.RenderCount));
    }

    /// <summary>The chart is asked again after ten seconds; another filter does not wait for them.</summary>
    [Fact]
    public async Task Lists_OtherFilterWhileTheChartWaitsForItsTurn_HasItsChartAtOnce()
    {
        await SeedAsync(3);
        var page = await OpenAsync();
        await _clock.RunUntilAsync(() => Sum(page).StartsWith('3'));
        await CreateAsync("""{"name": "other", "task_key": "u", "dynamic_key": "other"}""");
        await _clock.RunUntilAsync(() => Waiting(page) == "1 new");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/runs?q=key:u");

        await _clock.StandUntilAsync(() => Sum(page).StartsWith('1'));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/runs");
        await _clock.StandUntilAsync(() => Sum(page).StartsWith('3') || Sum(page).StartsWith('4'));
    }

    /// <summary>Whoever reads an older page is not disturbed while other runs change.</summary>
    [Fact]
    public async Task Lists_ChangesOfRunsThatAreNotShown_RenderNothing()
    {
        await SeedAsync(RunListState.PageSize + 1);
        var page = await OpenAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("[rel=next]").GetAttribute("href")!);
        await _clock.RunUntilAsync(() => Names(page) is ["run-1"]);
        var table = page.FindComponent<RunTable>();
        var (rendered, counts) = (table.RenderCount, Counts(page));

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");
        await _clock.RunUntilAsync(() => Counts(page) != counts);

        Assert.Equal(rendered, table.RenderCount);
    }

    [Fact]
    public async Task Lists_FiftyOpenedAndClosed_LeaveNoSubscription()
    {
        await SeedAsync(1);
        var pages = Enumerable.Range(0, 50).Select(_ => Render<RunsPage>()).ToList();
        await _clock.RunUntilAsync(() => pages.TrueForAll(page => Names(page).Count == 1));
        Assert.Equal(50 * QueriesOfAList, Feed.SubscriberCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.SubscriberCount);
    }

    private async Task<IRenderedComponent<RunsPage>> OpenAsync()
    {
        var page = Render<RunsPage>();
        await _clock.RunUntilAsync(() => Names(page).Count > 0);
        return page;
    }

    private static string? Waiting(IRenderedComponent<RunsPage> page) =>
        page.FindAll(".new-runs") is [var pill, ..] ? pill.TextContent : null;

    private static string Sum(IRenderedComponent<RunsPage> page) => page.Find(".chart-sum").TextContent;

    private static string Counts(IRenderedComponent<RunsPage> page) => page.Find(".state-strip").TextContent;

    private static List<string> Names(IRenderedComponent<RunsPage> page) =>
        [.. page.FindAll("td.col-name a").Select(link => link.TextContent)];
}
