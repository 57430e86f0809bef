namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_4_TaskInputsTests(ApiHost host) : ContractTests(host)
{
    private const string Uuid = "0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    [Theory]
    [InlineData($$"""{"input_type":"task_run","id":"{{Uuid}}"}""", $$"""{"input_type":"task_run","id":"{{Uuid}}"}""")]
    [InlineData($$"""{"id":"{{Uuid}}"}""", $$"""{"input_type":"task_run","id":"{{Uuid}}"}""")]
    [InlineData($$"""{"input_type":"flow_run","id":"{{Uuid}}"}""", $$"""{"input_type":"flow_run","id":"{{Uuid}}"}""")]
    [InlineData("""{"name":"x"}""", """{"input_type":"parameter","name":"x"}""")]
    [InlineData("""{"input_type":"parameter","name":"x","more":1}""", """{"input_type":"parameter","name":"x"}""")]
    [InlineData("""{"type":"int"}""", """{"input_type":"constant","type":"int"}""")]
    [InlineData("""{"id":"no uuid","name":"x"}""", """{"input_type":"parameter","name":"x"}""")]
    public async Task Input_IsToldByItsTagOrField(string sent, string expected) =>
        await ComesBackAsync($$"""{"x":[{{sent}}]}""", $$"""{"x":[{{expected}}]}""");

    [Fact]
    public async Task Inputs_RoundTripWithSpecialKeys() =>
        await ComesBackAsync(
            $$"""{"__parents__":[{"input_type":"task_run","id":"{{Uuid}}"}],"wait_for":[],"y":[{"input_type":"constant","type":"str"}]}""",
            $$"""{"__parents__":[{"input_type":"task_run","id":"{{Uuid}}"}],"wait_for":[],"y":[{"input_type":"constant","type":"str"}]}"""
        );

    [Fact]
    public async Task Input_OfNoShape_HasErrorsForEachVariant() =>
        await RefusedAsync(
            """
            literal_error body.task_inputs.x.0.TaskRunResult.input_type Input should be 'task_run'
            missing body.task_inputs.x.0.TaskRunResult.id Field required
            literal_error body.task_inputs.x.0.FlowRunResult.input_type Input should be 'flow_run'
            missing body.task_inputs.x.0.FlowRunResult.id Field required
            literal_error body.task_inputs.x.0.Parameter.input_type Input should be 'parameter'
            missing body.task_inputs.x.0.Parameter.name Field required
            literal_error body.task_inputs.x.0.Constant.input_type Input should be 'constant'
            missing body.task_inputs.x.0.Constant.type Field required
            """,
            """
            "task_inputs":{"x":[{"input_type":"nothing"}]}
            """
        );

    private async Task ComesBackAsync(string sent, string expected)
    {
        var id = (await CreateAsync($"\"task_inputs\":{sent}"))["id"];
        Assert.Equal(expected, (await Host.GetAsync($"/api/task_runs/{id}"))["task_inputs"].GetRawText());
    }
}
