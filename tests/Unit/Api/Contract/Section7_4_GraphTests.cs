using System.Net;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>The graph of a flow run (contract 7.4).</summary>
public sealed class Section7_4_GraphTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task Graph_HasEveryFieldInItsOrder()
    {
        var flowRun = await FlowRunAsync();
        await SetAsync("flow_runs", flowRun, "RUNNING");
        var run = await TaskRunAsync(flowRun, "a");
        var graph = await GraphAsync(flowRun);

        Assert.Equal("start_time end_time root_node_ids nodes artifacts states", Answer.Names(graph));
        Assert.Equal("id timestamp type name", Answer.Names(graph.GetProperty("states").EnumerateArray().First()));
        Assert.Equal(
            "PENDING RUNNING",
            string.Join(' ', graph.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("type")))
        );
        Assert.Equal($"[\"{run}\"]", graph.GetProperty("root_node_ids").GetRawText());
        var node = graph.GetProperty("nodes")[0];
        Assert.Equal((2, run), (node.GetArrayLength(), node[0].GetString()));
        Assert.Equal(
            "kind id label state_type start_time end_time parents children encapsulating artifacts",
            Answer.Names(node[1])
        );
        Assert.Equal(
            ("task-run", run, "a", "RUNNING"),
            (Text(node[1], "kind"), Text(node[1], "id"), Text(node[1], "label"), Text(node[1], "state_type"))
        );
        Assert.Equal("null", graph.GetProperty("end_time").GetRawText());
    }

    [Fact]
    public async Task Graph_EdgesAreWhatInputsName_InTheOrderOfStart()
    {
        var flowRun = await FlowRunAsync();
        var waiting = await TaskRunAsync(flowRun, "waiting", state: "PENDING");
        var load = await TaskRunAsync(flowRun, "load");
        var around = await TaskRunAsync(flowRun, "around");
        await TaskRunAsync(
            flowRun,
            "clean",
            $$$"""
            {
              "x":[{"input_type":"task_run","id":"{{{load}}}"},{"input_type":"task_run","id":"{{{load}}}"}],
              "wait_for":[{"input_type":"task_run","id":"{{{waiting}}}"},{"input_type":"task_run","id":"{{{NewKey()}}}"}],
              "__parents__":[{"input_type":"task_run","id":"{{{around}}}"}],
              "y":[{"input_type":"parameter","name":"p"},{"input_type":"constant","type":"int"}]
            }
            """
        );

        var graph = await GraphAsync(flowRun);

        Assert.Equal(
            """
            load < > clean in
            around < > in
            clean < load > in around
            """,
            Describe(graph)
        );
        Assert.Equal(2, graph.GetProperty("root_node_ids").GetArrayLength());
    }

    [Fact]
    public async Task Graph_ATaskRunThatStandsForASubflow_IsShownAsTheNewestSubflow()
    {
        var flowRun = await FlowRunAsync();
        var standIn = await TaskRunAsync(flowRun, "stand-in");
        await FlowRunAsync($"\"name\":\"first\",\"parent_task_run_id\":\"{standIn}\"");
        var subflow = await FlowRunAsync($"\"name\":\"second\",\"parent_task_run_id\":\"{standIn}\"");
        await SetAsync("flow_runs", subflow, "RUNNING");
        await TaskRunAsync(
            flowRun,
            "after",
            $$"""{"x":[{"input_type":"task_run","id":"{{standIn}}"}],"y":[{"input_type":"flow_run","id":"{{subflow}}"}]}"""
        );

        var graph = await GraphAsync(flowRun);

        var node = graph.GetProperty("nodes")[0][1];
        Assert.Equal(("flow-run", subflow), (Text(node, "kind"), Text(node, "id")));
        Assert.EndsWith(" / second", Text(node, "label"), StringComparison.Ordinal);
        var after = graph.GetProperty("nodes")[1][1];
        Assert.Equal($"[{{\"id\":\"{subflow}\"}}]", after.GetProperty("parents").GetRawText());
        Assert.Equal($"[{{\"id\":\"{Text(after, "id")}\"}}]", node.GetProperty("children").GetRawText());
    }

    [Fact]
    public async Task Graph_Since_LeavesOutWhatEndedBefore_AndKeepsTheEdges()
    {
        var flowRun = await FlowRunAsync();
        var early = await TaskRunAsync(flowRun, "early");
        await SetAsync("task_runs", early, "COMPLETED");
        var ended = (await Host.GetAsync($"/api/task_runs/{early}"))["end_time"].GetString()!;
        await TaskRunAsync(flowRun, "late", $$"""{"x":[{"input_type":"task_run","id":"{{early}}"}]}""");
        var justAfter = DateTimeOffset.Parse(ended, null).AddMicroseconds(1).ToString("O");

        var all = await GraphAsync(flowRun, $"?since={Uri.EscapeDataString(ended)}");
        var some = await GraphAsync(flowRun, $"?since={Uri.EscapeDataString(justAfter)}");

        Assert.Equal(2, all.GetProperty("nodes").GetArrayLength());
        var node = Assert.Single(some.GetProperty("nodes").EnumerateArray());
        Assert.Equal(early, node[1].GetProperty("parents")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Graph_UnknownFlowRunOrNoInstant_IsSaidSo()
    {
        var unknown = await Host.GetAsync($"/api/flow_runs/{NewKey()}/graph-v2");
        Assert.Equal((HttpStatusCode.NotFound, "flow_run_not_found"), (unknown.Status, unknown["code"].GetString()));
        var wrong = await Host.GetAsync($"/api/flow_runs/{await FlowRunAsync()}/graph-v2?since=x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("query.since", wrong.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_WithTooManyNodes_Is400()
    {
        var flowRun = await FlowRunAsync();
        for (var done = 0; done <= 10_000; done += 1000)
        {
            var runs = Enumerable
                .Range(done, Math.Min(1000, 10_001 - done))
                .Select(i =>
                    $$$"""{"task_key":"t","dynamic_key":"{{{i}}}","flow_run_id":"{{{flowRun}}}","state":{"type":"RUNNING"}}"""
                );
            await Host.PostAsync("/api/task_runs/bulk", $$"""{"task_runs":[{{string.Join(',', runs)}}]}""");
            if (done == 9000)
                Assert.Equal(10_000, (await GraphAsync(flowRun)).GetProperty("nodes").GetArrayLength());
        }

        var answer = await Host.GetAsync($"/api/flow_runs/{flowRun}/graph-v2");

        Assert.Equal((HttpStatusCode.BadRequest, "graph_too_large"), (answer.Status, answer["code"].GetString()));
        Assert.Equal($"The graph of flow run {flowRun} has more than 10000 nodes.", answer["detail"].GetString());
    }

    private static string Describe(JsonElement graph)
    {
        var labels = Nodes().ToDictionary(node => Text(node, "id"), node => Text(node, "label"));
        return string.Join(
            '\n',
            Nodes()
                .Select(node =>
                    $"{Text(node, "label")} <{Edges(node, "parents")} >{Edges(node, "children")} in{Edges(node, "encapsulating")}"
                )
        );

        IEnumerable<JsonElement> Nodes() => graph.GetProperty("nodes").EnumerateArray().Select(pair => pair[1]);

        string Edges(JsonElement node, string which) =>
            string.Concat(node.GetProperty(which).EnumerateArray().Select(edge => $" {labels[Text(edge, "id")]}"));
    }

    private static string Text(JsonElement json, string property) => json.GetProperty(property).GetString()!;

    private async Task<JsonElement> GraphAsync(string flowRun, string query = "")
    {
        var answer = await Host.GetAsync($"/api/flow_runs/{flowRun}/graph-v2{query}");
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private async Task<string> FlowRunAsync(string fields = "\"tags\":[]")
    {
        var flow = await Host.PostAsync("/api/flows/", $$"""{"name":"{{NewKey()}}"}""");
        var run = await Host.PostAsync("/api/flow_runs/", $$"""{"flow_id":"{{flow["id"]}}",{{fields}}}""");
        Assert.True(run.Status is HttpStatusCode.Created, run.Text);
        return run["id"].GetString()!;
    }

    private async Task<string> TaskRunAsync(string flowRun, string name, string inputs = "{}", string state = "RUNNING")
    {
        var run = await CreateAsync(
            $$"""
            "flow_run_id":"{{flowRun}}","name":"{{name}}","state":{"type":"{{state}}"},"task_inputs":{{inputs}}
            """
        );
        Assert.True(run.Status is HttpStatusCode.Created, run.Text);
        return run["id"].GetString()!;
    }

    private Task<Answer> SetAsync(string group, string id, string type) =>
        Host.PostAsync($"/api/{group}/{id}/set_state", $$$"""{"state":{"type":"{{{type}}}"}}""");
}
