using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Pages;

/// <summary>The form.</summary>
public sealed class NewRunPage(IPage page)
{
    private ILocator Result => page.GetByRole(AriaRole.Region, new() { Name = "Result" });

    public async Task OpenAsync()
    {
        await page.GotoAsync("/runs/new");
        await Expect(Field("Task key")).ToBeVisibleAsync();
    }

    public ILocator Field(string label) => page.GetByLabel(label, new() { Exact = true });

    public async Task FillAsync(params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
            await Field(label).FillAsync(text);
    }

    public Task ChooseStateAsync(string state) =>
        page.GetByRole(AriaRole.Radio, new() { Name = state, Exact = true }).CheckAsync(new() { Force = true });

    public Task SubmitAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Create run" }).ClickAsync();

    public Task ExpectResultAsync(string text) => Expect(Result).ToContainTextAsync(text);

    public async Task ExpectDifferenceAsync(string field, string sent, string stored)
    {
        var row = Result
            .GetByRole(AriaRole.Row)
            .Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = field, Exact = true }) });
        await Expect(row).ToContainTextAsync(sent);
        await Expect(row).ToContainTextAsync(stored);
    }

    /// <summary>The error that belongs to a field, by the markup that ties it to it.</summary>
    public async Task ExpectErrorAtAsync(string label, string message)
    {
        await Expect(Field(label)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Field(label)).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(message));
    }

    public Task OpenCreatedRunAsync() => Result.GetByRole(AriaRole.Link, new() { Name = "Open run" }).ClickAsync();
}
