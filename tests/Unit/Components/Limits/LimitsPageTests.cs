using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.Limits;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Limits;

public sealed class LimitsPageTests : ConsoleContext
{
    private LimitService Limits => Services.GetRequiredService<LimitService>();

    private LimitQueries Queries => Services.GetRequiredService<LimitQueries>();

    [Fact]
    public void Page_WithoutLimits_SaysWhatALimitIs()
    {
        var page = Render<LimitsPage>();

        page.WaitForAssertion(() => Assert.Contains("No limits yet", page.Find(".notice h2").TextContent));
    }

    [Fact]
    public async Task Page_LimitWithARun_ShowsCountAndWhoHoldsIt()
    {
        await CreateLimitAsync("tag:db", 10);
        var run = await CreateAsync("""{"name": "load", "task_key": "t", "dynamic_key": "1", "tags": ["db"]}""");
        await StartAsync(run);

        var page = Render<LimitsPage>();

        page.WaitForAssertion(() => Assert.Equal("1 of 10", page.Find(".limit-count").TextContent));
        Assert.Equal("db", page.Find(".limit-name").TextContent);
        Assert.Equal("width: 10%", page.Find(".limit-bar span").GetAttribute("style"));
        var holder = page.Find(".limit-holders a");
        Assert.Equal(("load", $"/runs/{run.Id}"), (holder.TextContent, holder.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_RunStartsMeanwhile_IsShownWithoutReload()
    {
        await CreateLimitAsync("tag:db", 1);
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1", "tags": ["db"]}""");
        var page = Render<LimitsPage>();
        page.WaitForAssertion(() => Assert.Equal("0 of 1", page.Find(".limit-count").TextContent));

        await StartAsync(run);

        page.WaitForAssertion(() => Assert.Equal("1 of 1", page.Find(".limit-count").TextContent));
        Assert.Contains("is-full", page.Find(".limit-bar").ClassName);
    }

    [Fact]
    public async Task Page_LimitThatIsNotActive_SaysSo()
    {
        await Limits.CreateAsync(new LimitKey("vendor"), new LimitChange { Limit = 1, Active = false }, Someone);

        var page = Render<LimitsPage>();

        page.WaitForAssertion(() => Assert.Contains("not active", page.Find(".limit-row").TextContent));
    }

    [Fact]
    public void Page_DatabaseGone_SaysSinceWhen()
    {
        Database.IsOff = true;

        var page = Render<LimitsPage>();

        page.WaitForAssertion(
            () => Assert.Contains("The limits could not be read", page.Find(".notice").TextContent),
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task New_FormIsWrong_SaysWhatIsAllowed()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head .button").Click();
        dialogs.WaitForElement(".ask-form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("Say which tag or name it is about.", dialogs.Markup));
        Assert.Contains("A whole number, 0 or more.", dialogs.Markup);
    }

    [Fact]
    public async Task New_FilledIn_CreatesTheLimitOfTheTag()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head .button").Click();
        dialogs.WaitForElement("#limit-name").Input("db");
        dialogs.Find("#limit-limit").Input("3");
        dialogs.Find(".ask-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("0 of 3", page.Find(".limit-count").TextContent));
        Assert.Equal("tag:db", (await Queries.FindAsync(LimitRef.Parse("tag:db")))!.Limit.Name);
        Assert.Contains("The limit was created.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task New_NameThatIsTaken_SaysSoAndKeepsWhatWasTyped()
    {
        await CreateLimitAsync("tag:db", 1);
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head .button").Click();
        dialogs.WaitForElement("#limit-name").Input("db");
        dialogs.Find("#limit-limit").Input("3");
        dialogs.Find(".ask-form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("There is a limit of this tag already", dialogs.Markup));
        Assert.Equal(1, (await Queries.FindAsync(LimitRef.Parse("tag:db")))!.Limit.Limit);
    }

    [Fact]
    public async Task Change_SavesWhatWasTyped()
    {
        await CreateLimitAsync("tag:db", 1);
        var (page, dialogs) = await OpenAsync();

        page.WaitForElement("[aria-label='Change tag:db']").Click();
        dialogs.WaitForElement("#limit-limit").Input("7");
        dialogs.Find(".ask-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("0 of 7", page.Find(".limit-count").TextContent));
    }

    [Fact]
    public async Task Reset_AfterConfirmation_FreesAllSlots()
    {
        await CreateLimitAsync("tag:db", 1);
        await StartAsync(await CreateAsync("""{"task_key": "t", "dynamic_key": "1", "tags": ["db"]}"""));
        var (page, dialogs) = await OpenAsync();

        page.WaitForElement("[aria-label='Free slots of tag:db']").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Free all slots of <bdi>tag:db</bdi>?", dialogs.Markup));
        Assert.Equal("1 of 1", page.Find(".limit-count").TextContent);
        Assert.Equal("Free slots", Verb(dialogs));
        dialogs.Find(".ask-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("0 of 1", page.Find(".limit-count").TextContent));
    }

    [Fact]
    public async Task Delete_AfterConfirmation_RemovesTheLimit()
    {
        await CreateLimitAsync("tag:db", 1);
        var (page, dialogs) = await OpenAsync();

        page.WaitForElement("[aria-label='Delete tag:db']").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Delete <bdi>tag:db</bdi>?", dialogs.Markup));
        Assert.Equal("Delete limit", Verb(dialogs));
        dialogs.Find(".ask-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("No limits yet", page.Markup));
        Assert.Null(await Queries.FindAsync(LimitRef.Parse("tag:db")));
    }

    private async Task<(IRenderedComponent<LimitsPage>, IRenderedComponent<MudDialogProvider>)> OpenAsync()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<LimitsPage>();
        await Task.Yield();
        // What is clicked before it is read anew would no longer be there.
        page.WaitForAssertion(() =>
            Assert.True(
                page.Markup.Contains("No limits yet", StringComparison.Ordinal) || page.FindAll("tbody tr").Count > 0
            )
        );
        return (page, dialogs);
    }

    private Task CreateLimitAsync(string name, int limit) =>
        Limits.CreateAsync(new LimitKey(name), new LimitChange { Limit = limit }, Someone);

    private Task StartAsync(TaskRun run) =>
        Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new ProposedState(StateType.Running), isForced: false, Someone);

    private static string Verb(IRenderedComponent<MudDialogProvider> dialogs) =>
        dialogs.Find("button[type=submit]").TextContent.Trim();
}
