using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Run;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Run;

public sealed class RunPageTests : ConsoleContext
{
    [Fact]
    public async Task Page_KnownRun_ShowsItsFieldsHistoryAndRawJson()
    {
        var run = await CreateAsync(
            """{"name": "load", "task_key": "etl.load", "dynamic_key": "1", "tags": ["nightly"], "state": {"type": "FAILED", "message": "<b>boom</b>"}}"""
        );

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForAssertion(() => Assert.Equal("load", page.Find("h1").TextContent));
        Assert.Equal("<b>boom</b>", page.Find(".history-message").TextContent);
        Assert.Contains("by ada (API)", page.Find(".run-sub").TextContent);
        Assert.Contains($"\"id\": \"{run.Id}\"", page.Find("pre[aria-label='run as JSON']").TextContent);
        Assert.Contains($"curl -sS 'http://localhost/api/task_runs/{run.Id}'", page.Markup.Replace("&#x27;", "'"));
    }

    [Fact]
    public async Task Page_StateThatWasReplacedOrRefused_SaysByWhichRuleAndWhy()
    {
        var run = await CreateAsync(
            """{"task_key": "t", "dynamic_key": "1", "empirical_policy": {"retries": 1}, "state": {"type": "RUNNING"}}"""
        );
        var service = Services.GetRequiredService<TaskRunService>();
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement("h1");
        Assert.Empty(page.FindAll("#refused-title"));

        await service.SetStateAsync(run.Id, new ProposedState(StateType.Failed), isForced: false, Someone);
        await service.SetStateAsync(run.Id, new ProposedState(StateType.Cancelled), isForced: false, Someone);
        await service.SetStateAsync(run.Id, new ProposedState(StateType.Paused), isForced: false, Someone);

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["Retrying (rule “retry failed”)", "Aborted, by the rule “terminal-state protection”"],
                page.FindAll(".history-rule").Select(each => each.TextContent)
            )
        );
        Assert.Contains("Run is already CANCELLED.", page.Markup);
    }

    [Fact]
    public async Task Page_UnknownId_TurnsIntoTheRunOnceItIsCreated()
    {
        const string Id = "0193a4c2-7d1e-7b3a-9c55-000000000009";
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, Guid.Parse(Id)));
        page.WaitForAssertion(() => Assert.Equal("There is no run with this id", page.Find("h1").TextContent));

        await CreateAsync($$"""{"id": "{{Id}}", "name": "late", "task_key": "t", "dynamic_key": "1"}""");

        page.WaitForAssertion(() => Assert.Equal("late", page.Find("h1").TextContent));
    }

    [Fact]
    public void Page_AnotherRunChanged_IsNotConcerned()
    {
        var (mine, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, mine));

        var concerns = page.FindComponent<LiveRefresh>().Instance.Concerns!;

        Assert.False(concerns(new TaskRunChanges(new HashSet<Guid> { other }, Everything: false)));
        Assert.True(concerns(new TaskRunChanges(new HashSet<Guid> { other, mine }, Everything: false)));
        Assert.True(concerns(new TaskRunChanges(new HashSet<Guid>(), Everything: true)));
    }

    [Fact]
    public async Task Page_Left_StopsListening()
    {
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, Guid.Empty));
        page.WaitForElement("h1");
        Assert.Equal(1, Feed.SubscriberCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.SubscriberCount);
    }
}

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.0124, "12 ms")]
    [InlineData(4.26, "4.2 s")]
    [InlineData(59.99, "59.9 s")]
    [InlineData(185, "3 min 5 s")]
    [InlineData(7440, "2 h 4 min")]
    [InlineData(266400, "3 d 2 h")]
    public void Of_ADuration_HasTwoUnitsAtMost(double seconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
