using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Flows (contract 7.3).</summary>
public sealed class Section7_3_FlowsTests(ApiHost host) : ContractTests(host)
{
    private const string Flows = "/api/flows/";

    [Fact]
    public async Task Create_Is201_ThenTheSameIs200AndUnchanged()
    {
        var name = NewKey();
        var created = await Host.PostAsync(
            Flows,
            $$$"""{"name":"{{{name}}}","tags":["b","a"],"labels":{"team":"data"}}"""
        );
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("id created updated name tags labels", Answer.Names(created.Json));
        Assert.Equal("""["b","a"]""", created["tags"].GetRawText());
        var again = await Host.PostAsync(Flows, $$"""{"name":"{{name}}","tags":["other"]}""");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(created.Text, again.Text);
    }

    [Fact]
    public async Task Create_OfOneNameAtOnce_MakesOneFlow()
    {
        var name = NewKey();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Host.PostAsync(Flows, $$"""{"name":"{{name}}"}"""))
        );
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Single(answers.Select(answer => answer["id"].GetString()).Distinct());
    }

    [Theory]
    [InlineData("""{}""", "missing body.name Field required")]
    [InlineData("""{"name":""}""", "string_pattern_mismatch body.name String should match pattern '^[^/%&><]+$'")]
    [InlineData("""{"name":"a/b"}""", "string_pattern_mismatch body.name String should match pattern '^[^/%&><]+$'")]
    [InlineData("""{"name":"a","x":1}""", "extra_forbidden body.x Extra inputs are not permitted")]
    [InlineData("""{"name":"a","tags":"x"}""", "list_type body.tags Input should be a valid list")]
    public Task Create_OfWhatCannotBe_Is422(string body, string expected) => RefusedAsync(expected, Flows, body);

    [Fact]
    public async Task Read_ByIdAndByName_Or404()
    {
        var name = $"ä ö {NewKey()}";
        var created = await Host.PostAsync(Flows, $$"""{"name":"{{name}}"}""");
        Assert.Equal(created.Text, (await Host.GetAsync($"{Flows}{created["id"]}")).Text);
        Assert.Equal(created.Text, (await Host.GetAsync($"{Flows}name/{Uri.EscapeDataString(name)}")).Text);
        foreach (
            var path in new[] { NewKey(), $"name/{NewKey()}", $"name/{Uri.EscapeDataString(name.ToUpperInvariant())}" }
        )
        {
            var missing = await Host.GetAsync(Flows + path);
            Assert.Equal(HttpStatusCode.NotFound, missing.Status);
            Assert.Equal("Flow not found", missing["detail"].GetString());
        }
    }

    [Fact]
    public async Task Patch_ChangesTagsAndNothingElse()
    {
        var created = await Host.PostAsync(Flows, $$"""{"name":"{{NewKey()}}","tags":["a"]}""");
        var path = $"{Flows}{created["id"]}";
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("PATCH", path, """{"tags":["b"]}""")).Status);
        Assert.Equal("""["b"]""", (await Host.GetAsync(path))["tags"].GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await Host.SendAsync("PATCH", Flows + NewKey(), "{}")).Status);
        var refused = await Host.SendAsync("PATCH", path, """{"name":"x"}""");
        Assert.Equal("extra_forbidden body.name Extra inputs are not permitted", refused.Errors());
    }

    [Fact]
    public async Task Lists_FilterSortCountAndPaginate()
    {
        var tag = NewKey();
        foreach (var name in new[] { "b", "a", "c" })
            await Host.PostAsync(Flows, $$"""{"name":"{{name}} {{tag}}","tags":["{{tag}}","a\"b"]}""");
        var filter = $$$"""
            "flows":{"tags":{"all_":["{{{tag}}}","a\"b"]}}
            """;

        Assert.Equal("a b c", await NamesAsync(filter));
        Assert.Equal("c b a", await NamesAsync($"{filter},\"sort\":\"NAME_DESC\""));
        Assert.Equal("c a b", await NamesAsync($"{filter},\"sort\":\"CREATED_DESC\""));
        Assert.Equal("b", await NamesAsync($"{filter},\"limit\":1,\"offset\":1"));
        Assert.Equal("3", (await Host.PostAsync($"{Flows}count", $"{{{filter}}}")).Text);
        var page = await Host.PostAsync($"{Flows}paginate", $"{{{filter},\"limit\":2,\"page\":2}}");
        Assert.Equal("results count limit pages page", Answer.Names(page.Json));
        Assert.Equal(
            (3, 2, 2, 1),
            (
                page["count"].GetInt32(),
                page["pages"].GetInt32(),
                page["page"].GetInt32(),
                page["results"].GetArrayLength()
            )
        );
        var invalid = await Host.PostAsync($"{Flows}filter", """{"limit":201}""");
        Assert.Equal("Invalid limit: must be less than or equal to 200.", invalid["detail"].GetString());
    }

    [Fact]
    public async Task Delete_TakesFlowRunsAndTaskRunsWithIt()
    {
        var flowRunId = await CreateFlowRunAsync();
        var flowId = (await Host.GetAsync($"/api/flow_runs/{flowRunId}"))["flow_id"].GetString();
        var run = await CreateAsync($"\"flow_run_id\":\"{flowRunId}\"");
        Assert.Equal(HttpStatusCode.NoContent, (await Host.SendAsync("DELETE", Flows + flowId)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync(Flows + flowId)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync($"/api/flow_runs/{flowRunId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync($"{Create}{run["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.SendAsync("DELETE", Flows + flowId)).Status);
    }

    private async Task<string> NamesAsync(string fields)
    {
        var found = await Host.PostAsync($"{Flows}filter", $"{{{fields}}}");
        Assert.True(found.Status is HttpStatusCode.OK, found.Text);
        return string.Join(' ', found.Json.EnumerateArray().Select(flow => flow.GetProperty("name").GetString()![..1]));
    }
}
