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
    public async Task Dialog_RunChangedMeanwhile_SaysSoAndAsksAgain()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var dialog = await OpenAsync(run);
        Choice(dialog, "PAUSED").Change("PAUSED");
        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new ProposedState(StateType.Failed), isForced: false, Someone);

        Button(dialog, "Set PAUSED").Click();

        dialog.WaitForAssertion(() => Assert.Contains("changed meanwhile", dialog.Find(".set-state-news").TextContent));
        Assert.Equal("Refused: Run is already FAILED.", Verdict(dialog, "PAUSED"));
        Assert.Equal(StateType.Failed, (await Queries.FindAsync(run.Id))!.StateType);
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
