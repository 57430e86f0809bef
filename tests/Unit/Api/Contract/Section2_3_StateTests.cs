namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_3_StateTests(ApiHost host) : ContractTests(host)
{
    private const string Uuid = "0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    [Theory]
    [InlineData("SCHEDULED", "Scheduled")]
    [InlineData("PENDING", "Pending")]
    [InlineData("RUNNING", "Running")]
    [InlineData("COMPLETED", "Completed")]
    [InlineData("FAILED", "Failed")]
    [InlineData("CANCELLED", "Cancelled")]
    [InlineData("CRASHED", "Crashed")]
    [InlineData("PAUSED", "Paused")]
    [InlineData("CANCELLING", "Cancelling")]
    public async Task Name_NotGiven_IsTheTypes(string type, string name)
    {
        var answer = await CreateAsync($"\"state\":{{\"type\":\"{type}\"}}");
        Assert.Equal(type, answer["state_type"].GetString());
        Assert.Equal(name, answer["state_name"].GetString());
        Assert.Equal(name, answer["state"].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Type_IsRequired() => await RefusedAsync("missing body.state.type Field required", "\"state\":{}");

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"TimedOut\"", "TimedOut")]
    [InlineData("null", "Failed")]
    public async Task Name_IsKeptEvenEmpty(string sent, string expected) =>
        Assert.Equal(
            expected,
            (await CreateAsync($"\"state\":{{\"type\":\"FAILED\",\"name\":{sent}}}"))["state_name"].GetString()
        );

    [Fact]
    public async Task Message_HasNoLengthLimit()
    {
        var message = new string('m', 100_000);
        var answer = await CreateAsync($"\"state\":{{\"type\":\"FAILED\",\"message\":\"{message}\"}}");
        Assert.Equal(message, answer["state"].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("""{"type":"reference","k":[1,null,1.0]}""")]
    [InlineData("\"text\"")]
    [InlineData("[1,2]")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    public async Task Data_IsAnyJson(string data)
    {
        var id = (await CreateAsync($"\"state\":{{\"type\":\"COMPLETED\",\"data\":{data}}}"))["id"];
        Assert.Equal(data, Raw((await Host.GetAsync($"/api/task_runs/{id}")).Json, "state", "data"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task StateDetails_NoObject_IsRefused(string sent) =>
        await RefusedAsync(
            "model_attributes_type body.state.state_details "
                + "Input should be a valid dictionary or object to extract fields from",
            $"\"state\":{{\"type\":\"PENDING\",\"state_details\":{sent}}}"
        );

    [Theory]
    [InlineData("id")]
    [InlineData("timestamp")]
    [InlineData("created")]
    [InlineData("updated")]
    public async Task IdAndInstants_AreTheServersToGive(string field) =>
        await RefusedAsync(
            $"extra_forbidden body.state.{field} Extra inputs are not permitted",
            $"\"state\":{{\"type\":\"PENDING\",\"{field}\":null}}"
        );

    [Fact]
    public async Task Details_NoneGiven_HaveTheirDefaults()
    {
        var answer = await CreateAsync();
        Assert.Equal(
            $$"""
            {"flow_run_id":null,"task_run_id":"{{answer["id"]}}","child_flow_run_id":null,"scheduled_time":null,
            "cache_key":null,"cache_expiration":null,"deferred":false,"untrackable_result":false,"pause_timeout":null,
            "pause_reschedule":false,"pause_key":null,"run_input_keyset":null,"refresh_cache":null,"retriable":null,
            "transition_id":null,"task_parameters_id":null,"traceparent":null,"deployment_concurrency_lease_id":null}
            """.Replace("\n", ""),
            Raw(answer.Json, "state", "state_details")
        );
    }

    [Theory]
    [InlineData("child_flow_run_id", $"\"{Uuid}\"")]
    [InlineData("scheduled_time", "\"2030-01-01T00:00:00Z\"")]
    [InlineData("cache_key", "\"k\"")]
    [InlineData("cache_expiration", "\"2030-01-01T00:00:00Z\"")]
    [InlineData("deferred", "true")]
    [InlineData("deferred", "null")]
    [InlineData("untrackable_result", "true")]
    [InlineData("pause_timeout", "\"2030-01-01T00:00:00Z\"")]
    [InlineData("pause_reschedule", "true")]
    [InlineData("pause_key", "\"p\"")]
    [InlineData("run_input_keyset", """{"a":"b"}""")]
    [InlineData("refresh_cache", "true")]
    [InlineData("retriable", "false")]
    [InlineData("transition_id", $"\"{Uuid}\"")]
    [InlineData("task_parameters_id", $"\"{Uuid}\"")]
    [InlineData("traceparent", "\"00-1-2-01\"")]
    [InlineData("deployment_concurrency_lease_id", $"\"{Uuid}\"")]
    public async Task Detail_IsKept(string field, string value)
    {
        var id = (await CreateAsync(Details($"\"{field}\":{value}")))["id"];
        Assert.Equal(value, Raw((await Host.GetAsync($"/api/task_runs/{id}")).Json, "state", "state_details", field));
    }

    [Theory]
    [InlineData("child_flow_run_id", "5", "uuid_type")]
    [InlineData("scheduled_time", "true", "datetime_type")]
    [InlineData("cache_key", "5", "string_type")]
    [InlineData("deferred", "\"x\"", "bool_parsing")]
    [InlineData("untrackable_result", "null", "bool_type")]
    [InlineData("run_input_keyset", "[]", "dict_type")]
    [InlineData("retriable", "{}", "bool_type")]
    [InlineData("transition_id", "\"x\"", "uuid_parsing")]
    public async Task Detail_OfAnotherType_IsRefused(string field, string value, string type)
    {
        var answer = await Host.PostAsync(Create, Body(Details($"\"{field}\":{value}")));
        Assert.StartsWith($"{type} body.state.state_details.{field} ", answer.Errors());
    }

    [Fact]
    public async Task RunIds_AreOverwritten()
    {
        var flowRunId = NewKey();
        var answer = await CreateAsync(
            $"\"flow_run_id\":\"{flowRunId}\",{Details($"\"flow_run_id\":\"{Uuid}\",\"task_run_id\":\"{Uuid}\"")}"
        );
        var details = answer["state"].GetProperty("state_details");
        Assert.Equal(flowRunId, details.GetProperty("flow_run_id").GetString());
        Assert.Equal(answer["id"].GetString(), details.GetProperty("task_run_id").GetString());
    }

    [Fact]
    public async Task ScheduledTime_NotGiven_IsNow()
    {
        var state = (await CreateAsync("\"state\":{\"type\":\"SCHEDULED\"}"))["state"];
        Assert.Equal(
            state.GetProperty("timestamp").GetString(),
            state.GetProperty("state_details").GetProperty("scheduled_time").GetString()
        );
    }

    private static string Details(string details) =>
        $$$"""
            "state":{"type":"PENDING","state_details":{{{{details}}}}}
            """;
}
