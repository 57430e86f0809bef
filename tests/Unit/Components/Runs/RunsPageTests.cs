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
    public async Task List_NewRunPublished_AppearsWithoutReload()
    {
        await SeedAsync(1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");

        page.WaitForAssertion(() => Assert.Equal(["fresh", "run-1"], Names(page)));
        page.WaitForAssertion(() => Assert.Contains("1 new run at ", page.Markup));
    }

    [Fact]
    public async Task List_NoChangeToARow_DoesNotRenderItAgain()
    {
        await SeedAsync(1);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));
        var row = page.FindComponent<RunRow>();

        await CreateAsync("""{"name": "fresh", "task_key": "t", "dynamic_key": "fresh"}""");
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Count));

        Assert.Equal(1, row.RenderCount);
    }

    [Fact]
    public async Task List_MoreThanOnePage_LoadsOlderByItsUrl()
    {
        await SeedAsync(RunListState.Step + 2);
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal(RunListState.Step, Names(page).Count));
        Assert.Equal("/runs?show=100", page.Find(".list-end a").GetAttribute("href"));

        Services.GetRequiredService<NavigationManager>().NavigateTo("/runs?show=100");

        page.WaitForAssertion(() => Assert.Equal(RunListState.Step + 2, Names(page).Count));
        Assert.Contains("That is all: 52 runs", page.Find(".list-end").TextContent);
    }

    [Fact]
    public async Task List_FurtherDown_ShowsOnlyWhatComesAfterAndTheWayBack()
    {
        await SeedAsync(2);
        var third = await CreateAsync("""{"name": "run-3", "task_key": "t", "dynamic_key": "3"}""");
        Services
            .GetRequiredService<NavigationManager>()
            .NavigateTo($"/runs?after={TaskRunCursor.After(third, TaskRunSort.IdDesc).ToText(Criterion.Everything)}");

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal(["run-2", "run-1"], Names(page)));
        Assert.Equal("/runs", page.Find(".window-note a").GetAttribute("href"));
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
        [.. page.FindAll(".col-name a").Select(link => link.TextContent)];
}
