using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Palette;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Palette;

public sealed class CommandPaletteTests : ConsoleContext
{
    private string Url => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task NothingTyped_Administrator_SeesPagesAndActions()
    {
        await SignInAsync();

        var palette = Render<CommandPalette>();

        Assert.Superset(
            new HashSet<string> { "Runs", "New run", "Audit log", "Sign out", "Theme: dark", "Pause live updates" },
            Labels(palette).ToHashSet()
        );
    }

    [Fact]
    public void NothingTyped_RoleUnknown_SeesNoPageOfOthers() =>
        Assert.DoesNotContain("New run", Labels(Render<CommandPalette>()));

    [Fact]
    public async Task Typed_ArrowsAndEnter_GoToThePage()
    {
        await SignInAsync();
        var palette = Render<CommandPalette>();

        palette.Find("input").Input("run");
        var second = Labels(palette)[1];
        palette.Find("input").KeyDown("ArrowDown");
        Assert.Equal(second, Label(palette.Find("[aria-selected=true]")));
        palette.Find("input").KeyDown("ArrowUp");
        palette.Find("input").KeyDown("Enter");

        palette.WaitForAssertion(() => Assert.EndsWith("/runs", Url));
    }

    [Fact]
    public async Task AnIdIsPasted_TheRunIsThereWithItsState()
    {
        var run = await CreateAsync("""{"name": "daily", "task_key": "t", "dynamic_key": "1"}""");
        var palette = Render<CommandPalette>();

        palette.Find("input").Input($" {run.Id} ");

        palette.WaitForAssertion(() => Assert.Equal(["daily"], Labels(palette)));
        Assert.Contains("pending", palette.Find("li").TextContent, StringComparison.OrdinalIgnoreCase);
        palette.Find("input").KeyDown("Enter");
        palette.WaitForAssertion(() => Assert.EndsWith($"/runs/{run.Id}", Url));
    }

    [Fact]
    public void AnIdOfNothing_IsSaid()
    {
        var palette = Render<CommandPalette>();

        palette.Find("input").Input("00000000-0000-0000-0000-000000000001");

        palette.WaitForAssertion(() => Assert.Equal(["No run and no flow run has this id"], Labels(palette)));
    }

    [Theory]
    [InlineData("state:failed tag:a&b")]
    [InlineData("filter runs: state:failed tag:a&b")]
    public void OtherText_FiltersRuns(string typed)
    {
        var palette = Render<CommandPalette>();

        palette.Find("input").Input(typed);
        palette.Find("input").KeyDown("Enter");

        palette.WaitForAssertion(() => Assert.EndsWith("/runs?q=state%3Afailed%20tag%3Aa%26b", Url));
    }

    [Theory]
    [InlineData("colour:red", "There is no “colour:”")]
    [InlineData("filter runs: tag:a,,b", "“tag:a,,b” has a comma without a value beside it")]
    public void TextThatIsNoFilter_IsNotOfferedAsOne_AndItIsSaidWhy(string typed, string why)
    {
        var palette = Render<CommandPalette>();

        palette.Find("input").Input(typed);

        palette.WaitForAssertion(() => Assert.Empty(Labels(palette)));
        Assert.StartsWith(
            $"Nothing is called so, and as a filter: {why}",
            palette.Find(".palette-none").TextContent,
            StringComparison.Ordinal
        );
        palette.Find("input").Input("tag:a");
        palette.WaitForAssertion(() => Assert.Equal(["Filter runs: tag:a"], Labels(palette)));
    }

    private static string[] Labels(IRenderedComponent<CommandPalette> palette) =>
        [.. palette.FindAll("li").Select(Label)];

    private static string Label(IElement option) => option.QuerySelector(".palette-label")!.TextContent;
}
