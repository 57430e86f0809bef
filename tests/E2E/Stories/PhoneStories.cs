using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>On a phone every page is reached, and none is wider than the screen.</summary>
public sealed class PhoneStories(ProductFixture fixture) : Story(fixture)
{
    protected override BrowserNewContextOptions Profile =>
        new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
        };

    // There is no such run.
    protected override bool IsExpected(string complaint) =>
        complaint.Contains("status of 404", StringComparison.Ordinal);

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task EveryPage_IsNoWiderThanTheScreen(int width)
    {
        await Page.SetViewportSizeAsync(width, 844);
        var run = await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "0",
                name = "a-name-of-a-run-that-goes-on-and-on-without-a-blank",
            }
        );
        string[] paths =
        [
            "/runs",
            $"/runs/{run.GetProperty("id")}",
            "/runs/new",
            "/limits",
            "/users",
            "/keys",
            "/audit",
            "/settings",
            "/flow-runs/00000000-0000-0000-0000-000000000001",
            "/nowhere",
        ];
        var tooWide = new List<string>();
        foreach (var path in paths)
        {
            await Page.GotoAsync(path);
            await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
                tooWide.Add(path);
        }

        Assert.Empty(tooWide);
    }

    [Fact]
    public async Task Menu_LeadsToANewRun_AndToTheKeys()
    {
        await Page.GotoAsync("/runs");
        var menu = Page.GetByRole(AriaRole.Button, new() { Name = "Administration" });
        await menu.ClickAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Administration" })
            .GetByRole(AriaRole.Link, new() { Name = "New run" })
            .ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "New run" })).ToBeVisibleAsync();

        await menu.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Search and commands");
    }
}
