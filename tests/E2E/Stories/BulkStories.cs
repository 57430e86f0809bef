using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>Something is done to many runs, by a server that needs no browser for it.</summary>
public sealed class BulkStories(ProductFixture fixture) : Story(fixture)
{
    private const int Count = 130;

    [Fact]
    public async Task Cancel_AllThatMatch_GoesOnWithoutTheTab_AndHasAResultForEachRun()
    {
        await CreateManyAsync(Count, "etl");
        await CreateManyAsync(3, "other");
        var (runs, bulk) = (new RunsPage(Page), new BulkDialog(Page));
        await runs.OpenAsync("?q=key:etl");
        await bulk.SelectPageAsync();
        await bulk.SelectAllAsync();
        await bulk.OpenAsync("Cancel…");
        await Expect(bulk.Dialog).ToContainTextAsync("130 runs match.");
        await Expect(bulk.Dialog.Locator("code.job-filter")).ToHaveTextAsync("key:etl");
        var submit = bulk.Submit("Cancel 130 runs");
        await Expect(submit).ToBeDisabledAsync();
        await bulk.TypeCountAsync("129");
        await Expect(submit).ToBeDisabledAsync();
        await bulk.TypeCountAsync("130");
        await submit.ClickAsync();
        var watch = Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" });
        await Expect(watch).ToBeVisibleAsync();
        var address = (await watch.GetAttributeAsync("href"))!;

        await Page.CloseAsync();

        var later = await NewPageAsync();
        await later.GotoAsync(address);
        await Expect(later.Locator(".page-head .state")).ToHaveTextAsync("Completed", new() { Timeout = 30_000 });
        await Expect(later.Locator(".job-numbers")).ToHaveTextAsync("130 of 130");
        await Expect(later.Locator("[data-outcome=done] .state-count")).ToHaveTextAsync("130");
        await Expect(later.Locator(".job-results tbody tr")).ToHaveCountAsync(100);
        await later.GetByRole(AriaRole.Link, new() { Name = "More" }).ClickAsync();
        await Expect(later.Locator(".job-results tbody tr")).ToHaveCountAsync(30);
        await Expect(later.Locator(".job-results tbody tr").First).ToContainTextAsync("Cancelled");
        Assert.Equal(Count, await CountAsync("CANCELLED"));
        Assert.Equal(3, await CountAsync("PENDING"));

        // What ended is refused, with the reason.
        await later.GotoAsync("/jobs");
        await Expect(later.Locator(".job-row")).ToHaveCountAsync(1);
        await later.GetByRole(AriaRole.Link, new() { Name = "Cancel 130 runs" }).ClickAsync();
        await Expect(later).ToHaveURLAsync(new Regex("/jobs/[0-9a-f-]{36}$"));
    }

    [Fact]
    public async Task Delete_SelectedRuns_LeavesTheOthers()
    {
        await CreateManyAsync(3, "etl");
        var (runs, bulk) = (new RunsPage(Page), new BulkDialog(Page));
        await runs.OpenAsync();
        await runs.Row("etl-0").GetByRole(AriaRole.Checkbox).CheckAsync();
        await runs.Row("etl-2").GetByRole(AriaRole.Checkbox).CheckAsync();
        await bulk.OpenAsync("Delete…");
        await Expect(bulk.Dialog).ToContainTextAsync("2 selected runs");
        await bulk.Dialog.GetByLabel("Reason (optional)").FillAsync("made by mistake");
        await bulk.Submit("Delete 2 runs").ClickAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).ClickAsync();
        await Expect(Page.Locator(".job-numbers")).ToHaveTextAsync("2 of 2");
        await Expect(Page.Locator(".job-facts")).ToContainTextAsync("made by mistake");
        // One key after the other.
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("j");
        await Expect(Page.Locator(".job-row")).ToContainTextAsync("2 selected runs");
        await runs.OpenAsync();
        await Expect(runs.Rows).ToHaveCountAsync(1);
        await Expect(runs.Row("etl-1")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task JobsAndTheDialog_HaveNoViolation(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        await Page.GotoAsync("/jobs");
        await Expect(Page.GetByText("No jobs yet")).ToBeVisibleAsync();
        await CheckAsync("no jobs");
        await CreateManyAsync(Count, "etl");
        await CreateManyAsync(2, "etl-ended", "COMPLETED");
        var (runs, bulk) = (new RunsPage(Page), new BulkDialog(Page));
        await runs.OpenAsync();
        await runs.Rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await CheckAsync("selection");
        await bulk.OpenAsync("Set state…");
        await CheckAsync("dialog of a selected run");
        await Page.Keyboard.PressAsync("Escape");
        await bulk.SelectAllAsync();
        await bulk.OpenAsync("Cancel…");
        await CheckAsync("dialog of all");
        await bulk.TypeCountAsync("132");
        await bulk.Submit("Cancel 132 runs").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" })).ToBeVisibleAsync();
        await CheckAsync("a job was started");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Watch it" }).ClickAsync();
        await Expect(Page.Locator(".job-numbers")).ToHaveTextAsync("132 of 132");
        await Expect(Page.GetByText("All runs have had their turn.")).ToBeVisibleAsync();
        await CheckAsync("job");
        await Page.Locator("[data-outcome=refused]").ClickAsync();
        await Expect(Page.Locator(".job-results tbody tr")).ToHaveCountAsync(2);
        await CheckAsync("refused");
        await Page.GotoAsync("/jobs");
        await Expect(Page.Locator(".job-row")).ToHaveCountAsync(1);
        await CheckAsync("jobs");
        await Page.GotoAsync($"/jobs/{Guid.NewGuid()}");
        await Expect(Page.GetByText("There is no job with this id")).ToBeVisibleAsync();
        await CheckAsync("unknown job");

        async Task CheckAsync(string what)
        {
            await Page.ExpectAccessibleAsync(what);
        }
    }

    private async Task CreateManyAsync(int count, string key, string state = "PENDING")
    {
        var requests = Enumerable
            .Range(0, count)
            .Select(i => new
            {
                name = $"{key}-{i}",
                task_key = key,
                dynamic_key = $"{i}",
                state = new { type = state },
            });
        using var response = await Api.PostAsJsonAsync("/api/task_runs/bulk", new { task_runs = requests });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<int> CountAsync(string state)
    {
        using var response = await Api.PostAsJsonAsync(
            "/api/task_runs/count",
            new { task_runs = new { state = new { type = new { any_ = new[] { state } } } } }
        );
        return await response.Content.ReadFromJsonAsync<int>();
    }
}
