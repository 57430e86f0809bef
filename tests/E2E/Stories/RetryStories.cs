using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>An operator has a failed run executed once more; somebody else watches it.</summary>
public sealed class RetryStories(ProductFixture fixture) : Story(fixture)
{
    [Theory]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task FailedRun_RetriedByHand_IsSeenLiveByOthersAndEveryStepIsExplained(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        var run = await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "load orders",
                labels = new
                {
                    team = "finance",
                    region = "north-by-north-west",
                    note = "the disk was full once before",
                },
                state = new { type = "FAILED", message = "connection refused" },
            }
        );
        await Page.GotoAsync($"/runs/{run.GetProperty("id").GetString()}");
        var browser = await NewBrowserAsync();
        await using var _ = browser;
        var other = await browser.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await Expect(State(other)).ToHaveTextAsync("Failed");

        // What is not possible can be reached by the keyboard, says why, and does nothing.
        var cancel = Page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true });
        await Expect(cancel).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(cancel).ToHaveAccessibleDescriptionAsync("Cancel is not possible now: Run is already FAILED.");
        await cancel.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Page.ExpectAccessibleAsync("failed run");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Retry", Exact = true }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Its run count begins anew");
        await dialog.GetByLabel("Message").FillAsync("the disk is back");
        await Page.ExpectAccessibleAsync("retry");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retry the run" }).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(State(Page)).ToHaveTextAsync("AwaitingRetry");
        await Expect(State(other)).ToHaveTextAsync("AwaitingRetry");
        await Expect(other.GetByRole(AriaRole.List, new() { Name = "States, newest first" }))
            .ToContainTextAsync("the disk is back");

        // The sections are a click away, also where there is no room for them.
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" })
            .GetByRole(AriaRole.Button, new() { Name = "Raw" })
            .ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "As the API returns it" })).ToBeFocusedAsync();
        await Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search labels as JSON" }).FillAsync("DISK");
        await Expect(Page.Locator(".json mark")).ToHaveTextAsync("disk");

        // Deleted by the other one, it stays to be read here.
        await other.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Delete run" }).ClickAsync();
        await Expect(other.GetByText("This run was deleted at")).ToBeVisibleAsync();
        await Expect(Page.GetByText("This run was deleted at")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("load orders");
        await Page.ExpectAccessibleAsync("deleted run");
    }

    [Fact]
    public async Task RunThatChanges_WhileItsStateIsBeingSet_HasItsVerdictsAskedAgain()
    {
        var run = await CreateOverRestAsync(new { task_key = "etl.load", dynamic_key = "1" });
        var id = run.GetProperty("id").GetString();
        await Page.GotoAsync($"/runs/{id}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set state" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Scheduled" }).CheckAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "in 1 h" }).CheckAsync();
        await dialog.GetByLabel("Message").FillAsync("later");

        using (
            await Api.PostAsync(
                $"/api/task_runs/{id}/set_state",
                System.Net.Http.Json.JsonContent.Create(new { state = new { type = "FAILED" } })
            )
        )
            await Expect(dialog).ToContainTextAsync("The run changed meanwhile: it is FAILED now");
        await Expect(dialog).ToContainTextAsync("Refused: Run is already FAILED.");
        await Expect(dialog.GetByLabel("Message")).ToHaveValueAsync("later");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set SCHEDULED" }).ClickAsync();

        await Expect(State(Page)).ToHaveTextAsync("Scheduled");
        await Expect(Page.Locator("[data-field=next_scheduled_start_time] time")).ToHaveTextAsync("in 59 min");
    }

    private static ILocator State(IPage page) => page.Locator(".run-title .state-word");
}
