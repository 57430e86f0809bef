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
        {
            await UnfoldAsync(Field(label));
            await Field(label).FillAsync(text);
        }
    }

    /// <summary>Types labels as pairs.</summary>
    public async Task FillLabelsAsync(params (string Key, string Value)[] labels)
    {
        foreach (var (number, (key, value)) in labels.Index())
            await FillAsync(($"Key of label {number + 1}", key), ($"Value of label {number + 1}", value));
    }

    public async Task ClickAsync(string button)
    {
        await UnfoldAsync(
            page.GetByRole(
                AriaRole.Button,
                new()
                {
                    Name = button,
                    Exact = true,
                    IncludeHidden = true,
                }
            )
        );
        await Button(button).ClickAsync();
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What is said about the key.</summary>
    public ILocator Lens => page.Locator(".lens");

    public ILocator SubmitButton => page.Locator("button[type=submit]");

    /// <summary>The program that makes the request, in the language that is chosen.</summary>
    public ILocator Program => page.GetByLabel("command").And(page.Locator("pre"));

    private async Task UnfoldAsync(ILocator inside)
    {
        var folded = page.Locator("details:not([open])").Filter(new() { Has = inside }).Locator("summary");
        if (await folded.CountAsync() > 0)
            await folded.ClickAsync();
    }

    public Task ChooseStateAsync(string state) =>
        page.GetByRole(AriaRole.Radio, new() { Name = state, Exact = true }).CheckAsync(new() { Force = true });

    public Task SubmitAsync(bool force = false) => SubmitButton.ClickAsync(new() { Force = force });

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
