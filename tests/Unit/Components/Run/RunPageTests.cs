using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Api;
using TaskRunAdmin.Components.Run;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;
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
        Assert.Equal("<b>boom</b>", page.Find(".timeline-message").TextContent);
        Assert.Contains("by ada (API)", page.Find(".run-sub").TextContent);
        Assert.Contains($"\"id\": \"{run.Id}\"", page.Find("pre[aria-label='run as JSON']").TextContent);
        Assert.Contains($"curl -sS 'http://localhost/api/task_runs/{run.Id}'", page.Markup.Replace("&#x27;", "'"));
    }

    [Fact]
    public async Task Page_KnownRun_ShowsEveryFieldOfTheApi()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForElement("h1");
        // Those are in the head, in the trees, and what the timeline has of the current state.
        string[] elsewhere = ["id", "empirical_policy", "labels", "task_inputs", "state"];
        Assert.Equal(
            ApiJson
                .Wire.TaskRunBody.Properties.Select(property => property.Name)
                .Except(elsewhere)
                .Order(StringComparer.Ordinal),
            page.FindAll("[data-field]").Select(fact => fact.GetAttribute("data-field")!).Order(StringComparer.Ordinal)
        );
        foreach (var tree in (string[])["inputs as JSON", "labels as JSON", "policy as JSON"])
            Assert.Contains(page.FindComponents<JsonTree>(), each => each.Instance.What == tree);
    }

    [Fact]
    public async Task Timeline_StatesAndRefusals_AreMergedByTimeWithRuleAndReason()
    {
        var run = await CreateAsync(
            """{"task_key": "t", "dynamic_key": "1", "empirical_policy": {"retries": 1}, "state": {"type": "RUNNING"}}"""
        );
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement("h1");
        Assert.Empty(page.FindAll(".timeline-filter"));

        await SetAsync(run, StateType.Failed);
        await SetAsync(run, StateType.Cancelled);
        await SetAsync(run, StateType.Paused);
        await SetAsync(run, StateType.Pending);

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["Pending", "Paused", "Cancelled", "AwaitingRetry", "Running"],
                page.FindAll(".timeline-entry .state-word").Select(each => each.TextContent)
            )
        );
        var refused = page.Find(".timeline-entry.is-refused");
        Assert.Equal("Refused", refused.QuerySelector(".refused-word")!.TextContent);
        Assert.Equal(
            "Run is already CANCELLED. (rule “terminal-state protection”)",
            refused.QuerySelector(".timeline-rule")!.TextContent
        );
        Assert.Contains("Retrying (rule “retry failed”)", page.Markup);
        // Between states, and the run has not left the last one: a refusal is none.
        Assert.Equal(3, page.FindAll(".timeline-entry .latency").Count);

        page.Find(".timeline-filter input").Change(false);
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".timeline-entry").Count));
    }

    [Fact]
    public async Task Page_DeletedWhileShown_KeepsWhatWasKnownAndSaysSo()
    {
        var run = await CreateAsync("""{"name": "load", "task_key": "t", "dynamic_key": "1"}""");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement("h1");

        await Services.GetRequiredService<TaskRunService>().DeleteAsync(run.Id, Someone);

        page.WaitForAssertion(() =>
            Assert.StartsWith("This run was deleted at", page.Find(".run-gone").TextContent.Trim())
        );
        Assert.Equal("load", page.Find("h1").TextContent);
        Assert.NotEmpty(page.FindAll(".is-gone .timeline-entry"));
        Assert.NotNull(page.Find("[aria-label='Copy run id']"));
        Assert.Empty(page.FindAll(".run-actions"));

        await CreateAsync($$"""{"id": "{{run.Id}}", "name": "again", "task_key": "t", "dynamic_key": "1"}""");

        page.WaitForAssertion(() => Assert.Equal("again", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll(".run-gone"));
    }

    [Fact]
    public async Task Page_LogOfARunThatDidNotChange_ReadsLittle()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1", "state": {"type": "RUNNING"}}""");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement("h1");
        var before = Database.Queries;

        await Services
            .GetRequiredService<LogService>()
            .WriteAsync([new NewLog("l", 20, "hello", run.Created, null, run.Id)], Origin.Server);

        page.WaitForElement(".log-message");
        // What was refused, and the logs; the run itself is looked up past EF, and nothing else is.
        Assert.Equal(2, Database.Queries - before);
    }

    [Fact]
    public async Task Related_RunsOfTheSameFlowRun_AreLinkedAndAskedForAgainWhenTheRunChanges()
    {
        const string FlowRun = "0193a4c2-7d1e-7b3a-9c55-00000000000f";
        var run = await CreateAsync($$"""{"task_key": "t", "dynamic_key": "1", "flow_run_id": "{{FlowRun}}"}""");
        var other = await CreateAsync(
            $$"""{"name": "beside", "task_key": "u", "dynamic_key": "1", "flow_run_id": "{{FlowRun}}"}"""
        );

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForElement("h1");
        Assert.Equal("beside", page.Find($".related-runs a[href='/runs/{other.Id}']").TextContent);
        Assert.NotNull(page.Find($".run-related a[href='/flow-runs/{FlowRun}']"));
        Assert.NotNull(page.Find($".run-related a[href='/runs?q=flow%3A{FlowRun}']"));
        Assert.NotNull(page.Find($".crumbs a[href='/flow-runs/{FlowRun}']"));

        await SetAsync(other, StateType.Running);
        await SetAsync(run, StateType.Failed);

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["Running", "Failed"],
                page.FindAll(".related-runs .state-word").Select(each => each.TextContent)
            )
        );
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
    public async Task Related_RunsOfTheSameTaskKey_AreBarsWithTheirMedian()
    {
        const string Key = "etl \"load\" & more";
        var runs = new List<TaskRun>();
        foreach (var i in (int[])[1, 2, 3])
            runs.Add(
                await CreateAsync(
                    $$$"""{"name": "load-{{{i}}}", "task_key": "etl \"load\" & more", "dynamic_key": "{{{i}}}", "state": {"type": "RUNNING"}}"""
                )
            );
        await CreateAsync("""{"name": "another task", "task_key": "etl", "dynamic_key": "1"}""");
        await SetAsync(runs[0], StateType.Completed);
        await SetAsync(runs[1], StateType.Failed);

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, runs[2].Id));

        page.WaitForElement("h1");
        var bars = page.FindAll(".bar a");
        Assert.Equal(runs.Select(run => $"/runs/{run.Id}"), bars.Select(bar => bar.GetAttribute("href")));
        Assert.StartsWith("load-2: Failed, ", bars[1].GetAttribute("aria-label"));
        Assert.StartsWith("load-3 (this run): Running, ", bars[2].GetAttribute("aria-label"));
        Assert.Matches("^Median .+ of 2 that ended$", page.Find(".related-median").TextContent);
        var all = page.FindAll(".related-all")[^1].GetAttribute("href")!;
        Assert.Equal([Key], RunQuery.Parse(Uri.UnescapeDataString(all["/runs?q=".Length..])).Wanted(QueryField.Key));
    }

    [Fact]
    public async Task Page_DatabaseDoesNotAnswer_SaysSoAndKeepsTheRun()
    {
        var run = await CreateAsync("""{"name": "load", "task_key": "t", "dynamic_key": "1"}""");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement("h1");

        Database.IsOff = true;
        Feed.Publish(run.Id);

        page.WaitForAssertion(
            () => Assert.Contains("The run could not be read", page.Markup),
            TimeSpan.FromSeconds(20)
        );
        Assert.Equal("load", page.Find("h1").TextContent);
        Assert.NotNull(Status.FailedSince);
    }

    [Fact]
    public void Page_AnotherRunChanged_IsNotConcerned()
    {
        var (mine, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, mine));

        var concerns = page.FindComponent<LiveRefresh>().Instance.Concerns!;

        Assert.False(concerns(new TaskRunChanges(new HashSet<Guid> { other }, Everything: false, Generation: 1)));
        Assert.True(concerns(new TaskRunChanges(new HashSet<Guid> { other, mine }, Everything: false, Generation: 1)));
        Assert.True(concerns(new TaskRunChanges(new HashSet<Guid>(), Everything: true, Generation: 1)));
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

    private Task<SetStateResult?> SetAsync(TaskRun run, StateType type) =>
        Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new ProposedState(type), isForced: false, Someone);
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
