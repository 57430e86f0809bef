using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Pages;

/// <summary>The dialog that starts a job, and the bar that it is opened from.</summary>
public sealed class BulkDialog(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    private ILocator Bar => page.GetByRole(AriaRole.Region, new() { Name = "Selection" });

    public Task SelectPageAsync() =>
        page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all runs on this page" }).CheckAsync();

    public Task SelectAllAsync() =>
        Bar.GetByRole(AriaRole.Button, new() { Name = "Select all that match" }).ClickAsync();

    /// <summary>Opens it, and waits until it knows which runs there are.</summary>
    public async Task OpenAsync(string action)
    {
        await Bar.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await Expect(Dialog.Locator(".bulk-total")).ToContainTextAsync("match");
    }

    public Task TypeCountAsync(string count) => Dialog.GetByLabel("To confirm, type").FillAsync(count);

    public ILocator Submit(string verb) => Dialog.GetByRole(AriaRole.Button, new() { Name = verb });
}
