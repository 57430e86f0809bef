using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Pages;

/// <summary>The live list.</summary>
public sealed class RunsPage(IPage page)
{
    public ILocator Rows => page.GetByRole(AriaRole.Table, new() { Name = "Task runs" }).Locator("tbody tr");

    public async Task OpenAsync(string query = "")
    {
        await page.GotoAsync("/runs" + query);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Runs", Level = 1 })).ToBeVisibleAsync();
        await Expect(
                page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" })
                    .Or(page.GetByText("No runs yet"))
                    .Or(page.GetByText("No run passes"))
            )
            .ToBeVisibleAsync();
    }

    public ILocator Row(string name) =>
        Rows.Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    /// <summary>Opens a run beside the list.</summary>
    public Task OpenRunAsync(string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    public Task ShowOlderAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();

    public Task ShowNewerAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Newer" }).ClickAsync();

    /// <summary>What says how many runs wait to be shown.</summary>
    public ILocator Waiting => page.Locator(".new-runs");

    /// <summary>The switch of a state in the strip above the list.</summary>
    public ILocator State(string word) =>
        page.GetByRole(AriaRole.Group, new() { Name = "States" })
            .GetByRole(AriaRole.Button)
            .Filter(new() { HasText = word });

    /// <summary>Where the filter is typed.</summary>
    public ILocator Query => page.GetByRole(AriaRole.Combobox, new() { Name = "Filter" });

    /// <summary>Types a filter, and asks for it.</summary>
    public async Task FilterAsync(string text)
    {
        await Query.FillAsync(text);
        await Query.PressAsync("Enter");
    }

    public Task PauseAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Pause live updates" }).ClickAsync();

    public Task ResumeAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Resume live updates" }).ClickAsync();

    /// <summary>What the page sees when its tab goes behind another: a browser without windows keeps every tab in front.</summary>
    public Task HideTabAsync(bool hidden) =>
        page.EvaluateAsync(
            """
            (state) => {
              Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """,
            hidden ? "hidden" : "visible"
        );

    public Task ExpectLiveWordAsync(string word) =>
        Expect(page.GetByRole(AriaRole.Status, new() { Name = "Live updates" })).ToContainTextAsync(word);
}
