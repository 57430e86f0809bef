using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>Everything is reached from the keyboard, without knowing where it is.</summary>
public sealed class PaletteStories(ProductFixture fixture) : Story(fixture)
{
    private ILocator Input => Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to a page, a run or an action" });

    [Fact]
    public async Task CtrlK_TypedAndEnter_GoesThere_AndEscapeGoesNowhere()
    {
        await OpenAsync();
        await Page.Keyboard.TypeAsync("limits");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Limits" })).ToBeVisibleAsync();
        await Expect(Input).ToBeHiddenAsync();

        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Input).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Input).ToBeHiddenAsync();
        Assert.EndsWith("/limits", Page.Url);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Open_NothingIsWrongWithIt_InEitherTheme(int width)
    {
        await Page.SetViewportSizeAsync(width, 844);
        foreach (var theme in new[] { "light", "dark" })
        {
            await OpenAsync();
            await Page.Keyboard.TypeAsync($"theme {theme}");
            await Page.Keyboard.PressAsync("Enter");
            await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
            await Page.Keyboard.PressAsync("Control+k");
            await Expect(Page.GetByRole(AriaRole.Option, new() { Name = "New run" })).ToBeVisibleAsync();
            Assert.Empty((await Page.RunAxe()).Violations.Select(each => $"{each.Id}: {each.Nodes[0].Html}"));
        }
    }

    private async Task OpenAsync()
    {
        await Page.GotoAsync("/runs");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Input).ToBeFocusedAsync();
    }
}
