namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_5_LabelsTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task FlowRunsLabels_ThenTheSystems_ThenTheCallers()
    {
        var flowRunId = await CreateFlowRunAsync("\"labels\":{\"env\":\"dev\",\"prefect.flow.id\":\"f\"}");
        var answer = await CreateAsync($"\"flow_run_id\":\"{flowRunId}\"");
        Assert.Equal(
            $$"""{"prefect.flow.id":"f","env":"dev","prefect.flow-run.id":"{{flowRunId}}"}""",
            answer["labels"].GetRawText()
        );
    }

    [Fact]
    public async Task Caller_OverridesFlowRunAndSystem()
    {
        var flowRunId = await CreateFlowRunAsync("\"labels\":{\"env\":\"dev\",\"n\":1,\"prefect.flow.id\":\"f\"}");
        var answer = await CreateAsync(
            $$$"""
            "flow_run_id":"{{{flowRunId}}}","labels":{"env":"prod","prefect.flow-run.id":"mine","on":true}
            """
        );
        Assert.Equal(
            """{"prefect.flow.id":"f","env":"prod","n":1,"prefect.flow-run.id":"mine","on":true}""",
            answer["labels"].GetRawText()
        );
    }

    [Fact]
    public async Task NoFlowRun_OnlyTheCallers() =>
        Assert.Equal("""{"a":1}""", (await CreateAsync("\"labels\":{\"a\":1}"))["labels"].GetRawText());
}
