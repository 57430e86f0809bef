using System.Net;
using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Flow runs (contract 7.4, W11).</summary>
public sealed class Section7_4_FlowRunsTests(ApiHost host) : ContractTests(host)
{
    private const string FlowRuns = "/api/flow_runs/";

    [Fact]
    public async Task Create_HasEveryFieldOfTheContract_InItsOrder()
    {
        var run = await NewAsync("\"labels\":{\"own\":1}");
        Assert.Equal(
            "id created updated name flow_id state_id deployment_id deployment_version work_queue_id work_queue_name "
                + "flow_version parameters idempotency_key context empirical_policy tags labels parent_task_run_id state_type "
                + "state_name run_count expected_start_time next_scheduled_start_time start_time end_time total_run_time "
                + "estimated_run_time estimated_start_time_delta auto_scheduled infrastructure_document_id "
                + "infrastructure_pid created_by work_pool_id work_pool_name state job_variables",
            Answer.Names(run.Json)
        );
        Assert.Equal("PENDING", run["state_type"].GetString());
        Assert.Equal("{}", run["job_variables"].GetRawText());
        Assert.Equal(
            """{"max_retries":0,"retry_delay_seconds":0.0,"retries":null,"retry_delay":null,"pause_keys":[],"resuming":false,"retry_type":null}""",
            run["empirical_policy"].GetRawText()
        );
        Assert.Equal($$"""{"prefect.flow.id":"{{run["flow_id"]}}","own":1}""", run["labels"].GetRawText());
        Assert.Equal(run["state"].GetRawText(), (await Host.GetAsync($"{FlowRuns}{run["id"]}"))["state"].GetRawText());
    }

    [Fact]
    public async Task Create_WithoutAnIdempotencyKey_MakesOneEachTime()
    {
        var flow = await FlowAsync();
        var (first, second) = (await OfFlowAsync(flow), await OfFlowAsync(flow));
        Assert.NotEqual(first["id"].GetString(), second["id"].GetString());
    }

    [Fact]
    public async Task Create_WithAnIdempotencyKey_MakesOne_HoweverManyAskAtOnce()
    {
        var (flow, key) = (await FlowAsync(), $"\"idempotency_key\":\"{NewKey()}\"");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OfFlowAsync(flow, key)));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Single(answers.Select(answer => answer["id"].GetString()).Distinct());
        // The key is the flow's own.
        var other = await OfFlowAsync(await FlowAsync(), key);
        Assert.Equal(HttpStatusCode.Created, other.Status);
    }

    [Fact]
    public async Task Create_UnknownFlowOrParent_Is409()
    {
        var unknown = await Host.PostAsync(FlowRuns, $$"""{"flow_id":"{{NewKey()}}"}""");
        Assert.Equal((HttpStatusCode.Conflict, "flow_not_found"), (unknown.Status, unknown["code"].GetString()));
        var orphan = await OfFlowAsync(await FlowAsync(), $"\"parent_task_run_id\":\"{NewKey()}\"");
        Assert.Equal((HttpStatusCode.Conflict, "task_run_not_found"), (orphan.Status, orphan["code"].GetString()));
    }

    [Theory]
    [InlineData("\"x\":1", "extra_forbidden body.x Extra inputs are not permitted")]
    [InlineData("\"id\":\"x\"", "extra_forbidden body.id Extra inputs are not permitted")]
    [InlineData("\"parameters\":[]", "dict_type body.parameters Input should be a valid dictionary")]
    [InlineData(
        "\"empirical_policy\":{\"retry_type\":\"x\"}",
        "enum body.empirical_policy.retry_type Input should be 'in_process' or 'reschedule'"
    )]
    public async Task Create_OfWhatCannotBe_Is422(string fields, string expected)
    {
        var answer = await OfFlowAsync(await FlowAsync(), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Errors());
    }

    [Fact]
    public async Task Create_ParametersAboveTheirSize_Is422()
    {
        var flow = await FlowAsync();
        var fits = new string('x', NewFlowRun.MaxParametersSize - """{"a":""}""".Length);
        Assert.Equal(
            HttpStatusCode.Created,
            (
                await OfFlowAsync(
                    flow,
                    $$"""
                    "parameters":{"a":"{{fits}}"}
                    """
                )
            ).Status
        );
        var refused = await OfFlowAsync(
            flow,
            $$"""
            "parameters":{"a":"{{fits}}x"}
            """
        );
        Assert.StartsWith("value_error body.parameters", refused.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_ChangesWhatIsSent_AndMergesLabels()
    {
        var run = await NewAsync("\"tags\":[\"a\"],\"parameters\":{\"p\":1}");
        var path = $"{FlowRuns}{run["id"]}";
        var patched = await Host.SendAsync("PATCH", path, """{"name":"new","infrastructure_pid":"p:1","tags":["b"]}""");
        Assert.Equal(HttpStatusCode.NoContent, patched.Status);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Host.SendAsync("PATCH", $"{path}/labels", """{"a":true}""")).Status
        );
        var read = await Host.GetAsync(path);
        Assert.Equal(
            ("new", "p:1", """["b"]""", """{"p":1}"""),
            (
                read["name"].GetString(),
                read["infrastructure_pid"].GetString(),
                read["tags"].GetRawText(),
                read["parameters"].GetRawText()
            )
        );
        Assert.True(read["labels"].GetProperty("a").GetBoolean());
        Assert.True(read["labels"].TryGetProperty("prefect.flow.id", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await Host.SendAsync("PATCH", FlowRuns + NewKey(), "{}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Host.SendAsync("PATCH", $"{FlowRuns}{NewKey()}/labels", "{}")).Status
        );
    }

    [Theory]
    [InlineData("RUNNING", "", 201, "ACCEPT", "Running", null)]
    [InlineData("COMPLETED CANCELLING", "", 200, "ABORT", "Completed", "Run is already in terminal state COMPLETED.")]
    [InlineData("FAILED PAUSED", "", 200, "ABORT", "Failed", "Run is already in terminal state FAILED.")]
    [InlineData("CANCELLED CRASHED", "", 200, "ABORT", "Cancelled", "Run is already in terminal state CANCELLED.")]
    [InlineData(
        "FAILED SCHEDULED",
        "",
        200,
        "ABORT",
        "Failed",
        "Cannot reschedule a run without an associated deployment."
    )]
    [InlineData("FAILED RUNNING", "", 201, "ACCEPT", "Running", null)]
    [InlineData(
        "CANCELLING RUNNING",
        "",
        200,
        "REJECT",
        "Cancelling",
        "Cannot transition flows that are cancelling to a state other than Cancelled."
    )]
    [InlineData("CANCELLING CANCELLED", "", 201, "ACCEPT", "Cancelled", null)]
    [InlineData(
        "SCHEDULED CANCELLING",
        "",
        201,
        "REJECT",
        "Cancelled",
        "Scheduled flow run has no infrastructure to terminate."
    )]
    [InlineData(
        "RUNNING PENDING",
        "",
        200,
        "ABORT",
        "Running",
        "This run is in a RUNNING state and cannot transition to a PENDING state."
    )]
    [InlineData(
        "RUNNING FAILED",
        "\"empirical_policy\":{\"retries\":1,\"retry_delay\":60}",
        201,
        "REJECT",
        "AwaitingRetry",
        "Retrying"
    )]
    [InlineData("RUNNING FAILED", "\"empirical_policy\":{\"retries\":0}", 201, "ACCEPT", "Failed", null)]
    public async Task SetState_FollowsTheRulesOfFlowRuns(
        string types,
        string fields,
        int status,
        string outcome,
        string name,
        string? reason
    )
    {
        var run = await NewAsync(fields);
        Answer answer = run;
        foreach (var type in types.Split(' '))
            answer = await SetAsync(run, $$"""{"type":"{{type}}"}""");
        Assert.Equal((status, outcome), ((int)answer.Status, answer["status"].GetString()));
        Assert.Equal(name, answer["state"].GetProperty("name").GetString());
        Assert.Equal(reason, answer["details"].TryGetProperty("reason", out var given) ? given.GetString() : null);
        Assert.Equal(name, (await Host.GetAsync($"{FlowRuns}{run["id"]}"))["state_name"].GetString());
    }

    [Fact]
    public async Task SetState_CompletedWithAResult_StaysSo()
    {
        var run = await NewAsync();
        await SetAsync(run, """{"type":"COMPLETED","data":{"a":1}}""");
        var answer = await SetAsync(run, """{"type":"RUNNING"}""");
        Assert.Equal(("REJECT", 200), (answer["status"].GetString(), (int)answer.Status));
        Assert.Equal("Run is already COMPLETED.", answer["details"].GetProperty("reason").GetString());
        var forced = await SetAsync(run, """{"type":"RUNNING"}""", force: true);
        Assert.Equal(HttpStatusCode.Created, forced.Status);
    }

    [Fact]
    public async Task SetState_TheSameTransitionTwice_IsMadeOnce()
    {
        var run = await NewAsync();
        var state = $$$"""{"type":"RUNNING","state_details":{"transition_id":"{{{NewKey()}}}"}}""";
        Assert.Equal(HttpStatusCode.Created, (await SetAsync(run, state)).Status);
        var again = await SetAsync(run, state);
        Assert.Equal(("REJECT", 200), (again["status"].GetString(), (int)again.Status));
        Assert.Equal(
            "This run has already made this state transition.",
            again["details"].GetProperty("reason").GetString()
        );
        Assert.Equal(1, (await Host.GetAsync($"{FlowRuns}{run["id"]}"))["run_count"].GetInt32());
    }

    [Fact]
    public async Task SetState_ScheduledLater_Waits_AndItsTimeIsKept()
    {
        var due = DateTimeOffset.UtcNow.AddMinutes(5).ToString("o");
        var run = await NewAsync();
        await SetAsync(run, $$$"""{"type":"SCHEDULED","state_details":{"scheduled_time":"{{{due}}}"}}""");
        var pending = await SetAsync(run, """{"type":"PENDING"}""");
        Assert.NotEqual(
            JsonValueKind.Null,
            pending["state"].GetProperty("state_details").GetProperty("scheduled_time").ValueKind
        );
        var wait = await SetAsync(run, """{"type":"RUNNING"}""");
        Assert.Equal(("WAIT", 200), (wait["status"].GetString(), (int)wait.Status));
        Assert.InRange(wait["details"].GetProperty("delay_seconds").GetInt32(), 200, 300);
    }

    [Fact]
    public async Task SetState_UnknownFlowRun_Is404InShapeC()
    {
        var id = NewKey();
        var answer = await Host.PostAsync($"{FlowRuns}{id}/set_state", """{"state":{"type":"RUNNING"}}""");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal($"Flow run with id {id} not found", answer["exception_message"].GetString());
    }

    [Fact]
    public async Task States_AreListedAndReadById()
    {
        var run = await NewAsync();
        await SetAsync(run, """{"type":"RUNNING","message":"go"}""");
        var states = await Host.GetAsync($"/api/flow_run_states/?flow_run_id={run["id"]}");
        Assert.Equal(
            "Pending Running",
            string.Join(' ', states.Json.EnumerateArray().Select(state => state.GetProperty("name").GetString()))
        );
        var last = states.Json[1];
        Assert.Equal(run["id"].GetString(), last.GetProperty("state_details").GetProperty("flow_run_id").GetString());
        Assert.Equal(last.GetRawText(), (await Host.GetAsync($"/api/flow_run_states/{last.GetProperty("id")}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync($"/api/flow_run_states/{NewKey()}")).Status);
        Assert.Equal("[]", (await Host.GetAsync($"/api/flow_run_states/?flow_run_id={NewKey()}")).Text);
    }

    [Fact]
    public async Task Subflow_IsMirroredOnTheTaskRunThatStandsForIt()
    {
        var parent = await CreateAsync();
        var run = await NewAsync($"\"parent_task_run_id\":{parent["id"].GetRawText()}");
        Assert.Equal(
            parent["id"].GetString(),
            run["state"].GetProperty("state_details").GetProperty("task_run_id").GetString()
        );
        await SetAsync(run, """{"type":"RUNNING","name":"Under way","message":"m"}""");

        var mirrored = await Host.GetAsync($"{Create}{parent["id"]}");
        Assert.Equal("Under way", mirrored["state_name"].GetString());
        var details = mirrored["state"].GetProperty("state_details");
        Assert.Equal(run["id"].GetString(), details.GetProperty("child_flow_run_id").GetString());
        Assert.Equal(parent["id"].GetString(), details.GetProperty("task_run_id").GetString());
        Assert.Equal(
            "1",
            (
                await Host.PostAsync(
                    "/api/task_runs/count",
                    $$$$"""{"task_runs":{"id":{"any_":["{{{{parent["id"]}}}}"]},"subflow_runs":{"exists_":true}}}"""
                )
            ).Text
        );

        // 4.5: without the task run it is nobody's sub-flow.
        await Host.SendAsync("DELETE", $"{Create}{parent["id"]}");
        Assert.Equal(
            JsonValueKind.Null,
            (await Host.GetAsync($"{FlowRuns}{run["id"]}"))["parent_task_run_id"].ValueKind
        );
    }

    [Fact]
    public async Task Subflow_ThatEnds_GivesBackTheSlotsOfItsTaskRun()
    {
        var tag = NewKey();
        await Host.PostAsync("/api/v2/concurrency_limits/", $$"""{"name":"tag:{{tag}}","limit":1}""");
        var parent = await CreateAsync($"\"tags\":[\"{tag}\"]");
        await Host.PostAsync($"{Create}{parent["id"]}/set_state", """{"state":{"type":"RUNNING"}}""");
        var run = await NewAsync(
            $"\"parent_task_run_id\":{parent["id"].GetRawText()},\"state\":{{\"type\":\"RUNNING\"}}"
        );
        Assert.Equal(1, (await Host.GetAsync($"/api/v2/concurrency_limits/tag:{tag}"))["active_slots"].GetInt32());
        await SetAsync(run, """{"type":"COMPLETED"}""");
        Assert.Equal(0, (await Host.GetAsync($"/api/v2/concurrency_limits/tag:{tag}"))["active_slots"].GetInt32());
    }

    [Fact]
    public async Task R11_SlotsThatAClientTookForARunWithoutTags_AreFreeWhenItEnds()
    {
        var name = NewKey();
        await Host.PostAsync("/api/v2/concurrency_limits/", $$"""{"name":"{{name}}","limit":1}""");
        var run = await CreateAsync();
        var lease = await Host.PostAsync(
            "/api/v2/concurrency_limits/increment-with-lease",
            $$$"""{"names":["{{{name}}}"],"slots":1,"mode":"concurrency","lease_duration":300,"holder":{"type":"task_run","id":"{{{run["id"]}}}"}}"""
        );
        Assert.Equal(HttpStatusCode.OK, lease.Status);
        await Host.PostAsync($"{Create}{run["id"]}/set_state", """{"state":{"type":"CRASHED"}}""");
        Assert.Equal(0, (await Host.GetAsync($"/api/v2/concurrency_limits/{name}"))["active_slots"].GetInt32());
    }

    [Theory]
    [InlineData("CANCELLED", "CANCELLED")]
    [InlineData("CRASHED", "CRASHED")]
    [InlineData("FAILED", "RUNNING")]
    [InlineData("COMPLETED", "RUNNING")]
    public async Task W11_UnfinishedTaskRuns_EndWithTheirFlowRun(string type, string expected)
    {
        var run = await NewAsync("\"state\":{\"type\":\"RUNNING\"}");
        var flowRun = $"\"flow_run_id\":{run["id"].GetRawText()}";
        var unfinished = await CreateAsync($"{flowRun},\"state\":{{\"type\":\"RUNNING\"}}");
        var finished = await CreateAsync($"{flowRun},\"state\":{{\"type\":\"COMPLETED\"}}");
        await SetAsync(run, $$"""{"type":"{{type}}"}""");
        Assert.Equal(expected, (await Host.GetAsync($"{Create}{unfinished["id"]}"))["state_type"].GetString());
        Assert.Equal("COMPLETED", (await Host.GetAsync($"{Create}{finished["id"]}"))["state_type"].GetString());
    }

    [Fact]
    public async Task Delete_TakesItsTaskRunsWithIt_HoweverMany()
    {
        var run = await NewAsync();
        var ids = new List<string>();
        for (var i = 0; i < 250; i++)
            ids.Add((await CreateAsync($"\"flow_run_id\":{run["id"].GetRawText()}"))["id"].GetString()!);
        await Host.PostAsync(
            "/api/logs/",
            $$"""[{"name":"l","level":20,"message":"m","timestamp":"2026-01-31T00:00:00Z","flow_run_id":{{run["id"].GetRawText()}}}]"""
        );
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("DELETE", $"{FlowRuns}{run["id"]}")).Status);
        Assert.Equal(
            "[]",
            (
                await Host.PostAsync(
                    "/api/logs/filter",
                    $$$$"""{"logs":{"flow_run_id":{"any_":["{{{{run["id"]}}}}"]}}}"""
                )
            ).Text
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync($"{FlowRuns}{run["id"]}")).Status);
        Assert.Equal(
            "0",
            (
                await Host.PostAsync(
                    "/api/task_runs/count",
                    $$$$"""{"flow_runs":{"id":{"any_":["{{{{run["id"]}}}}"]}}}"""
                )
            ).Text
        );
        Assert.Equal("[]", (await Host.GetAsync($"/api/flow_run_states/?flow_run_id={run["id"]}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.SendAsync("DELETE", $"{FlowRuns}{run["id"]}")).Status);
    }

    [Theory]
    [InlineData("ID_DESC", "c b a")]
    [InlineData("NAME_ASC", "a b c")]
    [InlineData("NAME_DESC", "c b a")]
    [InlineData("START_TIME_ASC", "a b c")]
    [InlineData("START_TIME_DESC", "c b a")]
    [InlineData("EXPECTED_START_TIME_ASC", "a b c")]
    [InlineData("EXPECTED_START_TIME_DESC", "c b a")]
    [InlineData("NEXT_SCHEDULED_START_TIME_ASC", "c a b")]
    [InlineData("END_TIME_DESC", "b c a")]
    public async Task Lists_AreSorted_NullsLast(string sort, string expected)
    {
        var filter = await ThreeAsync();
        Assert.Equal(expected, await NamesAsync($"{filter},\"sort\":\"{sort}\""));
    }

    [Theory]
    [InlineData("""{"state":{"type":{"any_":["COMPLETED"]}}}""", "b")]
    [InlineData("""{"state":{"name":{"not_any_":["Completed"]}}}""", "c a")]
    [InlineData("""{"tags":{"any_":["one","none"]}}""", "a")]
    [InlineData("""{"tags":{"all_":["both"]}}""", "b a")]
    [InlineData("""{"tags":{"is_null_":true}}""", "c")]
    [InlineData("""{"end_time":{"is_null_":false}}""", "b")]
    [InlineData("""{"start_time":{"is_null_":true}}""", "c a")]
    [InlineData("""{"next_scheduled_start_time":{"after_":"2020-01-01T00:00:00Z"}}""", "c")]
    [InlineData("""{"flow_version":{"any_":["v1"]}}""", "b")]
    [InlineData("""{"work_queue_name":{"is_null_":false}}""", "b")]
    [InlineData("""{"idempotency_key":{"any_":["never"]}}""", "")]
    [InlineData("""{"name":{"like_":"A "}}""", "a")]
    [InlineData("""{"parent_task_run_id":{"is_null_":true}}""", "c b a")]
    public async Task Section5_3_FiltersOfFlowRuns(string criteria, string expected)
    {
        var filter = await ThreeAsync();
        Assert.Equal(expected, await NamesAsync($"{filter},\"flow_runs\":{criteria}"));
        var count = await Host.PostAsync($"{FlowRuns}count", $"{{{filter},\"flow_runs\":{criteria}}}");
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, count.Json.GetInt32());
    }

    public static readonly TheoryData<string> OddTags =
    [
        ",",
        "[",
        "\"",
        "\\",
        "a",
        "a ",
        "A",
        "%",
        "😀",
        new string('"', 4000),
        new string('x', 4000),
    ];

    [Theory]
    [MemberData(nameof(OddTags))]
    public async Task Section5_3_Tags_AreFoundToTheLetter(string tag)
    {
        var flow = await FlowAsync();
        await OfFlowAsync(flow, $"\"name\":\"tagged\",\"tags\":{JsonSerializer.Serialize(new[] { "a,", ",b", tag })}");
        await OfFlowAsync(
            flow,
            """
            "name":"other","tags":["b,","[c","\"d","a  ","xx"]
            """
        );
        var filter = $$$"""
            "flows":{"id":{"any_":[{{{flow}}}]}}
            """;
        foreach (var list in new[] { "all_", "any_" })
            Assert.Equal(
                "tagged",
                await NamesAsync(
                    $$$"""{{{filter}}},"flow_runs":{"tags":{"{{{list}}}":[{{{JsonSerializer.Serialize(tag)}}}]}}"""
                )
            );
    }

    [Theory]
    [InlineData("/api/flow_runs/filter", "flow_runs", "any_")]
    [InlineData("/api/task_runs/filter", "flow_runs", "all_")]
    [InlineData("/api/flows/filter", "flows", "all_")]
    public async Task Filters_OfManyTags_AreAnswered_AndOfTooManyRefused(string path, string filter, string list)
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(200)).Status);
        Assert.Equal(
            $"too_long body.{filter}.tags.{list} List should have at most 200 items after validation, not 201",
            (await AskAsync(201)).Errors()
        );

        Task<Answer> AskAsync(int count)
        {
            var tags = JsonSerializer.Serialize(Enumerable.Range(0, count).Select(i => $"t{i}"));
            return Host.PostAsync(path, $$$$"""{"{{{{filter}}}}":{"tags":{"{{{{list}}}}":{{{{tags}}}}}}}""");
        }
    }

    [Fact]
    public async Task Lists_ByTheirTaskRuns_AndPages()
    {
        var run = await NewAsync();
        await CreateAsync($"\"flow_run_id\":{run["id"].GetRawText()},\"tags\":[\"{run["id"]}\"]");
        var filter = $$$"""
            "task_runs":{"tags":{"all_":["{{{run["id"]}}}"]}}
            """;
        Assert.Equal("1", (await Host.PostAsync($"{FlowRuns}count", $"{{{filter}}}")).Text);
        Assert.Equal("1", (await Host.PostAsync("/api/flows/count", $"{{{filter}}}")).Text);
        var page = await Host.PostAsync($"{FlowRuns}paginate", $"{{{filter}}}");
        Assert.Equal((1, 1), (page["pages"].GetInt32(), page["results"].GetArrayLength()));
        Assert.Equal("0", (await Host.PostAsync($"{FlowRuns}count", $"{{{filter},\"deployments\":{{}}}}")).Text);
        Assert.Equal("0", (await Host.PostAsync($"{FlowRuns}count", $"{{{filter},\"work_pools\":{{}}}}")).Text);
    }

    [Fact]
    public async Task History_And_Lateness()
    {
        var flow = await FlowAsync();
        await OfFlowAsync(
            flow,
            """
            "state":{"type":"SCHEDULED","state_details":{"scheduled_time":"2021-07-01T01:00:00Z"}}
            """
        );
        var filter = $$$"""
            "flows":{"id":{"any_":[{{{flow}}}]}}
            """;
        var history = await Host.PostAsync(
            $"{FlowRuns}history",
            $$"""{"history_start":"2021-07-01T00:00:00Z","history_end":"2021-07-02T00:00:00Z","history_interval_seconds":43200,{{filter}}}"""
        );
        Assert.Equal(2, history.Json.GetArrayLength());
        Assert.Equal("SCHEDULED", history.Json[0].GetProperty("states")[0].GetProperty("state_type").GetString());
        Assert.True((await Host.PostAsync($"{FlowRuns}lateness", $"{{{filter}}}")).Json.GetDouble() > 1e6);
        Assert.Equal("null", (await Host.PostAsync($"{FlowRuns}lateness", """{"flows":{"id":{"any_":[]}}}""")).Text);
    }

    private async Task<string> ThreeAsync()
    {
        var flow = await FlowAsync();
        await OfFlowAsync(flow, "\"name\":\"a \",\"tags\":[\"one\",\"both\"]");
        await OfFlowAsync(
            flow,
            """
            "name":"b ","tags":["both"],"state":{"type":"COMPLETED"},"flow_version":"v1","work_queue_name":"q"
            """
        );
        await OfFlowAsync(
            flow,
            """
            "name":"c ","state":{"type":"SCHEDULED","state_details":{"scheduled_time":"2090-01-01T00:00:00Z"}}
            """
        );
        return $$$"""
            "flows":{"id":{"any_":[{{{flow}}}]}}
            """;
    }

    private async Task<string> NamesAsync(string fields)
    {
        var found = await Host.PostAsync($"{FlowRuns}filter", $"{{{fields}}}");
        Assert.True(found.Status is HttpStatusCode.OK, found.Text);
        return string.Join(' ', found.Json.EnumerateArray().Select(run => run.GetProperty("name").GetString()!.Trim()));
    }

    /// <summary>The id of a new flow, in quotes.</summary>
    private async Task<string> FlowAsync() =>
        (await Host.PostAsync("/api/flows/", $$"""{"name":"{{NewKey()}}"}"""))["id"].GetRawText();

    private Task<Answer> OfFlowAsync(string flow, string fields = "") =>
        Host.PostAsync(FlowRuns, $$"""{"flow_id":{{flow}}{{(fields is "" ? "" : ",")}}{{fields}}}""");

    private async Task<Answer> NewAsync(string fields = "")
    {
        var answer = await OfFlowAsync(await FlowAsync(), fields);
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Text);
        return answer;
    }

    private Task<Answer> SetAsync(Answer run, string state, bool force = false) =>
        Host.PostAsync(
            $"{FlowRuns}{run["id"]}/set_state",
            $$"""{"state":{{state}},"force":{{JsonSerializer.Serialize(force)}}}"""
        );
}
