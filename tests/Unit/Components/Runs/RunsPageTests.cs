using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunsPageTests : ConsoleContext
{
    [Fact]
    public async Task List_ThreeRuns_ShowsThemNewestFirst()
    {
        await SeedAsync(3);

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal(["run-3", "run-2", "run-1"], Names(page)));
    }

    [Fact]
    public async Task List_NewRunPublished_WaitsUntilItIsAskedFor()
    {
        await SeedAsync(1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");

        page.WaitForAssertion(() => Assert.Equal("1 new", page.Find(".new-runs").TextContent));
        Assert.Equal(["run-1"], Names(page));
        Assert.Contains("1 new run waits to be shown.", page.Markup);
        await page.Find(".new-runs").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(["fresh", "run-1"], Names(page)));
        Assert.Empty(page.FindAll(".new-runs"));
    }

    [Fact]
    public async Task List_NoChangeToARow_DoesNotRenderItAgain()
    {
        await SeedAsync(1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));
        var row = page.FindComponent<RunRow>();

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".new-runs")));

        Assert.Equal(1, row.RenderCount);
    }

    [Fact]
    public async Task List_MoreThanOnePage_GoesToOlderOnesAndBack()
    {
        await SeedAsync(RunListState.PageSize + 2);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal(RunListState.PageSize, Names(page).Count));

        Follow(page, "a[rel=next]");
        page.WaitForAssertion(() => Assert.Equal(["run-2", "run-1"], Names(page)));
        Assert.Contains("These are the last.", page.Find(".run-pager").TextContent);

        // As far up as it goes is the first page.
        Follow(page, "a[rel=prev]");
        page.WaitForAssertion(() => Assert.Equal(RunListState.PageSize, Names(page).Count));
        Assert.Equal("http://localhost/runs", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task List_OlderPage_StandsStillButForItsOwnRuns()
    {
        var first = await CreateAsync("""{"name": "run-0", "task_key": "t", "dynamic_key": "0"}""");
        await SeedAsync(RunListState.PageSize);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal(RunListState.PageSize, Names(page).Count));
        Follow(page, "a[rel=next]");
        page.WaitForAssertion(() => Assert.Equal(["run-0"], Names(page)));

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");
        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(first.Id, new ProposedState(StateType.Failed), isForced: true, Someone);

        page.WaitForAssertion(() => Assert.Contains("Failed", page.Find(".col-state .state").TextContent));
        Assert.Empty(page.FindAll(".new-runs"));
    }

    [Fact]
    public async Task List_RunDeletedWhileItIsShown_SaysSo()
    {
        await SeedAsync(2);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Count));

        var run = (
            await Services.GetRequiredService<TaskRunQueries>().ListAsync(new(TaskRunSort.IdDesc, 1, 0))
        ).Single();
        await Services.GetRequiredService<TaskRunService>().DeleteAsync(run.Id, Someone);

        page.WaitForAssertion(() => Assert.Equal("Deleted", page.Find(".gone .col-state").TextContent));
        Assert.Equal(2, Names(page).Count);
    }

    [Fact]
    public async Task List_Selection_OfRowsPageAndAll()
    {
        await SeedAsync(RunListState.PageSize + 1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal(RunListState.PageSize, Names(page).Count));

        await page.Find("tbody .col-select input").ChangeAsync(new() { Value = true });
        Assert.Equal("1 selected", page.Find(".selection-bar strong").TextContent);
        await page.Find("thead .col-select input").ChangeAsync(new() { Value = true });
        Assert.Equal($"{RunListState.PageSize} selected", page.Find(".selection-bar strong").TextContent);
        await page.Find(".selection-bar .tool").ClickAsync(new());
        Assert.Equal("All that match", page.Find(".selection-bar strong").TextContent);

        // Other runs are asked for: what was selected is not among them any more.
        Services.GetRequiredService<NavigationManager>().NavigateTo("/runs?q=name:run-1");
        page.WaitForAssertion(() => Assert.Equal(11, Names(page).Count));
        Assert.Empty(page.FindAll(".selection-bar"));
    }

    [Fact]
    public async Task List_QueryThatMakesNoSense_SaysWhatIsAllowedAndShowsNothing()
    {
        await SeedAsync(1);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/runs?q=colour:red");
        var page = Render<RunsPage>();
        page.WaitForAssertion(() =>
            Assert.Contains("There is no “colour:”", page.Find("#run-query-errors").TextContent)
        );
        page.WaitForAssertion(() => Assert.Contains("This filter makes no sense yet", page.Markup));
    }

    [Fact]
    public void List_NoRuns_SaysWhatToDoNext()
    {
        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Contains("No runs yet", page.Markup));
        Assert.Contains("curl -sS -X POST 'http://localhost/api/task_runs/'", page.Find("pre").TextContent);
    }

    [Fact]
    public async Task List_DatabaseGoneAtFirst_SaysSoAndHealsOnRetry()
    {
        await SeedAsync(1);
        Database.IsOff = true;
        var page = Render<RunsPage>();
        page.WaitForAssertion(
            () => Assert.Contains("The list of runs could not be read", page.Find("[role=alert]").TextContent),
            TimeSpan.FromSeconds(20)
        );
        Assert.NotNull(Status.FailedSince);

        Database.IsOff = false;
        await page.InvokeAsync(() => page.Find("[role=alert] button").Click());

        page.WaitForAssertion(() => Assert.Single(Names(page)));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
        Assert.Null(Status.FailedSince);
    }

    [Fact]
    public async Task List_DatabaseGoneLater_KeepsTheRowsAndHealsByItself()
    {
        await SeedAsync(1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));
        Database.IsOff = true;
        Feed.Publish(Guid.Empty);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[role=alert]")), TimeSpan.FromSeconds(20));
        Assert.Single(Names(page));

        Database.IsOff = false;

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task List_UntrustedName_IsShownAsText()
    {
        await CreateAsync("""{"name": "<script>alert(1)</script>", "task_key": "<b>t</b>", "dynamic_key": "1"}""");

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal(["<script>alert(1)</script>"], Names(page)));
        Assert.Empty(page.FindAll("script, td b"));
    }

    private static List<string> Names(IRenderedComponent<RunsPage> page) =>
        [.. page.FindAll("td.col-name a").Select(link => link.TextContent)];

    private void Follow(IRenderedComponent<RunsPage> page, string link) =>
        Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find(link).GetAttribute("href")!);
}
