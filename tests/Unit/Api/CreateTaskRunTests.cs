using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace TaskRunAdmin.Unit.Api;

public sealed class CreateTaskRunTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/api/task_runs/";

    private static string NewKey() => Guid.NewGuid().ToString();

    [Fact]
    public async Task Create_ExampleOfTheContract_Is201ThenTheSameRunWith200()
    {
        const string body = """{"task_key":"etl.load-1a2b","dynamic_key":"0","flow_run_id":null,"tags":["db"]}""";

        var first = await host.PostAsync(Path, body);
        var second = await host.PostAsync(Path, body);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal("application/json", first.ContentType);
        Assert.Equal("PENDING", first["state_type"].GetString());
        Assert.Equal(first["state"].GetProperty("timestamp").GetString(), first["expected_start_time"].GetString());
        Assert.Equal(0, first["run_count"].GetInt32());
        Assert.Equal("{}", first["labels"].GetRawText());
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(first["id"].GetGuid(), second["id"].GetGuid());
    }

    [Theory]
    [InlineData("/api/task_runs")]
    [InlineData("/api/task_runs/")]
    public async Task Create_WithOrWithoutTrailingSlash_IsNotRedirected(string path) =>
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync(path, Body(NewKey()))).Status);

    [Fact]
    public async Task Create_Answer_HasEveryFieldInTheContractsOrder()
    {
        var answer = await host.PostAsync(Path, Body(NewKey()));

        Assert.Equal(
            "id created updated name flow_run_id task_key dynamic_key cache_key cache_expiration task_version empirical_policy "
                + "tags labels state_id task_inputs state_type state_name run_count flow_run_run_count expected_start_time "
                + "next_scheduled_start_time start_time end_time total_run_time estimated_run_time estimated_start_time_delta state",
            Names(answer.Json)
        );
        Assert.Equal("id type name timestamp message data state_details", Names(answer["state"]));
        Assert.Equal(
            "flow_run_id task_run_id child_flow_run_id scheduled_time cache_key cache_expiration deferred untrackable_result "
                + "pause_timeout pause_reschedule pause_key run_input_keyset refresh_cache retriable transition_id "
                + "task_parameters_id traceparent deployment_concurrency_lease_id",
            Names(answer["state"].GetProperty("state_details"))
        );
        Assert.Equal(
            """{"max_retries":0,"retry_delay_seconds":0.0,"retries":null,"retry_delay":null,"retry_jitter_factor":null}""",
            answer["empirical_policy"].GetRawText()
        );
        Assert.Equal("0.0", answer["total_run_time"].GetRawText());
    }

    [Fact]
    public async Task Create_EveryField_ComesBackFromGet()
    {
        var id = Guid.NewGuid();
        var flowRunId = Guid.NewGuid();
        var created = await host.PostAsync(
            Path,
            $$"""
            {"id":"{{id}}","name":"näme","flow_run_id":"{{flowRunId}}","task_key":"t","dynamic_key":"{{NewKey()}}",
             "cache_key":"c","cache_expiration":"2030-01-01 00:00:00+01:00","task_version":"1.2",
             "empirical_policy":{"retries":2,"retry_delay":[1,2.5],"retry_jitter_factor":0.1,"unknown":1},
             "tags":["b","a","a"],"labels":{"team":"data","n":1.0,"on":true},
             "task_inputs":{"x":[{"id":"{{flowRunId}}"},{"name":"p"}],"__parents__":[]},
             "state":{"type":"RUNNING","name":"Going","message":"m","data":{"type":"reference","k":[1]},"state_details":{"pause_key":"p"} } }
            """
        );
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var read = await host.GetAsync($"/api/task_runs/{id}");

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal("näme", read["name"].GetString());
        Assert.Contains("näme", read.Text, StringComparison.Ordinal);
        Assert.Equal("2029-12-31T23:00:00Z", read["cache_expiration"].GetString());
        Assert.Equal(
            """{"max_retries":0,"retry_delay_seconds":0.0,"retries":2,"retry_delay":[1.0,2.5],"retry_jitter_factor":0.1}""",
            read["empirical_policy"].GetRawText()
        );
        Assert.Equal("""["b","a","a"]""", read["tags"].GetRawText());
        Assert.Equal(
            $$"""{"prefect.flow-run.id":"{{flowRunId}}","team":"data","n":1.0,"on":true}""",
            read["labels"].GetRawText()
        );
        Assert.Equal(
            $$"""{"x":[{"input_type":"task_run","id":"{{flowRunId}}"},{"input_type":"parameter","name":"p"}],"__parents__":[]}""",
            read["task_inputs"].GetRawText()
        );
        Assert.Equal("Going", read["state_name"].GetString());
        Assert.Equal("""{"type":"reference","k":[1]}""", read["state"].GetProperty("data").GetRawText());
        Assert.Equal(id, read["state"].GetProperty("state_details").GetProperty("task_run_id").GetGuid());
        Assert.Equal(1, read["run_count"].GetInt32());
        Assert.Equal(read["start_time"].GetString(), read["state"].GetProperty("timestamp").GetString());
        Assert.Equal(Without(created.Json, "estimated_run_time"), Without(read.Json, "estimated_run_time"));
    }

    [Fact]
    public async Task Create_IdOfAnotherRun_Is409()
    {
        var id = (await host.PostAsync(Path, Body(NewKey())))["id"].GetString();
        var answer = await host.PostAsync(Path, $$"""{"id":"{{id}}","task_key":"t","dynamic_key":"{{NewKey()}}"}""");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith("Data integrity conflict.", answer["detail"].GetString());
        Assert.Contains(id!, answer["detail"].GetString());
    }

    [Fact]
    public async Task Create_OtherIdSameKey_ReturnsTheRunWithItsOwnId()
    {
        var key = NewKey();
        var id = (await host.PostAsync(Path, Body(key)))["id"].GetGuid();
        var answer = await host.PostAsync(
            Path,
            $$"""{"id":"{{Guid.NewGuid()}}","task_key":"t","dynamic_key":"{{key}}"}"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(id, answer["id"].GetGuid());
    }

    [Fact]
    public async Task Create_UnknownFlowRunRequiredKnown_Is409()
    {
        await using var strict = host.WithWebHostBuilder(builder =>
            builder.UseSetting("Api:RequireKnownFlowRun", "true")
        );
        using var client = strict.CreateClient();
        var flowRunId = Guid.NewGuid();
        using var body = new StringContent(
            $$"""{"task_key":"t","dynamic_key":"0","flow_run_id":"{{flowRunId}}"}""",
            Encoding.UTF8,
            "application/json"
        );

        using var answer = await client.PostAsync(Path, body);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains($"The flow run {flowRunId} does not exist.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Create_SeveralBadFields_ListsThemAllInShapeA()
    {
        var answer = await host.PostAsync(Path, """{"task_key":5,"foo":1}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("exception_message exception_detail request_body", Names(answer.Json));
        Assert.Equal("Invalid request received.", answer["exception_message"].GetString());
        Assert.Equal(
            """[{"type":"string_type","loc":["body","task_key"],"msg":"Input should be a valid string","input":5},"""
                + """{"type":"missing","loc":["body","dynamic_key"],"msg":"Field required","input":{"task_key":5,"foo":1}},"""
                + """{"type":"extra_forbidden","loc":["body","foo"],"msg":"Extra inputs are not permitted","input":1}]""",
            answer["exception_detail"].GetRawText()
        );
        Assert.Equal("""{"task_key":5,"foo":1}""", answer["request_body"].GetRawText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    public async Task Create_NoBody_SaysThatItIsMissing(string? body)
    {
        var answer = await host.PostAsync(Path, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            """[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]""",
            answer["exception_detail"].GetRawText()
        );
        Assert.Equal(JsonValueKind.Null, answer["request_body"].ValueKind);
    }

    [Fact]
    public async Task Create_NoJson_SaysWhere()
    {
        var answer = await host.PostAsync(Path, "{\"task_key\": \"ä\",\n \"x\": nope}");
        var error = answer["exception_detail"][0];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("json_invalid", error.GetProperty("type").GetString());
        Assert.Equal("JSON decode error", error.GetProperty("msg").GetString());
        Assert.Equal("""["body",25]""", error.GetProperty("loc").GetRawText());
        Assert.Contains("nope", answer["request_body"].GetString());
    }

    [Fact]
    public async Task Create_NoUtf8_Is400()
    {
        var answer = await host.SendAsync(HttpMethod.Post, Path, [0x7B, 0xFF, 0x7D], "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("There was an error parsing the body", answer["detail"].GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.client+json")]
    public async Task Create_JsonByAnyOfItsNames_IsRead(string? contentType) =>
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync(Path, Body(NewKey()), contentType)).Status);

    [Fact]
    public async Task Create_OtherContentType_IsText()
    {
        var answer = await host.PostAsync(Path, Body(NewKey()), "text/plain");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("model_attributes_type", answer["exception_detail"][0].GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.String, answer["request_body"].ValueKind);
    }

    [Fact]
    public async Task Create_LoneSurrogate_Is422()
    {
        var answer = await host.PostAsync(Path, """{"task_key":"\ud800","dynamic_key":"0"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("\"string_unicode\"", answer.Text);
    }

    [Fact]
    public async Task Create_ManyCopiesAtOnce_One201AndTheSameIdForAll()
    {
        var body = Body(NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.PostAsync(Path, body)));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer["id"].GetGuid()).Distinct());
    }

    [Fact]
    public async Task Create_DatabaseHeldBySomebodyElse_Is503WithRetryAfterAndLaterWorks()
    {
        var body = Body(NewKey());
        await host.GetAsync("/api/ready");
        await using (var other = new SqliteConnection($"Data Source={host.DatabaseFile}"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction();

            var refused = await host.PostAsync(Path, body);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Equal("""{"exception_message":"Service Unavailable"}""", refused.Text);
            Assert.NotNull(refused.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync(Path, body)).Status);
    }

    private static string Body(string dynamicKey) => $$"""{"task_key":"t","dynamic_key":"{{dynamicKey}}"}""";

    private static string Names(JsonElement json) =>
        string.Join(' ', json.EnumerateObject().Select(property => property.Name));

    private static string Without(JsonElement json, string name) =>
        string.Join(
            ',',
            json.EnumerateObject().Where(property => property.Name != name).Select(property => property.ToString())
        );
}
