using System.Net;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Limits on tags over the wire (contract 6.6, rules R4 and R11, weaknesses W9 and W10).</summary>
public sealed class Section6_6_TagConcurrencyTests(ApiHost host) : ContractTests(host)
{
    private const string Limits = "/api/v2/concurrency_limits/";
    private const string Legacy = "/api/concurrency_limits/";

    [Fact]
    public async Task R4_LimitOfOne_LetsOneRunAtATime()
    {
        var tag = await LimitAsync(1);
        var (first, second) = (await RunAsync(tag), await RunAsync(tag));
        Assert.Equal("ACCEPT", Status(await StartAsync(first)));

        var waiting = await StartAsync(second);
        Assert.Equal(HttpStatusCode.OK, waiting.Status);
        Assert.Equal("WAIT", Status(waiting));
        Assert.Equal($"Concurrency limit reached for tags: {tag}", Reason(waiting));
        Assert.InRange(waiting["details"].GetProperty("delay_seconds").GetInt32(), 1, 13);
        Assert.Equal("PENDING", (await Host.GetAsync($"{Create}{second}"))["state_type"].GetString());

        Assert.Equal("ACCEPT", Status(await SetAsync(first, "COMPLETED")));
        Assert.Equal("ACCEPT", Status(await StartAsync(second)));
    }

    [Fact]
    public async Task R4_AnyLimitOfZero_AbortsAndTakesNothing()
    {
        var (open, closed) = (await LimitAsync(5), await LimitAsync(0));
        var answer = await StartAsync(await RunAsync(open, closed));
        Assert.Equal("ABORT", Status(answer));
        Assert.Equal(
            $"The concurrency limit on tag \"{closed}\" is 0 and will deadlock if the task tries to run again.",
            Reason(answer)
        );
        Assert.Equal(0, await ActiveAsync(open));
    }

    [Fact]
    public async Task R4_OneOfTwoTagsIsFull_TakesASlotOfNeither()
    {
        var (wide, narrow) = (await LimitAsync(5), await LimitAsync(1));
        Assert.Equal("ACCEPT", Status(await StartAsync(await RunAsync(narrow))));
        var both = await RunAsync(wide, narrow);
        var answer = await StartAsync(both);
        Assert.Equal("WAIT", Status(answer));
        Assert.Equal($"Concurrency limit reached for tags: {narrow}", Reason(answer));
        Assert.Equal(0, await ActiveAsync(wide));
        Assert.Equal(1, await ActiveAsync(narrow));
    }

    [Fact]
    public async Task R4_OneOfEach_IsTaken()
    {
        var (a, b) = (await LimitAsync(5), await LimitAsync(1));
        Assert.Equal("ACCEPT", Status(await StartAsync(await RunAsync(a, b, a))));
        Assert.Equal((1, 1), (await ActiveAsync(a), await ActiveAsync(b)));
    }

    [Fact]
    public async Task W9_RunningToRunning_TakesNoSecondSlot()
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync(tag);
        Assert.Equal("ACCEPT", Status(await StartAsync(run)));
        Assert.Equal("ACCEPT", Status(await StartAsync(run)));
        Assert.Equal(1, await ActiveAsync(tag));
    }

    [Fact]
    public async Task R4_ALaterRuleRefuses_NothingIsTaken()
    {
        var tag = await LimitAsync(1);
        var id = await RunAsync(
            [tag],
            $$$""","state":{"type":"SCHEDULED","state_details":{"scheduled_time":"{{{DateTimeOffset.UtcNow.AddHours(
                1
            ):O}}}"}}"""
        );
        var answer = await StartAsync(id);
        Assert.Equal("Scheduled time is in the future", Reason(answer));
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task Verdict_IsAskedWithoutTakingASlot()
    {
        var tag = await LimitAsync(1);
        var id = await RunAsync(tag);
        var path = $"{Create}{id}/set_state/verdict";
        Assert.Equal("ACCEPT", Status(await Host.PostAsync(path, """{"state":{"type":"RUNNING"}}""")));
        Assert.Equal(0, await ActiveAsync(tag));
        await StartAsync(await RunAsync(tag));
        Assert.Equal("WAIT", Status(await Host.PostAsync(path, """{"state":{"type":"RUNNING"}}""")));
    }

    [Theory]
    [InlineData("SCHEDULED")]
    [InlineData("PENDING")]
    [InlineData("PAUSED")]
    [InlineData("COMPLETED")]
    [InlineData("FAILED")]
    [InlineData("CANCELLED")]
    [InlineData("CRASHED")]
    public async Task R11_EveryOtherState_FreesTheSlot(string type)
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync(tag);
        await StartAsync(run);
        Assert.Equal(HttpStatusCode.Created, (await SetAsync(run, type)).Status);
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task R11_AnotherStateInItsPlace_FreesTheSlotToo()
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync([tag], ""","empirical_policy":{"retries":1}""");
        await StartAsync(run);
        Assert.Equal("REJECT", Status(await SetAsync(run, "FAILED")));
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task R11_Cancelling_KeepsTheSlotAndCancelledFreesIt()
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync(tag);
        await StartAsync(run);
        await SetAsync(run, "CANCELLING");
        Assert.Equal(1, await ActiveAsync(tag));
        await SetAsync(run, "CANCELLED");
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task R11_Forced_FreesTheSlot()
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync(tag);
        await StartAsync(run);
        await Host.PostAsync($"{Create}{run}/set_state", """{"state":{"type":"FAILED"},"force":true}""");
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task W9_Delete_FreesTheSlot()
    {
        var tag = await LimitAsync(1);
        var run = await RunAsync(tag);
        await StartAsync(run);
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("DELETE", $"{Create}{run}")).Status);
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task Inactive_IsIgnored()
    {
        var tag = await LimitAsync(0, ""","active":false""");
        Assert.Equal("ACCEPT", Status(await StartAsync(await RunAsync(tag))));
        Assert.Equal(0, await ActiveAsync(tag));
    }

    [Fact]
    public async Task V2_WinsOverV1_PerTag()
    {
        var (both, old) = (await LimitAsync(5), NewKey());
        await LegacyLimitAsync(both, 0);
        await LegacyLimitAsync(old, 1);
        Assert.Equal("ACCEPT", Status(await StartAsync(await RunAsync(both, old))));
        Assert.Equal(1, await ActiveAsync(both));
        Assert.Empty((await Host.GetAsync($"{Legacy}tag/{both}"))["active_slots"].EnumerateArray());
    }

    [Fact]
    public async Task V1_Full_WaitsPlainlyAndNamesTheTag()
    {
        var tag = NewKey();
        await LegacyLimitAsync(tag, 1);
        var first = await RunAsync(tag);
        await StartAsync(first);
        var answer = await StartAsync(await RunAsync(tag));
        Assert.Equal($"Concurrency limit for the {tag} tag has been reached", Reason(answer));
        Assert.Equal(10, answer["details"].GetProperty("delay_seconds").GetInt32());
        Assert.Equal(
            [first],
            (await Host.GetAsync($"{Legacy}tag/{tag}"))["active_slots"].EnumerateArray().Select(id => id.GetGuid())
        );
    }

    [Fact]
    public async Task V1_Zero_AbortsAndCreatedAgain_IsChanged()
    {
        var tag = NewKey();
        await LegacyLimitAsync(tag, 0);
        var run = await RunAsync(tag);
        Assert.Equal("ABORT", Status(await StartAsync(run)));
        var changed = await Host.PostAsync(Legacy, $$"""{"tag":"{{tag}}","concurrency_limit":1}""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("id created updated tag concurrency_limit active_slots", Answer.Names(changed.Json));
        Assert.Equal("ACCEPT", Status(await StartAsync(run)));
    }

    [Fact]
    public async Task V1_Increment_HoldsASlotForTheRunUntilDecrementOrReset()
    {
        var tag = NewKey();
        await LegacyLimitAsync(tag, 1);
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(HttpStatusCode.OK, (await TakeAsync(a)).Status);
        Assert.Equal(HttpStatusCode.OK, (await TakeAsync(a)).Status);
        var full = await TakeAsync(b);
        Assert.Equal(HttpStatusCode.Locked, full.Status);
        Assert.Equal("10", full.Header("Retry-After"));
        Assert.Equal($"Concurrency limit for the {tag} tag has been reached", full["detail"].GetString());
        await Host.PostAsync($"{Legacy}decrement", Names(a));
        Assert.Equal(HttpStatusCode.OK, (await TakeAsync(b)).Status);
        Assert.Equal(
            "null",
            (await Host.PostAsync($"{Legacy}tag/{tag}/reset", $$"""{"slot_override":["{{a}}"]}""")).Text
        );
        Assert.Equal(
            [a],
            (await Host.GetAsync($"{Legacy}tag/{tag}"))["active_slots"].EnumerateArray().Select(id => id.GetGuid())
        );
        await Host.PostAsync($"{Legacy}tag/{tag}/reset", null);
        Assert.Empty((await Host.GetAsync($"{Legacy}tag/{tag}"))["active_slots"].EnumerateArray());

        string Names(Guid run) => $$"""{"names":["{{tag}}"],"task_run_id":"{{run}}"}""";
        Task<Answer> TakeAsync(Guid run) => Host.PostAsync($"{Legacy}increment", Names(run));
    }

    [Fact]
    public async Task V1_IsReadListedAndRemovedByIdAndByTag()
    {
        var (one, two) = (NewKey(), NewKey());
        var id = (await LegacyLimitAsync(one, 1))["id"].GetGuid();
        await LegacyLimitAsync(two, 1);
        Assert.Equal(one, (await Host.GetAsync($"{Legacy}{id}"))["tag"].GetString());
        Assert.Contains(
            (await Host.PostAsync($"{Legacy}filter", null)).Json.EnumerateArray(),
            limit => limit.GetProperty("tag").GetString() == two
        );
        Assert.Equal(HttpStatusCode.OK, (await Host.SendAsync("DELETE", $"{Legacy}{id}")).Status);
        Assert.Equal("null", (await Host.SendAsync("DELETE", $"{Legacy}tag/{two}")).Text);
        var gone = await Host.GetAsync($"{Legacy}tag/{two}");
        Assert.Equal(
            (HttpStatusCode.NotFound, "Concurrency limit not found"),
            (gone.Status, gone["detail"].GetString())
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync($"{Legacy}{id}")).Status);
    }

    private async Task<string> LimitAsync(int limit, string more = "")
    {
        var tag = NewKey();
        var answer = await Host.PostAsync(Limits, $$"""{"name":"tag:{{tag}}","limit":{{limit}}{{more}}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return tag;
    }

    private async Task<Answer> LegacyLimitAsync(string tag, int limit)
    {
        var answer = await Host.PostAsync(Legacy, $$"""{"tag":"{{tag}}","concurrency_limit":{{limit}}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer;
    }

    private async Task<int> ActiveAsync(string tag) =>
        (await Host.GetAsync($"{Limits}tag:{tag}"))["active_slots"].GetInt32();

    private Task<Guid> RunAsync(params string[] tags) => RunAsync(tags, "");

    private async Task<Guid> RunAsync(string[] tags, string more) =>
        (await CreateAsync($"\"tags\":{JsonSerializer.Serialize(tags)}{more}"))["id"].GetGuid();

    private Task<Answer> StartAsync(Guid id) => SetAsync(id, "RUNNING");

    private Task<Answer> SetAsync(Guid id, string type) =>
        Host.PostAsync($"{Create}{id}/set_state", $$$"""{"state":{"type":"{{{type}}}"}}""");

    private static string? Status(Answer answer) => answer["status"].GetString();

    private static string? Reason(Answer answer) => answer["details"].GetProperty("reason").GetString();
}
