using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>The task run object. The bookkeeping of 3.3 is tested at the entity: <see cref="Unit.Model.TaskRunTests"/>.</summary>
public sealed class Section3_TaskRunObjectTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task Fields_StandInTheContractsOrder()
    {
        var created = await CreateAsync();
        var read = await Host.GetAsync($"/api/task_runs/{created["id"]}");
        var listed = (await Host.PostAsync(Filter, """{"limit":1}""")).Json[0];
        foreach (var run in new[] { created.Json, read.Json, listed })
        {
            Assert.Equal(
                "id created updated name flow_run_id task_key dynamic_key cache_key cache_expiration task_version "
                    + "empirical_policy tags labels state_id task_inputs state_type state_name run_count flow_run_run_count "
                    + "expected_start_time next_scheduled_start_time start_time end_time total_run_time estimated_run_time "
                    + "estimated_start_time_delta state",
                Answer.Names(run)
            );
            Assert.Equal("id type name timestamp message data state_details", Answer.Names(run.GetProperty("state")));
        }
    }

    [Fact]
    public async Task EveryField_ComesBackFromGetAsItWasSent()
    {
        var id = Guid.NewGuid();
        var flowRunId = Guid.NewGuid();
        var created = await CreateAsync(
            $$$"""
            "id":"{{{id}}}","name":"näme","flow_run_id":"{{{flowRunId}}}","cache_key":"c",
            "cache_expiration":"2030-01-01 00:00:00+01:00","task_version":"1.2",
            "empirical_policy":{"retries":2,"retry_delay":[1,2.5],"retry_jitter_factor":0.1},
            "tags":["b","a","a"],"labels":{"team":"data","n":1.0,"on":true},
            "task_inputs":{"x":[{"id":"{{{flowRunId}}}"},{"name":"p"}],"__parents__":[]},
            "state":{"type":"RUNNING","name":"Going","message":"m","data":{"k":[1]},"state_details":{"pause_key":"p"}}
            """
        );
        var read = await Host.GetAsync($"/api/task_runs/{id}");

        Assert.Equal(id, read["id"].GetGuid());
        Assert.Equal("näme", read["name"].GetString());
        Assert.Equal(flowRunId, read["flow_run_id"].GetGuid());
        Assert.Equal("c", read["cache_key"].GetString());
        Assert.Equal("2029-12-31T23:00:00Z", read["cache_expiration"].GetString());
        Assert.Equal("1.2", read["task_version"].GetString());
        Assert.Equal("[1.0,2.5]", Raw(read.Json, "empirical_policy", "retry_delay"));
        Assert.Equal("""["b","a","a"]""", read["tags"].GetRawText());
        Assert.Equal("1.0", Raw(read.Json, "labels", "n"));
        Assert.Equal("Going", read["state_name"].GetString());
        Assert.Equal("""{"k":[1]}""", Raw(read.Json, "state", "data"));
        Assert.Equal(read["state_id"].GetGuid(), read["state"].GetProperty("id").GetGuid());
        Assert.Equal(Stored(created.Json), Stored(read.Json));
    }

    [Fact]
    public async Task EstimatedRunTime_OfARunningRun_Grows()
    {
        var id = (await CreateAsync("\"state\":{\"type\":\"RUNNING\"}"))["id"];
        var first = (await Host.GetAsync($"/api/task_runs/{id}"))["estimated_run_time"].GetDouble();
        var second = (await Host.GetAsync($"/api/task_runs/{id}"))["estimated_run_time"].GetDouble();
        Assert.InRange(first, 0, second - 1e-6);
    }

    [Theory]
    [InlineData("SCHEDULED", "2020-01-01T00:00:00Z", true)]
    [InlineData("SCHEDULED", "2030-01-01T00:00:00Z", false)]
    public async Task EstimatedStartTimeDelta_GrowsFromTheTimeItWasDue(string type, string due, bool isLate)
    {
        var answer = await CreateAsync(
            $$$"""
            "state":{"type":"{{{type}}}","state_details":{"scheduled_time":"{{{due}}}"}}
            """
        );
        Assert.Equal(isLate, answer["estimated_start_time_delta"].GetDouble() > 0);
        Assert.Equal(due, answer["expected_start_time"].GetString());
        Assert.Equal(due, answer["next_scheduled_start_time"].GetString());
    }

    [Fact]
    public async Task EstimatedStartTimeDelta_OfARunThatEnded_IsZero() =>
        Assert.Equal(
            "0.0",
            (await CreateAsync("\"state\":{\"type\":\"FAILED\"}"))["estimated_start_time_delta"].GetRawText()
        );

    [Fact]
    public async Task Section3_2_StateOfTheHistory_IsTheStateOfTheRun()
    {
        var run = await CreateAsync("\"state\":{\"type\":\"FAILED\",\"message\":\"m\"}");
        var states = (await Host.GetAsync($"{States}?task_run_id={run["id"]}")).Json;
        Assert.Equal(run["state"].GetRawText(), states.EnumerateArray().Single().GetRawText());
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("""{"type":"unpersisted","x":1}""", "null")]
    [InlineData("""{"artifact_key":"k","artifact_type":"t","artifact_description":"d","x":1}""", """{"x":1}""")]
    [InlineData("0", "0")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("false", "false")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    public async Task Section3_4_Data_IsStoredExceptWhatIsNotToBe(string sent, string stored)
    {
        var id = (await CreateAsync($"\"state\":{{\"type\":\"COMPLETED\",\"data\":{sent}}}"))["id"];
        Assert.Equal(stored, Raw((await Host.GetAsync($"/api/task_runs/{id}")).Json, "state", "data"));
    }

    /// <summary>Everything but the fields that are computed anew for each answer.</summary>
    private static string Stored(JsonElement run) =>
        string.Join(
            ',',
            run.EnumerateObject()
                .Where(field => !field.Name.StartsWith("estimated_", StringComparison.Ordinal))
                .Select(field => field.ToString())
        );
}
