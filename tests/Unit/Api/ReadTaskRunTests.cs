using System.Net;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api;

public sealed class ReadTaskRunTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Get_IdInAnyNotation_IsThatRun()
    {
        var id = await CreateAsync();
        Assert.Equal(id, (await host.GetAsync($"/api/task_runs/{id.ToString().Remove(8, 1)}"))["id"].GetGuid());
        Assert.Equal(id, (await host.GetAsync($"/api/task_runs/{id:N}"))["id"].GetGuid());
        Assert.Equal(id, (await host.GetAsync($"/api/task_runs/{id.ToString().ToUpperInvariant()}"))["id"].GetGuid());
    }

    [Fact]
    public async Task Get_UnknownId_Is404()
    {
        var answer = await host.GetAsync($"/api/task_runs/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("""{"detail":"Task not found"}""", answer.Text);
    }

    [Theory]
    [InlineData("/api/task_runs/abc")]
    [InlineData("/api/task_runs/{0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}")]
    [InlineData("/api/nope")]
    public async Task Get_NoSuchPath_Is404InJson(string path)
    {
        var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("""{"detail":"Not Found"}""", answer.Text);
        Assert.Equal("application/json", answer.ContentType);
    }

    [Theory]
    [InlineData("PUT", "/api/task_runs/filter", "POST")]
    [InlineData("GET", "/api/task_runs/", "POST")]
    [InlineData("DELETE", "/api/health", "GET")]
    public async Task WrongMethod_KnownPath_Is405InJson(string method, string path, string allowed)
    {
        var answer = await host.SendAsync(new HttpMethod(method), path, null, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("""{"detail":"Method Not Allowed"}""", answer.Text);
        Assert.Contains(allowed, answer.Allow);
    }

    [Fact]
    public async Task ListStates_OfARun_HasItsFirstState()
    {
        var id = await CreateAsync();
        var states = (await host.GetAsync($"/api/task_run_states/?task_run_id={id}")).Json;
        Assert.Equal("PENDING", states.EnumerateArray().Single().GetProperty("type").GetString());
        Assert.Equal("[]", (await host.GetAsync($"/api/task_run_states?task_run_id={Guid.NewGuid()}")).Text);
    }

    [Fact]
    public async Task ListStates_NoRunNamed_Is422()
    {
        var answer = await host.GetAsync("/api/task_run_states/");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            """[{"type":"missing","loc":["query","task_run_id"],"msg":"Field required","input":null}]""",
            answer["exception_detail"].GetRawText()
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData(
        """{"sort":null,"limit":null,"offset":null,"flows":null,"flow_runs":null,"task_runs":{},"deployments":null}"""
    )]
    public async Task Filter_NothingAsked_IsNewestFirst(string? body)
    {
        var older = await CreateAsync();
        var newer = await CreateAsync();
        var ids = Ids(await host.PostAsync("/api/task_runs/filter", body));
        Assert.Equal([newer, older], ids.Take(2));
    }

    [Fact]
    public async Task Filter_SortLimitOffset_AreApplied()
    {
        await CreateAsync();
        await CreateAsync();
        var all = Ids(await host.PostAsync("/api/task_runs/filter", """{"sort":"EXPECTED_START_TIME_ASC"}"""));
        var page = Ids(
            await host.PostAsync("/api/task_runs/filter", """{"sort":"EXPECTED_START_TIME_ASC","limit":1,"offset":1}""")
        );
        Assert.Equal([all[1]], page);
        Assert.Empty(Ids(await host.PostAsync("/api/task_runs/filter", """{"limit":0}""")));
    }

    [Theory]
    [InlineData("""{"limit":201}""", """{"detail":"Invalid limit: must be less than or equal to 200."}""")]
    [InlineData("""{"limit":-1}""", """{"detail":"Invalid limit: must be greater than or equal to 0."}""")]
    public async Task Filter_LimitOutOfRange_Is422InShapeB(string body, string expected)
    {
        var answer = await host.PostAsync("/api/task_runs/filter", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Text);
    }

    [Theory]
    [InlineData("""{"offset":-1}""", "greater_than_equal")]
    [InlineData("""{"sort":"START_TIME_ASC"}""", "enum")]
    [InlineData("""{"limit":"x"}""", "int_parsing")]
    [InlineData("""{"task_runs":{"id":{"any_":[]}}}""", "value_error")]
    [InlineData("""{"flow_runs":{}}""", "value_error")]
    [InlineData("[]", "missing")]
    public async Task Filter_WhatItCannotDo_Is422(string body, string type)
    {
        var answer = await host.PostAsync("/api/task_runs/filter", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(type, answer["exception_detail"][0].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/api/health", "true")]
    [InlineData("/api/ready", """{"message":"OK"}""")]
    [InlineData("/api/version", "\"0.8.4\"")]
    [InlineData("/api/admin/version", "\"3.8.3\"")]
    public async Task Server_Asked_AnswersWhatClientsExpect(string path, string expected)
    {
        var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, answer.Text);
        Assert.Equal("application/json", answer.ContentType);
    }

    [Fact]
    public async Task Server_Greeted_Waves() =>
        Assert.Equal("👋", (await host.GetAsync("/api/hello")).Json.GetString());

    [Fact]
    public async Task Filter_DataAsDeepAsIsRead_IsWritten()
    {
        var data = new string('[', 60) + new string(']', 60);
        var body = $$"""{"task_key":"deep","dynamic_key":"0","state":{"type":"COMPLETED","data":{{data}} } }""";
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync("/api/task_runs/", body)).Status);
        var answer = await host.PostAsync("/api/task_runs/filter", """{"limit":1}""");
        Assert.Contains(data, answer.Text, StringComparison.Ordinal);
    }

    private async Task<Guid> CreateAsync()
    {
        var body = $$"""{"task_key":"t","dynamic_key":"{{Guid.NewGuid()}}"}""";
        return (await host.PostAsync("/api/task_runs/", body))["id"].GetGuid();
    }

    private static List<Guid> Ids(Answer answer) =>
        [.. answer.Json.EnumerateArray().Select(run => run.GetProperty("id").GetGuid())];
}
