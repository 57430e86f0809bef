using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Pages;

/// <summary>The concurrency limits.</summary>
public sealed class LimitsPage(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>Opens the page while there are no limits.</summary>
    public async Task OpenAsync()
    {
        await page.GotoAsync("/limits");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No limits yet" })).ToBeVisibleAsync();
    }

    public ILocator Row(string name) =>
        page.GetByRole(AriaRole.Table, new() { Name = "Concurrency limits by name" })
            .GetByRole(AriaRole.Row)
            .Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    public async Task CreateAsync(string tag, int slots)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New limit" }).ClickAsync();
        await Dialog.GetByLabel("Tag", new() { Exact = true }).FillAsync(tag);
        await Dialog.GetByLabel("Slots", new() { Exact = true }).FillAsync($"{slots}");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Create limit" }).ClickAsync();
    }

    public Task AskToFreeSlotsAsync(string limit) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"Free slots of {limit}" }).ClickAsync();

    public Task AskToDeleteAsync(string limit) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"Delete {limit}" }).ClickAsync();

    public Task ConfirmAsync(string what) => Dialog.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
}
