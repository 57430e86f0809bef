using System.Diagnostics;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

public sealed class LiveListStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task List_RunCreatedOverRest_AppearsWithoutAReload()
    {
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.ExpectLiveWordAsync("Live");
        await Page.EvaluateAsync("window.notReloaded = true");

        var watch = Stopwatch.StartNew();
        await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "first",
            }
        );
        await Expect(runs.Row("first")).ToBeVisibleAsync(new() { Timeout = 5000 });
        TestContext.Current.SendDiagnosticMessage("seen after {0} ms", watch.ElapsedMilliseconds);

        await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "2",
                name = "second",
            }
        );
        await Expect(runs.Waiting).ToHaveTextAsync("1 new", new() { Timeout = 5000 });
        await Expect(runs.Rows).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync(".");
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Expect(runs.Rows.First).ToContainTextAsync("second");
        await Expect(runs.Row("second")).ToContainTextAsync("Pending");
        Assert.True(await Page.EvaluateAsync<bool>("window.notReloaded === true"));
    }

    [Fact]
    public async Task List_Paused_StandsStillUntilItIsResumed()
    {
        var runs = new RunsPage(Page);
        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "1",
                name = "before",
            }
        );
        await runs.OpenAsync();
        await runs.PauseAsync();
        await runs.ExpectLiveWordAsync("Paused");
        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "2",
                name = "meanwhile",
            }
        );

        // A list that is not paused shows a later run: by then the earlier one has been told to all.
        await using var elsewhere = await NewBrowserAsync();
        var other = new RunsPage(await elsewhere.NewPageAsync());
        await other.OpenAsync();
        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "3",
                name = "later",
            }
        );
        await Expect(other.Waiting).ToHaveTextAsync("1 new");
        await Expect(runs.Waiting).ToHaveCountAsync(0);
        await Expect(runs.Rows).ToHaveCountAsync(1);

        await runs.ResumeAsync();
        await Expect(runs.Waiting).ToHaveTextAsync("2 new");
        await runs.Waiting.ClickAsync();
        await Expect(runs.Row("meanwhile")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_TabHidden_StandsStillAndCatchesUpWhenShown()
    {
        var runs = new RunsPage(Page);
        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "1",
                name = "before",
            }
        );
        await runs.OpenAsync();
        await runs.HideTabAsync(true);
        await using var elsewhere = await NewBrowserAsync();
        var other = new RunsPage(await elsewhere.NewPageAsync());
        await other.OpenAsync();
        foreach (var name in new[] { "meanwhile", "later" })
        {
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = name,
                    name,
                }
            );
        }

        await Expect(other.Waiting).ToHaveTextAsync("2 new");
        await Expect(runs.Waiting).ToHaveCountAsync(0);

        await runs.HideTabAsync(false);
        await Expect(runs.Waiting).ToHaveTextAsync("2 new");
    }

    [Fact]
    public async Task List_OlderAndNewer_StayInTheUrl()
    {
        for (var i = 1; i <= 60; i++)
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = $"{i}",
                    name = $"run {i}",
                }
            );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Expect(runs.Rows).ToHaveCountAsync(50);
        await runs.ShowOlderAsync();
        await Expect(runs.Rows).ToHaveCountAsync(10);
        await Expect(runs.Row("run 1")).ToBeVisibleAsync();

        await Page.ReloadAsync();
        await Expect(runs.Rows).ToHaveCountAsync(10);
        await Page.GoBackAsync();
        await Expect(runs.Rows).ToHaveCountAsync(50);
        await Page.GoForwardAsync();
        await Expect(runs.Rows).ToHaveCountAsync(10);
        await runs.ShowNewerAsync();
        await Expect(runs.Rows).ToHaveCountAsync(50);
        await Expect(runs.Row("run 60")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_BackFromARun_IsWhereItWasLeft()
    {
        for (var i = 1; i <= 50; i++)
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = $"{i}",
                    name = $"run {i}",
                }
            );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.Row("run 10").ScrollIntoViewIfNeededAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Limits" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Concurrency limits");

        await Page.GoBackAsync();

        await Expect(runs.Row("run 12")).ToBeInViewportAsync();
        await Expect(runs.Row("run 50")).Not.ToBeInViewportAsync();

        await Page.ReloadAsync();
        await Expect(runs.Row("run 12")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Run_OpenedBesideTheList_LeavesTheListWhereItIs()
    {
        for (var i = 1; i <= 50; i++)
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = $"{i}",
                    name = $"run {i}",
                }
            );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.OpenRunAsync("run 12");
        var panel = Page.GetByRole(AriaRole.Complementary, new() { Name = "Run run 12" });
        await Expect(panel).ToContainTextAsync("Timeline");
        await Expect(runs.Row("run 12")).ToBeInViewportAsync();

        // The link is the view: whoever gets it sees the same run beside the same list.
        await using var elsewhere = await NewBrowserAsync();
        var other = await elsewhere.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await Expect(other.GetByRole(AriaRole.Complementary, new() { Name = "Run run 12" })).ToBeVisibleAsync();

        await Page.GoBackAsync();
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(runs.Row("run 12")).ToBeInViewportAsync();
        await Page.GoForwardAsync();
        await Expect(panel).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(runs.Row("run 12")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Run_Opened_ShowsItsFieldsAndHistory()
    {
        await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "<b>bold</b>",
                state = new { type = "FAILED", message = "disk full" },
            }
        );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.OpenRunAsync("<b>bold</b>");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open full page" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("<b>bold</b>");
        await Expect(Page.GetByText("disk full").First).ToBeVisibleAsync();
        await Expect(Page.GetByText("etl.load").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Start_AddressWithoutAPath_LeadsToTheListWithItsTheme()
    {
        await Page.GotoAsync("/");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Runs", Level = 1 })).ToBeVisibleAsync();
        Assert.EndsWith("/runs", Page.Url);
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New run", Exact = true }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "New run", Level = 1 })).ToBeVisibleAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Run_UnknownId_SaysSo()
    {
        await Page.GotoAsync($"/runs/{Guid.NewGuid()}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("no run");
    }
}
