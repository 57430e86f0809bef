using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Pages;

/// <summary>The sign-in page, and what shows who is signed in.</summary>
public sealed class SignInPage(IPage page)
{
    /// <summary>Opens a page for which they have to sign in first.</summary>
    public async Task OpenAsync(string wanted = "/runs")
    {
        await page.GotoAsync(wanted);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }

    public async Task SignInAsync(string name, string password)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public Task ExpectProblemAsync(string sentence) =>
        Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);

    /// <summary>What a page without a circuit says of what has happened.</summary>
    public Task ExpectNewsAsync(string sentence) =>
        Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync(sentence);

    /// <summary>It is said once, and not whenever the page is loaded.</summary>
    public async Task ExpectSaidOnceAsync(string sentence)
    {
        await ExpectNewsAsync(sentence);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync(sentence);
    }

    public Task ExpectSignedInAsync(string name, string role) =>
        Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Signed in as {name}, {role}" })).ToBeVisibleAsync();

    public Task ExpectSignedOutAsync() =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
}
