using Bunit;
using TaskRunAdmin.Components.Run;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Run;

public sealed class RunPanelTests : ConsoleContext
{
    [Fact]
    public async Task Panel_Run_IsALandmarkWithAWayOutAndNoHeadingOfThePage()
    {
        var run = await CreateAsync("""{"name": "load", "task_key": "t", "dynamic_key": "1"}""");

        var panel = Open(run.Id);

        panel.WaitForAssertion(() => Assert.Equal("load", panel.Find("h2").TextContent));
        Assert.Equal("Run load", panel.Find("aside").GetAttribute("aria-label"));
        Assert.Empty(panel.FindAll("h1"));
        Assert.Equal("/runs?q=a", panel.Find("[data-shortcut=Escape]").GetAttribute("href"));
        Assert.Equal($"/runs/{run.Id}", panel.Find(".run-panel-bar a").GetAttribute("href"));
    }

    [Fact]
    public async Task Panel_AnotherRun_ShowsTheOldOneUntilTheNewOneIsThere()
    {
        var first = await CreateAsync("""{"name": "first", "task_key": "t", "dynamic_key": "1"}""");
        var second = await CreateAsync("""{"name": "second", "task_key": "t", "dynamic_key": "2"}""");
        var panel = Open(first.Id);
        panel.WaitForElement("h2");
        Database.IsOff = true;

        panel.Render(parameters => parameters.Add(each => each.Id, second.Id));

        Assert.Equal("first", panel.Find("h2").TextContent);
        // Whatever is clicked would be done to the run that is not asked for any more.
        Assert.True(panel.Find(".run-view").HasAttribute("inert"));
        Assert.NotNull(panel.Find(".run-waiting .loading-rows"));

        Database.IsOff = false;
        panel.WaitForAssertion(() => Assert.Equal("second", panel.Find("h2").TextContent), TimeSpan.FromSeconds(20));
        Assert.False(panel.Find(".run-view").HasAttribute("inert"));
        Assert.Empty(panel.FindAll(".run-waiting"));
    }

    [Fact]
    public async Task Panel_DatabaseDoesNotAnswer_SaysSoItselfAndNotInTheHeader()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        Database.IsOff = true;

        var panel = Open(run.Id);

        panel.WaitForAssertion(
            () => Assert.Contains("The run could not be read", panel.Markup),
            TimeSpan.FromSeconds(20)
        );
        Assert.Null(Status.FailedSince);
    }

    [Fact]
    public async Task Panel_Closed_LeavesThePagesStatusAlone()
    {
        Status.Fail(DateTimeOffset.UnixEpoch);
        var panel = Open(Guid.CreateVersion7());
        panel.WaitForAssertion(() => Assert.Contains("There is no run with this id", panel.Markup));
        Assert.NotNull(Status.FailedSince);

        await DisposeComponentsAsync();

        Assert.NotNull(Status.FailedSince);
        Assert.Equal(0, Feed.SubscriberCount);
    }

    private IRenderedComponent<RunPanel> Open(Guid id) =>
        Render<RunPanel>(parameters => parameters.Add(each => each.Id, id).Add(each => each.CloseUrl, "/runs?q=a"));
}
