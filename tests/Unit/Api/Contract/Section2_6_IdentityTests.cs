using System.Net;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_6_IdentityTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameKey_ReturnsTheRunWith200AndChangesNothing(bool hasFlowRun)
    {
        var key = Key(hasFlowRun);
        var first = await Host.PostAsync(Create, $"{{{key},\"name\":\"first\",\"tags\":[\"a\"]}}");
        var second = await Host.PostAsync(
            Create,
            $$"""
            { {{key}},"id":"{{NewKey()}}","name":"second","tags":[],"labels":{"x":1},"empirical_policy":{"retries":9},
              "state":{"type":"RUNNING"} }
            """
        );
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(WithoutDelay(first.Json), WithoutDelay(second.Json));
        Assert.Equal(1, (await Host.GetAsync($"{States}?task_run_id={first["id"]}")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("k", "K")]
    [InlineData("k", "k ")]
    [InlineData("k", " k")]
    [InlineData("é", "e\u0301")]
    public async Task Key_IsComparedByteByByte(string one, string other)
    {
        var task = NewKey();
        foreach (var key in new[] { one, other })
        {
            var answer = await Host.PostAsync(Create, $$"""{"task_key":"{{task}}","dynamic_key":"{{key}}"}""");
            Assert.Equal(HttpStatusCode.Created, answer.Status);
        }
    }

    [Fact]
    public async Task SuppliedId_OfARunWithAnotherKey_Is409AndWritesNothing()
    {
        var id = (await CreateAsync())["id"];
        var body = Body($"\"id\":\"{id}\"");
        Assert.Equal(HttpStatusCode.Conflict, (await Host.PostAsync(Create, body)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Host.PostAsync(Create, body.Replace($"{id}", NewKey()))).Status);
    }

    [Fact]
    public async Task SuppliedId_OtherThanTheRuns_GetsTheRunWithItsOwnId()
    {
        var key = Key(hasFlowRun: false);
        var id = (await Host.PostAsync(Create, $"{{{key}}}"))["id"].GetGuid();
        var answer = await Host.PostAsync(Create, $"{{{key},\"id\":\"{NewKey()}\"}}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(id, answer["id"].GetGuid());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ManyAtOnce_One201AndTheSameIdForAll(bool hasFlowRun)
    {
        var body = $"{{{Key(hasFlowRun)}}}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Host.PostAsync(Create, body)));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer["id"].GetGuid()).Distinct());
    }

    [Fact]
    public async Task InitialState_Running_CountsAsARun()
    {
        var answer = await CreateAsync("\"state\":{\"type\":\"RUNNING\"}");
        Assert.Equal(1, answer["run_count"].GetInt32());
        Assert.Equal(answer["state"].GetProperty("timestamp").GetString(), answer["start_time"].GetString());
    }

    [Fact]
    public async Task InitialState_WithData_Is201WithTheData() =>
        Assert.Equal(
            """{"type":"literal","value":5}""",
            Raw(
                (
                    await CreateAsync(
                        """
                        "state":{"type":"COMPLETED","data":{"type":"literal","value":5}}
                        """
                    )
                ).Json,
                "state",
                "data"
            )
        );

    [Fact]
    public async Task ExampleOfSection2_7_Is201()
    {
        var answer = await Host.PostAsync(
            Create,
            """{"task_key":"etl.load-1a2b","dynamic_key":"0","flow_run_id":null,"tags":["db"]}"""
        );
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("PENDING", answer["state_type"].GetString());
        Assert.Equal(answer["state"].GetProperty("timestamp").GetString(), answer["expected_start_time"].GetString());
        Assert.Equal(0, answer["run_count"].GetInt32());
        Assert.Equal("{}", answer["labels"].GetRawText());
    }

    private static string Key(bool hasFlowRun) =>
        $"\"task_key\":\"t\",\"dynamic_key\":\"{NewKey()}\",\"flow_run_id\":{(hasFlowRun ? $"\"{NewKey()}\"" : "null")}";

    /// <summary>Everything but the field that is computed anew for each answer.</summary>
    private static string WithoutDelay(JsonElement run) =>
        string.Join(
            ',',
            run.EnumerateObject()
                .Where(field => field.Name is not "estimated_start_time_delta")
                .Select(field => field.ToString())
        );
}
