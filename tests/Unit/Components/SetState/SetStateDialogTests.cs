using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.SetState;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.SetState;

public sealed class SetStateDialogTests : ConsoleContext
{
    [Fact]
    public async Task Dialog_BeforeAnyClick_ShowsTheRulesVerdictOnEachState()
    {
        var dialog = await OpenAsync(
            await CreateAsync("""{"task_key": "t", "dynamic_key": "1", "state": {"type": "FAILED"}}""")
        );

        Assert.Equal("Refused: Run is already FAILED.", Verdict(dialog, "PAUSED"));
        Assert.Equal("Accepted", Verdict(dialog, "RUNNING"));
        Assert.True(Choice(dialog, "PAUSED").HasAttribute("disabled"));
        Assert.False(Choice(dialog, "RUNNING").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Dialog_StateChosen_IsSetByTheConsole()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);

        Choice(dialog, "CANCELLED").Change("CANCELLED");
        dialog.Find("textarea").Input("no longer needed");
        Button(dialog, "Set CANCELLED").Click();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".set-state-choices")));
        var now = (await Queries.FindAsync(run.Id))!.State!;
        Assert.Equal((StateType.Cancelled, "no longer needed"), (now.Type, now.Message));
        Assert.Equal(("operator", OriginSource.Console), (now.Actor, now.Source));
    }

    [Fact]
    public async Task Dialog_Forced_AcceptsEverythingAndNeedsAReason()
    {
        var run = await CreateAsync(
            """{"task_key": "t", "dynamic_key": "1", "state": {"type": "COMPLETED", "data": {"a": 1}}}"""
        );
        var dialog = await OpenAsync(run);
        Assert.Equal("Refused: This run is already completed.", Verdict(dialog, "RUNNING"));

        dialog.Find(".set-state-force input").Change(true);
        dialog.WaitForAssertion(() => Assert.Equal("Accepted", Verdict(dialog, "RUNNING")));
        Choice(dialog, "RUNNING").Change("RUNNING");
        Assert.True(Button(dialog, "Force RUNNING").HasAttribute("disabled"));
        dialog.Find("textarea").Input("the result is wrong");
        Button(dialog, "Force RUNNING").Click();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".set-state-choices")));
        Assert.Equal(StateType.Running, (await Queries.FindAsync(run.Id))!.StateType);
    }

    [Fact]
    public async Task Dialog_RunChangesWhileOpen_AsksAgainAndKeepsWhatWasTyped()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        Choice(dialog, "PAUSED").Change("PAUSED");
        dialog.Find("textarea").Input("hold on");

        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new ProposedState(StateType.Failed), isForced: false, Someone);

        dialog.WaitForAssertion(() =>
            Assert.Equal(
                "The run changed meanwhile: it is FAILED now, and the verdicts are those of now."
                    + " PAUSED, which was chosen, is refused now.",
                dialog.Find(".set-state-news").TextContent
            )
        );
        Assert.Equal("Refused: Run is already FAILED.", Verdict(dialog, "PAUSED"));
        Assert.Equal("hold on", dialog.Find("textarea").GetAttribute("value"));
        Assert.True(Button(dialog, "Set the state").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Dialog_RunDeletedWhileOpen_SaysSo()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);

        await Services.GetRequiredService<TaskRunService>().DeleteAsync(run.Id, Someone);

        dialog.WaitForAssertion(() => Assert.Contains("The run is gone", dialog.Find(".set-state-news").TextContent));
    }

    [Fact]
    public async Task Dialog_Closed_StopsListening()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        Assert.Equal(1, Feed.SubscriberCount);

        Button(dialog, "Close").Click();

        dialog.WaitForAssertion(() => Assert.Equal(0, Feed.SubscriberCount));
    }

    [Fact]
    public async Task Dialog_Opened_AsksTheRulesOnce()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var before = Database.Queries;

        await OpenAsync(run);

        // Nine verdicts of one reading.
        Assert.InRange(Database.Queries - before, 0, 4);
    }

    [Fact]
    public async Task Dialog_Scheduled_IsDueWhenItWasChosenToBe()
    {
        JSInterop.Setup<string?>("taskRunAdmin.toInstant", "2026-05-01T14:00").SetResult("2026-05-01T12:00:00.000Z");
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        Choice(dialog, "SCHEDULED").Change("SCHEDULED");
        Assert.Equal(
            ["now", "in 5 min", "in 1 h", "at"],
            dialog.FindAll(".schedule label").Select(each => each.TextContent)
        );

        dialog.FindAll(".schedule input")[^1].Change(true);
        Button(dialog, "Set SCHEDULED").Click();
        Assert.Equal("Say when: a date and a time of day.", dialog.Find("#schedule-read").TextContent.Trim());
        dialog.Find("input[type=datetime-local]").Change("2026-05-01T14:00");
        dialog.WaitForAssertion(() =>
            Assert.Contains("that is 2026-05-01 12:00:00 UTC", dialog.Find("#schedule-read").TextContent)
        );
        Button(dialog, "Set SCHEDULED").Click();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".set-state-choices")));
        Assert.Equal(
            new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero),
            (await Queries.FindAsync(run.Id))!.NextScheduledStartTime
        );
    }

    [Fact]
    public async Task Dialog_NameAndData_AreReadAsTheApiReadsThem()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        Choice(dialog, "COMPLETED").Change("COMPLETED");
        dialog.Find(".set-state-more input").Input("ByHand");
        dialog.FindAll("textarea")[1].Input("{a: 1}");

        Button(dialog, "Set COMPLETED").Click();
        Assert.Contains("Not JSON, at line 1, column 2.", dialog.Markup);
        dialog.FindAll("textarea")[1].Input("""{"a": 1}""");
        Assert.DoesNotContain("Not JSON", dialog.Markup);
        Button(dialog, "Set COMPLETED").Click();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".set-state-choices")));
        var state = (await Queries.FindAsync(run.Id))!.State!;
        Assert.Equal(("ByHand", """{"a":1}"""), (state.Name, state.Data!.Value.GetRawText().Replace(" ", "")));
    }

    [Fact]
    public async Task Dialog_DatabaseDoesNotAnswer_EndsInWordsAndKeepsWhatWasTyped()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        dialog.Find("textarea").Input("no longer needed");
        Database.IsOff = true;

        Feed.Publish(run.Id);

        dialog.WaitForAssertion(
            () => Assert.StartsWith("The database does not answer", dialog.Find(".set-state-news").TextContent),
            TimeSpan.FromSeconds(20)
        );
        Assert.Equal("no longer needed", dialog.Find("textarea").GetAttribute("value"));
    }

    private TaskRunQueries Queries => Services.GetRequiredService<TaskRunQueries>();

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(TaskRun run)
    {
        Render<MudPopoverProvider>();
        var provider = Render<MudDialogProvider>();
        await provider.InvokeAsync(() =>
            Services
                .GetRequiredService<IDialogService>()
                .ShowAsync<SetStateDialog>(
                    null,
                    new DialogParameters<SetStateDialog>
                    {
                        { each => each.Id, run.Id },
                        { each => each.Name, run.Name },
                    }
                )
        );
        provider.WaitForElement(".set-state-choices");
        return provider;
    }

    private static string Verdict(IRenderedComponent<MudDialogProvider> dialog, string type) =>
        dialog.Find($"[data-state={type}] .verdict").TextContent.Trim();

    private static AngleSharp.Dom.IElement Choice(IRenderedComponent<MudDialogProvider> dialog, string type) =>
        dialog.Find($"[data-state={type}] input");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MudDialogProvider> dialog, string text) =>
        dialog.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
