using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>What an operator prefers is remembered by the browser.</summary>
public sealed class PreferenceStories(ProductFixture fixture) : Story(fixture)
{
    private ILocator Document => Page.Locator("html");

    [Fact]
    public async Task Theme_Chosen_OutlivesAReload()
    {
        await new RunsPage(Page).OpenAsync();
        await Expect(Document).ToHaveAttributeAsync("data-theme", "light");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(Document).ToHaveAttributeAsync("data-theme", "dark");
        await Page.ReloadAsync();
        await Expect(Document).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task TimeZone_Utc_ShowsInEveryInstant()
    {
        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "1",
                name = "first",
            }
        );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Local time" }).ClickAsync();
        await Expect(runs.Row("first").Locator(".col-updated time"))
            .ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex(" UTC$"));
        await Page.ReloadAsync();
        await Expect(Document).ToHaveAttributeAsync("data-zone", "utc");
    }

    [Fact]
    public async Task Pause_Chosen_OutlivesAReload()
    {
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.PauseAsync();
        await runs.ExpectLiveWordAsync("Paused");
        await Page.ReloadAsync();
        await runs.ExpectLiveWordAsync("Paused");
    }

    [Fact]
    public async Task RunId_Copied_IsOnTheClipboard()
    {
        var run = await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "1",
                name = "first",
            }
        );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.OpenRunAsync("first");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy run id" }).ClickAsync();
        await Expect(Page.Locator("#announcer")).ToHaveTextAsync("Copied.");
        Assert.Equal(
            run.GetProperty("id").GetString(),
            await Page.EvaluateAsync<string>("navigator.clipboard.readText()")
        );
    }
}
