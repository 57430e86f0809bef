using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>An operator steers a run: sees what the rules say before the click, and the state live after it.</summary>
public sealed class SetStateStories(ProductFixture fixture) : Story(fixture)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task FailedRun_RefusedTransitionIsExplained_AndRetriedRunIsSeenLive(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        var run = await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "load orders",
                state = new { type = "FAILED", message = "connection refused" },
            }
        );
        await Page.GotoAsync($"/runs/{run.GetProperty("id").GetString()}");
        var other = await NewPageAsync();
        await other.GotoAsync(Page.Url);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Set state" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Run is already FAILED.");
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Paused" })).ToBeDisabledAsync();
        Assert.Empty((await Page.RunAxe()).Violations.Select(violation => $"{violation.Id} {violation.Help}"));
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Running" }).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set RUNNING" }).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(other.GetByRole(AriaRole.Status).Filter(new() { HasText = "Running" }).First).ToBeVisibleAsync();
        await Expect(other.GetByText("by operator (console)").First).ToBeVisibleAsync();
    }
}
