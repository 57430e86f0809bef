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
        await Expect(form.Field("Task key")).ToBeFocusedAsync();
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
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("r");
        await Expect(runs.Row("by hand")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("j");
        Assert.NotEqual(
            "none",
            await Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")
        );
        await Page.Keyboard.PressAsync("Enter");
        var panel = Page.GetByRole(AriaRole.Complementary, new() { Name = "Run by hand" });
        await Expect(panel).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("x");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Selection" })).ToContainTextAsync("1 selected");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        Assert.EndsWith("/runs", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_JAndK_GoThroughTheRows_WhateverComesMeanwhile()
    {
        for (var i = 1; i <= 3; i++)
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = $"{i}",
                    name = $"run {i}",
                }
            );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("j");
        await ExpectFocusAsync("run 2");

        await CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = "4",
                name = "run 4",
            }
        );
        await Expect(runs.Waiting).ToHaveTextAsync("1 new");
        await ExpectFocusAsync("run 2");
        await Page.Keyboard.PressAsync("k");
        await ExpectFocusAsync("run 3");
        await Page.Keyboard.PressAsync("k");
        await ExpectFocusAsync("run 3");
        await Page.Keyboard.PressAsync("/");
        await Expect(runs.Query).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("j");
        await Expect(runs.Query).ToHaveValueAsync("j");

        Task ExpectFocusAsync(string name) => Expect(runs.Row(name).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
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
        await Expect(Page.Locator("[role=dialog]:focus-within")).ToBeVisibleAsync();
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
