using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Proposing states over the wire (contract 4.6, 4.8, 6 and appendix C, items 8 to 13).</summary>
public sealed class Section6_SetStateTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task Accepted_Is201WithTheStateInTheContractsShape()
    {
        var id = await NewRunAsync();
        var answer = await SetAsync(id, """{"type":"RUNNING","message":"go"}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("state status details", Answer.Names(answer.Json));
        Assert.Equal("ACCEPT", answer["status"].GetString());
        Assert.Equal("""{"type":"accept_details"}""", answer["details"].GetRawText());
        Assert.Equal("go", answer["state"].GetProperty("message").GetString());
        var run = await Host.GetAsync($"/api/task_runs/{id}");
        Assert.Equal(run["state"].GetRawText(), answer["state"].GetRawText());
        Assert.Equal(1, run["run_count"].GetInt32());
    }

    [Theory]
    [InlineData(StateType.Running, 201, "ACCEPT")]
    [InlineData(StateType.Pending, 200, "ABORT")]
    [InlineData(StateType.Paused, 201, "REJECT")]
    public async Task C8_FlowRun_DecidesWhetherARunStarts(StateType flow, int status, string expected)
    {
        var flowRunId = await CreateFlowRunAsync($"\"state\":{{\"type\":\"{flow.WireName()}\"}}");
        var id = await NewRunAsync($"\"flow_run_id\":\"{flowRunId}\"");
        var answer = await SetAsync(id, """{"type":"RUNNING"}""");
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(expected, answer["status"].GetString());
        var run = await Host.GetAsync($"/api/task_runs/{id}");
        Assert.Equal(flow is StateType.Running ? 1 : 0, run["run_count"].GetInt32());
        Assert.Equal(flow is StateType.Running ? 1 : 0, run["flow_run_run_count"].GetInt32());
        Assert.Equal(
            flow is StateType.Paused ? "NotReady"
                : expected is "ACCEPT" ? "Running"
                : "Pending",
            run["state_name"].GetString()
        );
    }

    [Fact]
    public async Task C9_FailedWithARetry_AwaitsItThenRunsThenFails()
    {
        var id = await NewRunAsync("\"empirical_policy\":{\"retries\":1}");
        await SetAsync(id, """{"type":"RUNNING"}""");
        var retried = await SetAsync(id, """{"type":"FAILED","message":"why"}""");
        Assert.Equal(HttpStatusCode.Created, retried.Status);
        Assert.Equal("REJECT", retried["status"].GetString());
        Assert.Equal("""{"type":"reject_details","reason":"Retrying"}""", retried["details"].GetRawText());
        Assert.Equal("AwaitingRetry", retried["state"].GetProperty("name").GetString());
        Assert.Equal("why", retried["state"].GetProperty("message").GetString());
        var running = await SetAsync(id, """{"type":"RUNNING"}""");
        Assert.Equal("Retrying", running["state"].GetProperty("name").GetString());
        Assert.Equal("ACCEPT", (await SetAsync(id, """{"type":"FAILED"}"""))["status"].GetString());
        Assert.Equal(2, (await Host.GetAsync($"/api/task_runs/{id}"))["run_count"].GetInt32());
    }

    [Theory]
    [InlineData("SCHEDULED")]
    [InlineData("PENDING")]
    public async Task C10_NotDueYet_Waits(string by)
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(300);
        var id = await NewRunAsync(
            $$$"""
            "state":{"type":"SCHEDULED","state_details":{"scheduled_time":"{{{due:O}}}"}}
            """
        );
        if (by is "PENDING")
            await SetAsync(id, """{"type":"PENDING"}""");
        var answer = await SetAsync(id, """{"type":"RUNNING"}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("WAIT", answer["status"].GetString());
        Assert.Equal("type delay_seconds reason", Answer.Names(answer["details"]));
        Assert.Equal("wait_details", answer["details"].GetProperty("type").GetString());
        Assert.InRange(answer["details"].GetProperty("delay_seconds").GetInt32(), 270, 300);
        Assert.Equal("Scheduled time is in the future", answer["details"].GetProperty("reason").GetString());
        Assert.Equal(by, answer["state"].GetProperty("type").GetString());
    }

    [Fact]
    public async Task C11_CompletedWithAResult_StaysSo()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"COMPLETED\",\"data\":{\"a\":1}}");
        var running = await SetAsync(id, """{"type":"RUNNING"}""");
        Assert.Equal(HttpStatusCode.OK, running.Status);
        Assert.Equal("REJECT", running["status"].GetString());
        Assert.Equal("This run is already completed.", running["details"].GetProperty("reason").GetString());
        Assert.Equal("COMPLETED", running["state"].GetProperty("type").GetString());
        var crashed = await SetAsync(id, """{"type":"CRASHED"}""");
        Assert.Equal("ABORT", crashed["status"].GetString());
        Assert.Equal(
            """{"type":"abort_details","reason":"Run is already COMPLETED."}""",
            crashed["details"].GetRawText()
        );
    }

    [Fact]
    public async Task C11_CompletedWithoutAResult_RunsAgain()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"COMPLETED\"}");
        Assert.Equal(HttpStatusCode.Created, (await SetAsync(id, """{"type":"RUNNING"}""")).Status);
        var run = await Host.GetAsync($"/api/task_runs/{id}");
        Assert.Equal("null", run["end_time"].GetRawText());
        Assert.Equal(1, run["run_count"].GetInt32());
    }

    [Theory]
    [InlineData("", "REJECT")]
    [InlineData(",\"cache_expiration\":\"2020-01-01T00:00:00Z\"", "ACCEPT")]
    public async Task C12_CachedResult_IsTakenWhileItIsGood(string expiration, string expected)
    {
        var key = NewKey();
        await SetAsync(
            await NewRunAsync(),
            $$$"""{"type":"COMPLETED","message":"m","data":{"x":1},"state_details":{"cache_key":"{{{key}}}"{{{expiration}}}}}"""
        );
        var id = await NewRunAsync();
        var answer = await SetAsync(id, $$$"""{"type":"RUNNING","state_details":{"cache_key":"{{{key}}}"}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(expected, answer["status"].GetString());
        if (expected is "ACCEPT")
            return;
        Assert.Equal("Retrieved state from cache", answer["details"].GetProperty("reason").GetString());
        Assert.Equal("Cached", answer["state"].GetProperty("name").GetString());
        Assert.Equal("""{"x":1}""", answer["state"].GetProperty("data").GetRawText());
        Assert.Equal(id, answer["state"].GetProperty("state_details").GetProperty("task_run_id").GetGuid());
        Assert.Equal("COMPLETED", (await Host.GetAsync($"/api/task_runs/{id}"))["state_type"].GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C13_DeferredPendingAfterRunning_IsAborted(bool force)
    {
        var id = await NewRunAsync();
        await SetAsync(id, """{"type":"RUNNING","state_details":{"deferred":true}}""");
        var answer = await SetAsync(id, """{"type":"PENDING","state_details":{"deferred":true}}""", force);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ABORT", answer["status"].GetString());
    }

    [Fact]
    public async Task Forced_PassesOverEveryRule()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"COMPLETED\",\"data\":{\"a\":1}}");
        foreach (var type in StateTypes.All.Select(type => type.WireName()))
            Assert.Equal(
                "ACCEPT",
                (await SetAsync(id, $$"""{"type":"{{type}}"}""", force: true))["status"].GetString()
            );
    }

    [Fact]
    public async Task TransitionId_SentAgain_GetsTheFirstAnswerAndWritesNothing()
    {
        var id = await NewRunAsync("\"empirical_policy\":{\"retries\":1}");
        var states = new Dictionary<string, string>();
        foreach (var type in new[] { "RUNNING", "FAILED" })
            states[type] = $$$"""{"type":"{{{type}}}","state_details":{"transition_id":"{{{NewKey()}}}"}}""";
        var first = await SetAsync(id, states["RUNNING"]);
        var failed = await SetAsync(id, states["FAILED"]);
        var again = await SetAsync(id, states["RUNNING"]);
        var failedAgain = await SetAsync(id, states["FAILED"]);

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("REJECT", failed["status"].GetString());
        Assert.Equal(failed.Text, failedAgain.Text);
        Assert.Equal(3, (await Host.GetAsync($"{States}?task_run_id={id}")).Json.GetArrayLength());
        Assert.Equal(1, (await Host.GetAsync($"/api/task_runs/{id}"))["run_count"].GetInt32());
    }

    [Fact]
    public async Task TransitionId_SentManyTimesAtOnce_CountsOnce()
    {
        var id = await NewRunAsync();
        var state = $$$"""{"type":"RUNNING","state_details":{"transition_id":"{{{NewKey()}}}"}}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SetAsync(id, state)));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(1, (await Host.GetAsync($"/api/task_runs/{id}"))["run_count"].GetInt32());
    }

    [Fact]
    public async Task W3_HundredRunningAtOnce_AreAllCounted()
    {
        var id = await NewRunAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SetAsync(id, """{"type":"RUNNING"}""")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Equal(100, (await Host.GetAsync($"/api/task_runs/{id}"))["run_count"].GetInt32());
        var history = (await Host.GetAsync($"{States}?task_run_id={id}")).Json;
        Assert.Equal(101, history.GetArrayLength());
        // W5: however many come in one microsecond, each has an instant of its own, later than the one before.
        var states = await Host.Services.GetRequiredService<TaskRunQueries>().ListStatesAsync(id);
        Assert.Equal(
            states.OrderBy(state => state.Seq).Select(state => state.Timestamp),
            states.Select(state => state.Timestamp).Distinct().Order()
        );
    }

    [Fact]
    public async Task W14_NewestLiveEntry_CountsWhateverBecameOfNewerOnes()
    {
        var key = NewKey();
        async Task<Guid> CacheAsync(string data, string more = "")
        {
            var id = await NewRunAsync();
            await SetAsync(
                id,
                $$$"""{"type":"COMPLETED","data":"{{{data}}}","state_details":{"cache_key":"{{{key}}}"{{{more}}}}}"""
            );
            return id;
        }

        await CacheAsync("old");
        await CacheAsync("good");
        await CacheAsync("expired", ",\"cache_expiration\":\"2020-01-01T00:00:00Z\"");
        var gone = await CacheAsync("gone");
        await Host.SendAsync("DELETE", $"/api/task_runs/{gone}");

        var answer = await SetAsync(
            await NewRunAsync(),
            $$$"""{"type":"RUNNING","state_details":{"cache_key":"{{{key}}}"}}"""
        );
        Assert.Equal("good", answer["state"].GetProperty("data").GetString());
    }

    [Fact]
    public async Task Forced_LeavesCountsNamesAndCacheAlone()
    {
        var key = NewKey();
        await SetAsync(
            await NewRunAsync(),
            $$$"""{"type":"COMPLETED","data":1,"state_details":{"cache_key":"{{{key}}}"}}"""
        );
        var flowRunId = await CreateFlowRunAsync("\"state\":{\"type\":\"RUNNING\"}");
        var id = await NewRunAsync($"\"flow_run_id\":\"{flowRunId}\"");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var running = await SetAsync(
                id,
                $$$"""{"type":"RUNNING","name":"Mine","state_details":{"cache_key":"{{{key}}}"}}""",
                force: true
            );
            Assert.Equal("Mine", running["state"].GetProperty("name").GetString());
        }

        var other = NewKey();
        await SetAsync(
            id,
            $$$"""{"type":"COMPLETED","data":1,"state_details":{"cache_key":"{{{other}}}"}}""",
            force: true
        );
        await SetAsync(id, """{"type":"RUNNING"}""", force: true);
        var run = await Host.GetAsync($"/api/task_runs/{id}");
        Assert.Equal((3, 0), (run["run_count"].GetInt32(), run["flow_run_run_count"].GetInt32()));
        var missed = await SetAsync(
            await NewRunAsync(),
            $$$"""{"type":"RUNNING","state_details":{"cache_key":"{{{other}}}"}}"""
        );
        Assert.Equal("ACCEPT", missed["status"].GetString());
        var states = await Host.Services.GetRequiredService<TaskRunQueries>().ListStatesAsync(id);
        Assert.Equal([false, true, true, true, true], states.Select(state => state.IsForced));
    }

    [Fact]
    public async Task W12_DeferredAndScheduled_IsKeptAsDeliverable()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"SCHEDULED\",\"state_details\":{\"deferred\":true}}");
        Assert.True((await FindAsync()).IsDeliverable);
        await SetAsync(id, """{"type":"RUNNING","state_details":{"deferred":true}}""");
        Assert.False((await FindAsync()).IsDeliverable);

        async Task<TaskRun> FindAsync() => (await Host.Services.GetRequiredService<TaskRunQueries>().FindAsync(id))!;
    }

    [Theory]
    [InlineData("retries", "FAILED", "", "AwaitingRetry")]
    [InlineData("", "COMPLETED", "too long", "Completed")]
    public async Task Unpersisted_InWhatTakesItsPlace_IsInTheAnswerToo(
        string policy,
        string type,
        string key,
        string name
    )
    {
        var id = await NewRunAsync(policy is "" ? "\"tags\":[]" : "\"empirical_policy\":{\"retries\":1}");
        await SetAsync(id, """{"type":"RUNNING"}""");
        var cacheKey = key is "" ? "null" : $"\"{new string('k', 2001)}\"";
        var answer = await SetAsync(
            id,
            $$$"""{"type":"{{{type}}}","data":{"type":"unpersisted"},"state_details":{"cache_key":{{{cacheKey}}}}}"""
        );
        Assert.Equal("REJECT", answer["status"].GetString());
        Assert.Equal(name, answer["state"].GetProperty("name").GetString());
        Assert.Equal("""{"type":"unpersisted"}""", answer["state"].GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task TransitionId_OfTheFirstState_IsRemembered()
    {
        var state = $$$"""{"type":"RUNNING","state_details":{"transition_id":"{{{NewKey()}}}"}}""";
        var id = await NewRunAsync($"\"state\":{state}");
        var again = await SetAsync(id, state);
        Assert.Equal((HttpStatusCode.OK, "ACCEPT"), (again.Status, again["status"].GetString()));
        Assert.Equal(1, (await Host.GetAsync($"/api/task_runs/{id}"))["run_count"].GetInt32());
    }

    [Fact]
    public async Task Refused_ManyTimes_KeepsTheNewest()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"FAILED\"}");
        for (var i = 0; i < 40; i++)
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SetAsync(id, """{"type":"PAUSED"}""")));
        var kept = await Host.Services.GetRequiredService<TaskRunQueries>().ListRefusedAsync(id, take: 1000);
        Assert.InRange(kept.Count, RefusedTransition.MaxKept, 399);
    }

    [Fact]
    public async Task Refused_IsKeptWithRuleReasonAndActor()
    {
        var id = await NewRunAsync("\"state\":{\"type\":\"FAILED\"}");
        await SetAsync(id, """{"type":"PAUSED"}""");
        var refused = Assert.Single(
            await Host.Services.GetRequiredService<TaskRunQueries>().ListRefusedAsync(id, take: 10)
        );
        Assert.Equal((StateType.Paused, "Paused", "ABORT"), (refused.Type, refused.Name, refused.Status));
        Assert.Equal(("terminal-state protection", "Run is already FAILED."), (refused.Rule, refused.Reason));
        Assert.Equal("unknown client", refused.Actor);
    }

    [Fact]
    public async Task Unpersisted_IsInTheAnswerAndNotStored()
    {
        var id = await NewRunAsync();
        var answer = await SetAsync(id, """{"type":"COMPLETED","data":{"type":"unpersisted","x":1}}""");
        Assert.Equal("""{"type":"unpersisted","x":1}""", answer["state"].GetProperty("data").GetRawText());
        Assert.Equal("null", Raw((await Host.GetAsync($"/api/task_runs/{id}")).Json, "state", "data"));
    }

    [Fact]
    public async Task UnknownRun_Is404InShapeC()
    {
        var id = Guid.NewGuid();
        var answer = await SetAsync(id, """{"type":"RUNNING"}""");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(
            $$"""{"exception_message":"Task run with id {{id}} not found","code":"task_run_not_found"}""",
            answer.Text
        );
    }

    [Theory]
    [InlineData(null, "missing body.state Field required")]
    [InlineData("{}", "missing body.state Field required")]
    [InlineData("""{"state":null,"force":null}""", "missing body.state Field required")]
    [InlineData("[]", "missing body.state Field required\nmissing body.force Field required")]
    [InlineData(
        """{"state":{"type":"RUNNING"},"force":"x"}""",
        "bool_parsing body.force Input should be a valid boolean, unable to interpret input"
    )]
    [InlineData("""{"state":{}}""", "missing body.state.type Field required")]
    [InlineData(
        """{"state":{"type":"RUNNING","id":1}}""",
        "extra_forbidden body.state.id Extra inputs are not permitted"
    )]
    public async Task BadBody_Is422(string? body, string expected)
    {
        var id = await NewRunAsync();
        await RefusedAsync(expected, $"/api/task_runs/{id}/set_state", body);
    }

    [Fact]
    public async Task UnknownFields_AreIgnored()
    {
        var id = await NewRunAsync();
        var answer = await Host.PostAsync(
            $"/api/task_runs/{id}/set_state/",
            """{"state":{"type":"RUNNING"},"foo":1}"""
        );
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData("PENDING", "RUNNING", "ACCEPT")]
    [InlineData("FAILED", "PAUSED", "ABORT")]
    public async Task Verdict_SaysWhatSetStateWouldAndWritesNothing(string current, string proposed, string expected)
    {
        var id = await NewRunAsync($"\"state\":{{\"type\":\"{current}\"}}");
        var before = await Host.GetAsync($"/api/task_runs/{id}");
        var answer = await Host.PostAsync(
            $"/api/task_runs/{id}/set_state/verdict",
            $$$"""{"state":{"type":"{{{proposed}}}"}}"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, answer["status"].GetString());
        var after = await Host.GetAsync($"/api/task_runs/{id}");
        Assert.Equal(before["state_id"].GetString(), after["state_id"].GetString());
        Assert.Equal(before["updated"].GetString(), after["updated"].GetString());
        Assert.Empty(await Host.Services.GetRequiredService<TaskRunQueries>().ListRefusedAsync(id, take: 10));
        var real = await SetAsync(id, $$"""{"type":"{{proposed}}"}""");
        Assert.Equal(real["details"].GetRawText(), answer["details"].GetRawText());
    }

    [Fact]
    public async Task Section4_8_StateById_IsThatState()
    {
        var run = await CreateAsync();
        var state = await Host.GetAsync($"/api/task_run_states/{run["state_id"]}");
        Assert.Equal(run["state"].GetRawText(), state.Text);
        var unknown = await Host.GetAsync($"/api/task_run_states/{NewKey()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal("""{"detail":"Flow run state not found","code":"state_not_found"}""", unknown.Text);
    }

    [Fact]
    public async Task Section4_8_States_AreInTheOrderOfTheirTimestamps()
    {
        var id = await NewRunAsync();
        foreach (var type in new[] { "RUNNING", "PAUSED", "RUNNING", "COMPLETED" })
            await SetAsync(id, $$"""{"type":"{{type}}"}""");
        Assert.Equal(
            "PENDING RUNNING PAUSED RUNNING COMPLETED",
            string.Join(
                ' ',
                (await Host.GetAsync($"{States}?task_run_id={id}"))
                    .Json.EnumerateArray()
                    .Select(state => state.GetProperty("type").GetString())
            )
        );
    }

    [Fact]
    public async Task Section3_3_Times_AddUp()
    {
        var id = await NewRunAsync();
        await SetAsync(id, """{"type":"RUNNING"}""");
        await SetAsync(id, """{"type":"COMPLETED"}""");
        var run = await Host.GetAsync($"/api/task_runs/{id}");
        var (start, end) = (run["start_time"].GetDateTimeOffset(), run["end_time"].GetDateTimeOffset());
        Assert.Equal((end - start).TotalSeconds, run["total_run_time"].GetDouble(), 1e-9);
        Assert.Equal(run["state"].GetProperty("timestamp").GetDateTimeOffset(), end);
    }

    private async Task<Guid> NewRunAsync(string fields = "") => (await CreateAsync(fields))["id"].GetGuid();

    private Task<Answer> SetAsync(Guid id, string state, bool force = false) =>
        Host.PostAsync(
            $"/api/task_runs/{id}/set_state",
            $$"""{"state":{{state}},"force":{{JsonSerializer.Serialize(force)}}}"""
        );
}
