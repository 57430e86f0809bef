using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

public sealed class KeyboardStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task Keyboard_Only_CreatesARunAndOpensItFromTheList()
    {
        var runs = new RunsPage(Page);
        var form = new NewRunPage(Page);
        await runs.OpenAsync();

        await Page.Keyboard.PressAsync("n");
        await Expect(form.Field("Task key")).ToBeVisibleAsync();
        await TabToAsync("Task key");
        await Page.Keyboard.TypeAsync("etl.load");
        await TabToAsync("Dynamic key");
        await Page.Keyboard.TypeAsync("np?");
        await TabToAsync("Name");
        await Page.Keyboard.TypeAsync("by hand");
        await Page.Keyboard.PressAsync("Enter");
        await form.ExpectResultAsync("Created (201)");

        await TabToAsync("Open run");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("by hand");
        await Page.Keyboard.PressAsync("r");
        await Expect(runs.Row("by hand")).ToBeVisibleAsync();
        await TabToAsync("by hand");
        Assert.NotEqual(
            "none",
            await Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")
        );
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("by hand");
    }

    [Fact]
    public async Task Keyboard_P_PausesAndQuestionMarkHelps()
    {
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Page.Keyboard.PressAsync("p");
        await runs.ExpectLiveWordAsync("Paused");
        await Page.Keyboard.PressAsync("p");
        await runs.ExpectLiveWordAsync("Live");
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Pause or resume live updates");
        // The dialog hears keys once it has the focus.
        await Page.WaitForFunctionAsync("document.querySelector('[role=dialog]').contains(document.activeElement)");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>Presses Tab until the field or link of this name has the focus.</summary>
    private async Task TabToAsync(string name)
    {
        const string focusedName =
            "(document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').trim()";
        for (var i = 0; i < 40; i++)
        {
            if (await Page.EvaluateAsync<string>(focusedName) == name)
                return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"'{name}' cannot be reached by Tab.");
    }
}
