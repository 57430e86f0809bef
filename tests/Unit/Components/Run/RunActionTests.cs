using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.Run;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Run;

/// <summary>What may be done to a run now, why the rest may not, and what comes of it.</summary>
public sealed class RunActionTests : ConsoleContext
{
    private TaskRunService Service => Services.GetRequiredService<TaskRunService>();

    private TaskRunQueries Queries => Services.GetRequiredService<TaskRunQueries>();

    [Theory]
    [InlineData("""{"type": "FAILED"}""", null, "Run is already FAILED.")]
    [InlineData("""{"type": "CRASHED"}""", null, "Run is already CRASHED.")]
    [InlineData("""{"type": "CANCELLED"}""", null, "Run is already CANCELLED.")]
    [InlineData("""{"type": "COMPLETED"}""", null, "Run is already COMPLETED.")]
    [InlineData(
        """{"type": "COMPLETED", "data": {"a": 1}}""",
        "This run is already completed.",
        "Run is already COMPLETED."
    )]
    [InlineData("""{"type": "RUNNING"}""", "The run has not ended", null)]
    [InlineData("""{"type": "PENDING"}""", "The run has not ended", null)]
    [InlineData("""{"type": "SCHEDULED"}""", "The run has not ended", null)]
    [InlineData("""{"type": "SCHEDULED", "name": "AwaitingRetry"}""", null, null)]
    [InlineData("""{"type": "PAUSED"}""", "The run has not ended", null)]
    [InlineData("""{"type": "CANCELLING"}""", "The run has not ended", null)]
    public async Task Actions_OfEachState_SayWhyTheyAreNotPossible(string state, string? retry, string? cancel)
    {
        var page = await OpenAsync(state);

        ExpectReason("Retry", retry);
        ExpectReason("Cancel", cancel);

        void ExpectReason(string verb, string? reason)
        {
            var button = Action(page, verb);
            Assert.False(button.HasAttribute("disabled"));
            Assert.Equal(reason is null ? null : "true", button.GetAttribute("aria-disabled"));
            if (reason is not null)
                Assert.Contains(reason, page.Find($"#{button.GetAttribute("aria-describedby")}").TextContent);
            else
                Assert.Null(button.GetAttribute("aria-describedby"));
        }
    }

    [Fact]
    public async Task Action_NotPossible_OpensNothing()
    {
        var page = await OpenAsync("""{"type": "FAILED"}""");
        var dialogs = RenderDialogs();

        Action(page, "Cancel").Click();

        Assert.Empty(dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Retry_FailedRun_IsScheduledAtOnceUnderTheNameOfARetry()
    {
        var page = await OpenAsync("""{"type": "FAILED"}""");
        var dialogs = RenderDialogs();

        Action(page, "Retry").Click();
        dialogs.WaitForElement("textarea").Change("the disk is back");
        Assert.Contains("AwaitingRetry", dialogs.Markup);
        await dialogs.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("AwaitingRetry", page.Find(".run-title .state-word").TextContent));
        var state = (await Queries.FindAsync(IdOf(page)))!.State!;
        Assert.Equal((StateType.Scheduled, "the disk is back"), (state.Type, state.Message));
        Assert.Equal(("operator", OriginSource.Console), (state.Actor, state.Source));
        Assert.False(state.Details.Deferred);
    }

    [Fact]
    public async Task Retry_RunThatTaskWorkersAreGiven_IsGivenToThemAgainWithItsParameters()
    {
        const string Parameters = "0193a4c2-7d1e-7b3a-9c55-0000000000aa";
        var page = await OpenAsync(
            $$$"""{"type": "SCHEDULED", "state_details": {"deferred": true, "task_parameters_id": "{{{Parameters}}}"}}"""
        );
        await Service.SetStateAsync(IdOf(page), new ProposedState(StateType.Failed), isForced: false, Someone);
        page.WaitForAssertion(() => Assert.Null(Action(page, "Retry").GetAttribute("aria-disabled")));
        var dialogs = RenderDialogs();

        Action(page, "Retry").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("next task worker", dialogs.Markup));
        await dialogs.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("AwaitingRetry", page.Find(".run-title .state-word").TextContent));
        var run = (await Queries.FindAsync(IdOf(page)))!;
        Assert.True(run.IsDeliverable);
        Assert.Equal(Guid.Parse(Parameters), run.State!.Details.TaskParametersId);
    }

    [Theory]
    [InlineData("RUNNING", StateType.Cancelling)]
    [InlineData("PENDING", StateType.Cancelled)]
    [InlineData("CANCELLING", StateType.Cancelled)]
    public async Task Cancel_EndsARunOrAsksWhoeverExecutesIt(string from, StateType to)
    {
        var page = await OpenAsync($$"""{"type": "{{from}}"}""");
        var dialogs = RenderDialogs();

        Action(page, "Cancel").Click();
        dialogs.WaitForElement("form");
        await dialogs.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal($"{to}", page.Find(".run-title .state-word").TextContent));
    }

    [Fact]
    public async Task Cancel_RunChangedMeanwhile_SaysWhatItIsNowAndDoesNothing()
    {
        var page = await OpenAsync("""{"type": "PENDING"}""");
        var dialogs = RenderDialogs();
        Action(page, "Cancel").Click();
        dialogs.WaitForElement("form");
        await Service.SetStateAsync(IdOf(page), new ProposedState(StateType.Running), isForced: false, Someone);

        await dialogs.Find("form").SubmitAsync();

        dialogs.WaitForAssertion(() =>
            Assert.StartsWith("The run changed meanwhile.", dialogs.Find("[role=alert]").TextContent)
        );
        Assert.Contains("Cancelling", dialogs.Markup);
        Assert.Equal(StateType.Running, (await Queries.FindAsync(IdOf(page)))!.StateType);

        await dialogs.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Cancelling", page.Find(".run-title .state-word").TextContent));
    }

    [Fact]
    public async Task Delete_Confirmed_IsGoneAndThePageSaysSo()
    {
        var page = await OpenAsync("""{"type": "RUNNING"}""");
        var dialogs = RenderDialogs();

        Action(page, "Delete").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("It has not ended", dialogs.Markup));
        await dialogs.Find("form").SubmitAsync();

        page.WaitForElement(".run-gone");
        Assert.Null(await Queries.FindAsync(IdOf(page)));
    }

    [Fact]
    public async Task Actions_OfAViewer_AreNone()
    {
        OnlyLook();

        var page = await OpenAsync("""{"type": "FAILED"}""");

        Assert.Empty(page.FindAll(".run-actions"));
        Assert.Empty(page.FindAll(".why-not"));
        Assert.Null(page.FindComponent<RunLive>().Instance.Shown!.Actions);
    }

    private async Task<IRenderedComponent<RunPage>> OpenAsync(string state)
    {
        var run = await CreateAsync($$"""{"task_key": "t", "dynamic_key": "1", "state": {{state}}}""");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement(".run-title");
        return page;
    }

    private IRenderedComponent<MudDialogProvider> RenderDialogs()
    {
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    private static Guid IdOf(IRenderedComponent<RunPage> page) => page.Instance.Id;

    private static IElement Action(IRenderedComponent<RunPage> page, string verb) =>
        page.FindAll(".run-actions button").Single(button => button.TextContent.Trim() == verb);
}
