using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Filters (contract 5.1 to 5.5), each over five runs of one tag that only it has.</summary>
public sealed class Section5_FiltersTests(ApiHost host) : ContractTests(host), IAsyncLifetime
{
    private readonly string _tag = NewKey();
    private readonly string _flowRun = NewKey();
    private string _knownFlowRun = "";
    private readonly Dictionary<string, string> _ids = [];

    public async ValueTask InitializeAsync()
    {
        _knownFlowRun = (await CreateFlowRunAsync("\"name\":\"nightly\",\"state\":{\"type\":\"RUNNING\"}")).ToString();
        await AddAsync("plain", "\"state\":{\"type\":\"PENDING\"}");
        await AddAsync(
            "Percent % and_under",
            $$$"""
            "flow_run_id":"{{{_flowRun}}}","state":{"type":"SCHEDULED","state_details":{"scheduled_time":"2001-01-01T00:00:00Z"}}
            """
        );
        await AddAsync("percent x and-under", "\"state\":{\"type\":\"FAILED\",\"name\":\"TimedOut\"}", "b");
        await AddAsync("ÄRGER", "\"state\":{\"type\":\"COMPLETED\"}", "b", "B");
        await AddAsync("other", $"\"flow_run_id\":\"{_knownFlowRun}\",\"state\":{{\"type\":\"CRASHED\"}}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    // 5.1: what is not asked for restricts nothing.
    [InlineData("{}", "plain Percent percent ÄRGER other")]
    [InlineData("""{"name":null,"id":{},"state":{"type":{},"name":null}}""", "plain Percent percent ÄRGER other")]
    [InlineData("""{"operator":"or_"}""", "plain Percent percent ÄRGER other")]
    [InlineData("""{"operator":"or_","id":{"any_":[]},"name":{}}""", "plain Percent percent ÄRGER other")]
    // 5.1: empty lists.
    [InlineData("""{"id":{"any_":[]}}""", "")]
    [InlineData("""{"name":{"any_":[]}}""", "")]
    [InlineData("""{"state":{"type":{"any_":[]}}}""", "")]
    [InlineData("""{"state":{"name":{"any_":[]}}}""", "")]
    [InlineData("""{"flow_run_id":{"any_":[]}}""", "")]
    [InlineData("""{"tags":{"all_":[]}}""", "plain Percent percent ÄRGER other")]
    [InlineData("""{"name":{"like_":""}}""", "plain Percent percent ÄRGER other")]
    // 5.1: operators.
    [InlineData("""{"name":{"any_":["plain"]},"state":{"type":{"any_":["FAILED"]}}}""", "")]
    [InlineData(
        """{"operator":"or_","name":{"any_":["plain"]},"state":{"type":{"any_":["FAILED"]}}}""",
        "plain percent"
    )]
    [InlineData(
        """{"state":{"operator":"or_","type":{"any_":["CRASHED"]},"name":{"any_":["TimedOut"]}}}""",
        "percent other"
    )]
    [InlineData("""{"tags":{"operator":"or_","all_":["B"],"is_null_":true}}""", "ÄRGER")]
    // 5.2, id and name; no character is a wildcard (W42), and case does not count, whatever the letter.
    [InlineData("""{"id":{"any_":["PLAIN","OTHER"]}}""", "plain other")]
    [InlineData("""{"name":{"any_":["plain","OTHER"]}}""", "plain")]
    [InlineData("""{"name":{"like_":"PerCENT"}}""", "Percent percent")]
    [InlineData("""{"name":{"like_":"t % a"}}""", "Percent")]
    [InlineData("""{"name":{"like_":"d_u"}}""", "Percent")]
    [InlineData("""{"name":{"like_":"ärg"}}""", "ÄRGER")]
    [InlineData("""{"name":{"like_":"p","any_":["plain"]}}""", "plain")]
    // 5.2, tags: all of them, to the letter.
    [InlineData("""{"tags":{"all_":["b"]}}""", "percent ÄRGER")]
    [InlineData("""{"tags":{"all_":["b","B"]}}""", "ÄRGER")]
    [InlineData("""{"tags":{"all_":["b","b","c"]}}""", "")]
    [InlineData("""{"tags":{"is_null_":true}}""", "")]
    [InlineData("""{"tags":{"is_null_":false}}""", "plain Percent percent ÄRGER other")]
    // 5.2, state.
    [InlineData("""{"state":{"type":{"any_":["FAILED"]}}}""", "percent")]
    [InlineData("""{"state":{"type":{"any_":["FAILED","CRASHED","PAUSED"]}}}""", "percent other")]
    [InlineData("""{"state":{"name":{"any_":["TimedOut"]}}}""", "percent")]
    [InlineData("""{"state":{"name":{"any_":["timedout","Completed"]}}}""", "ÄRGER")]
    // 5.2, instants: both ends count, and null never matches.
    [InlineData("""{"start_time":{"is_null_":true}}""", "plain Percent")]
    [InlineData("""{"start_time":{"is_null_":false}}""", "percent ÄRGER other")]
    [InlineData("""{"start_time":{"before_":"2100-01-01T00:00:00Z"}}""", "percent ÄRGER other")]
    [InlineData("""{"start_time":{"after_":"2000-01-01T00:00:00Z","before_":"2000-01-02T00:00:00Z"}}""", "")]
    [InlineData("""{"end_time":{"is_null_":true}}""", "plain Percent")]
    [InlineData("""{"end_time":{"after_":"2000-01-01T00:00:00Z"}}""", "percent ÄRGER other")]
    [InlineData("""{"expected_start_time":{"before_":"2001-01-01T00:00:00Z"}}""", "Percent")]
    [InlineData("""{"expected_start_time":{"before_":"2000-12-31T23:59:59.999999Z"}}""", "")]
    [InlineData(
        """{"expected_start_time":{"after_":"2001-01-01T00:00:00Z","before_":"2001-01-01T00:00:00Z"}}""",
        "Percent"
    )]
    [InlineData("""{"expected_start_time":{"after_":"2001-01-01T00:00:00.000001Z"}}""", "plain percent ÄRGER other")]
    // 5.2, sub-flow runs: none is known.
    [InlineData("""{"subflow_runs":{"exists_":true}}""", "")]
    [InlineData("""{"subflow_runs":{"exists_":false}}""", "plain Percent percent ÄRGER other")]
    // 5.2, flow_run_id, the only one that asks for something when it is empty.
    [InlineData("""{"flow_run_id":{}}""", "Percent other")]
    [InlineData("""{"flow_run_id":null}""", "plain Percent percent ÄRGER other")]
    [InlineData("""{"flow_run_id":{"is_null_":true}}""", "plain percent ÄRGER")]
    [InlineData("""{"flow_run_id":{"is_null_":true,"any_":["FLOWRUN"]}}""", "plain percent ÄRGER")]
    [InlineData("""{"flow_run_id":{"is_null_":false}}""", "Percent other")]
    [InlineData("""{"flow_run_id":{"is_null_":null}}""", "plain Percent percent ÄRGER other")]
    [InlineData("""{"flow_run_id":{"any_":["FLOWRUN"]}}""", "Percent")]
    [InlineData("""{"flow_run_id":{"is_null_":null,"any_":["FLOWRUN"]}}""", "Percent")]
    [InlineData("""{"flow_run_id":{"operator":"or_","any_":["FLOWRUN"],"is_null_":false}}""", "Percent")]
    public Task Section5_2_TaskRuns(string filter, string expected) => FindsAsync($"\"task_runs\":{filter}", expected);

    [Theory]
    // 4.3: as soon as it is there, a flow run has to be.
    [InlineData("""{}""", "Percent other")]
    [InlineData("""{"name":{}}""", "Percent other")]
    [InlineData("""{"id":{"any_":["FLOWRUN"]}}""", "Percent")]
    [InlineData("""{"id":{"any_":["KNOWN"]}}""", "other")]
    [InlineData("""{"id":{"any_":[]}}""", "")]
    [InlineData("""{"id":{"not_any_":["KNOWN"]}}""", "")]
    [InlineData("""{"id":{"not_any_":["FLOWRUN"]}}""", "other")]
    [InlineData("""{"id":{"any_":["KNOWN"],"not_any_":["KNOWN"]}}""", "")]
    [InlineData("""{"name":{"like_":"NIGHT"}}""", "other")]
    [InlineData("""{"name":{"any_":["nightly","x"]}}""", "other")]
    [InlineData("""{"name":{"any_":["Nightly"]}}""", "")]
    [InlineData("""{"state":{"type":{"any_":["RUNNING"]}}}""", "other")]
    [InlineData("""{"state":{"type":{"not_any_":["RUNNING"]}}}""", "")]
    // W42: both lists count.
    [InlineData("""{"state":{"type":{"any_":["RUNNING"],"not_any_":["RUNNING"]}}}""", "")]
    [InlineData("""{"operator":"or_","name":{"any_":["x"]},"state":{"type":{"any_":["RUNNING"]}}}""", "other")]
    [InlineData("""{"tags":{"all_":["x"]}}""", "")]
    [InlineData("""{"tags":{"is_null_":true}}""", "other")]
    [InlineData("""{"deployment_id":{"is_null_":true}}""", "other")]
    [InlineData("""{"deployment_id":{"any_":["KNOWN"]}}""", "")]
    [InlineData("""{"start_time":{"after_":"2000-01-01T00:00:00Z"}}""", "other")]
    [InlineData("""{"parent_flow_run_id":{"any_":["KNOWN"]}}""", "")]
    [InlineData("""{"idempotency_key":{"not_any_":["x"]}}""", "other")]
    [InlineData("""{"created_by":{"is_null_":false}}""", "")]
    public Task Section5_3_FlowRuns(string filter, string expected) => FindsAsync($"\"flow_runs\":{filter}", expected);

    [Theory]
    [InlineData("""null""", "plain Percent percent ÄRGER other")]
    [InlineData("""{}""", "Percent other")]
    [InlineData("""{"name":{},"tags":{"all_":[]}}""", "Percent other")]
    [InlineData("""{"operator":"or_","name":{"any_":["x"]},"id":{}}""", "Percent other")]
    [InlineData("""{"name":{"any_":["x"]}}""", "")]
    [InlineData("""{"deployment":{"is_null_":true}}""", "other")]
    public Task Section5_4_Flows(string filter, string expected) => FindsAsync($"\"flows\":{filter}", expected);

    [Theory]
    [InlineData("""null""", "plain Percent percent ÄRGER other")]
    [InlineData("""{}""", "")]
    [InlineData("""{"name":{"like_":"x"}}""", "")]
    public Task Section5_5_Deployments(string filter, string expected) =>
        FindsAsync($"\"deployments\":{filter}", expected);

    [Fact]
    public Task Section5_1_Filters_AllCount() =>
        FindsAsync($"\"flow_runs\":{{}},\"task_runs\":{{\"state\":{{\"type\":{{\"any_\":[\"CRASHED\"]}}}}}}", "other");

    [Theory]
    [InlineData(
        """{"task_runs":{"id":{"any":[]},"extra":1}}""",
        "extra_forbidden body.task_runs.id.any Extra inputs are not permitted\n"
            + "extra_forbidden body.task_runs.extra Extra inputs are not permitted"
    )]
    [InlineData("""{"task_runs":{"operator":"AND"}}""", "enum body.task_runs.operator Input should be 'and_' or 'or_'")]
    [InlineData("""{"task_runs":{"operator":null}}""", "enum body.task_runs.operator Input should be 'and_' or 'or_'")]
    [InlineData(
        """{"task_runs":{"name":{"operator":"and_"}}}""",
        "extra_forbidden body.task_runs.name.operator Extra inputs are not permitted"
    )]
    [InlineData(
        """{"task_runs":{"id":{"any_":["x"]}}}""",
        "uuid_parsing body.task_runs.id.any_.0 Input should be a valid UUID, invalid character: found `x` at 1"
    )]
    [InlineData(
        """{"task_runs":{"id":{"any_":"x"}}}""",
        "list_type body.task_runs.id.any_ Input should be a valid list"
    )]
    [InlineData(
        """{"task_runs":{"tags":{"any_":["x"]}}}""",
        "extra_forbidden body.task_runs.tags.any_ Extra inputs are not permitted"
    )]
    [InlineData(
        """{"task_runs":{"expected_start_time":{"is_null_":true}}}""",
        "extra_forbidden body.task_runs.expected_start_time.is_null_ Extra inputs are not permitted"
    )]
    [InlineData(
        """{"task_runs":[]}""",
        "model_attributes_type body.task_runs Input should be a valid dictionary or object to extract fields from"
    )]
    [InlineData(
        """{"flows":{"x":1},"deployments":{"y":1}}""",
        "extra_forbidden body.flows.x Extra inputs are not permitted\n"
            + "extra_forbidden body.deployments.y Extra inputs are not permitted"
    )]
    [InlineData(
        "[]",
        "missing body.flows Field required\nmissing body.flow_runs Field required\n"
            + "missing body.task_runs Field required\nmissing body.deployments Field required"
    )]
    public async Task Section5_1_WhatAFilterCannotBe_Is422(string body, string expected) =>
        await RefusedAsync(expected, "/api/task_runs/count", body);

    [Fact]
    public async Task Section1_7_UnknownFieldsAtTheTop_AreIgnored() =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await Host.PostAsync("/api/task_runs/count", """{"work_pools":{"x":1},"foo":2}""")).Status
        );

    [Fact]
    public async Task Tags_None_AreFound()
    {
        var untagged = await CreateAsync();
        Assert.Equal(1, await CountAsync(true));
        Assert.Equal(0, await CountAsync(false));

        async Task<int> CountAsync(bool isNull) =>
            (
                await Host.PostAsync(
                    "/api/task_runs/count",
                    $$$$"""{"task_runs":{"id":{"any_":["{{{{untagged["id"]}}}}"]},"tags":{"is_null_":{{{{(isNull ? "true" : "false")}}}}}}}"""
                )
            ).Json.GetInt32();
    }

    [Fact]
    public async Task Tags_ThatDifferInBlanksAtTheirEnd_AreTwo()
    {
        await CreateAsync($"\"tags\":[\"{_tag}x\",\"{_tag}x \"]");
        await CreateAsync($"\"tags\":[\"{_tag}x\"]");
        var both = await Host.PostAsync(
            "/api/task_runs/count",
            $$$$"""{"task_runs":{"tags":{"all_":["{{{{_tag}}}}x","{{{{_tag}}}}x "]}}}"""
        );
        Assert.Equal(1, both.Json.GetInt32());
    }

    [Fact]
    public async Task Tags_OfAnyLength_AreTold()
    {
        // Longer than an index holds, and alike up to its end.
        var (one, other) = (_tag + new string('t', 3000) + "1", _tag + new string('t', 3000) + "2");
        await CreateAsync($"\"tags\":[\"{one}\",\"{one}\"]");
        Assert.Equal(1, await CountAsync(one));
        Assert.Equal(0, await CountAsync(other));
        Assert.Equal(0, await CountAsync(one[..200]));

        async Task<int> CountAsync(string tag) =>
            (
                await Host.PostAsync("/api/task_runs/count", $$$$"""{"task_runs":{"tags":{"all_":["{{{{tag}}}}"]}}}""")
            ).Json.GetInt32();
    }

    /// <summary>What the filter finds among the five, in the order in which they were made; count says the same.</summary>
    private async Task FindsAsync(string filter, string expected)
    {
        foreach (var (name, id) in _ids)
            filter = filter.Replace($"\"{name.ToUpperInvariant()}\"", $"\"{id}\"", StringComparison.Ordinal);
        filter = filter
            .Replace("FLOWRUN", _flowRun, StringComparison.Ordinal)
            .Replace("KNOWN", _knownFlowRun, StringComparison.Ordinal);

        var found = await Host.PostAsync(Filter, $"{{{filter}}}");
        Assert.True(found.Status is HttpStatusCode.OK, found.Text);
        var names = found
            .Json.EnumerateArray()
            .Where(run => _ids.ContainsValue(run.GetProperty("id").GetString()!))
            .Select(run => run.GetProperty("name").GetString()!.Split(' ')[0])
            .Reverse();
        Assert.Equal(expected, string.Join(' ', names));
        var all = await Host.PostAsync(Filter, $"{{{filter},\"limit\":200}}");
        var count = await Host.PostAsync("/api/task_runs/count", $"{{{filter}}}");
        if (all.Json.GetArrayLength() < 200)
            Assert.Equal(all.Json.GetArrayLength(), count.Json.GetInt32());
    }

    private async Task AddAsync(string name, string fields, params string[] tags)
    {
        var all = JsonSerializer.Serialize(tags.Prepend(_tag));
        var run = await CreateAsync($"\"name\":\"{name}\",\"tags\":{all},{fields}");
        _ids.Add(name.Split(' ')[0], run["id"].GetString()!);
    }
}
