using System.Net;

namespace TaskRunAdmin.Unit.Api;

/// <summary>Listing runs and their states, and what a client asks a server first.</summary>
public sealed class ReadTaskRunTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ListStates_OfARun_HasItsFirstState()
    {
        var id = await CreateAsync();
        var states = (await host.GetAsync($"/api/task_run_states/?task_run_id={id}")).Json;
        Assert.Equal("PENDING", states.EnumerateArray().Single().GetProperty("type").GetString());
        Assert.Equal("[]", (await host.GetAsync($"/api/task_run_states?task_run_id={Guid.NewGuid()}")).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
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
    }

    [Theory]
    [InlineData("""{"sort":"START_TIME_ASC"}""", "enum body.sort Input should be 'ID_DESC'")]
    [InlineData("""{"task_runs":{"id":{"any":[]}}}""", "extra_forbidden body.task_runs.id.any Extra inputs are not")]
    [InlineData("""{"task_runs":{"operator":"or"}}""", "enum body.task_runs.operator Input should be 'and_' or 'or_'")]
    [InlineData("""{"flow_runs":[]}""", "model_attributes_type body.flow_runs Input should be a valid dictionary")]
    public async Task Filter_WhatItCannotDo_Is422(string body, string error)
    {
        var answer = await host.PostAsync("/api/task_runs/filter", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(error, answer.Errors());
    }

    [Theory]
    [InlineData("/api/health", "true")]
    [InlineData("/api/ready", """{"message":"OK"}""")]
    [InlineData("/api/version", "\"0.8.4\"")]
    [InlineData("/api/hello", "\"👋\"")]
    [InlineData("/api/admin/version", "\"3.8.3\"")]
    public async Task Server_Asked_AnswersWhatClientsExpect(string path, string expected)
    {
        var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, answer.Text);
        Assert.Equal("application/json", answer.ContentType);
    }

    private async Task<Guid> CreateAsync()
    {
        var body = $$"""{"task_key":"t","dynamic_key":"{{Guid.NewGuid()}}"}""";
        return (await host.PostAsync("/api/task_runs/", body))["id"].GetGuid();
    }

    private static List<Guid> Ids(Answer answer) =>
        [.. answer.Json.EnumerateArray().Select(run => run.GetProperty("id").GetGuid())];
}
