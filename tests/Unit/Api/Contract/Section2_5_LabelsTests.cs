using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_5_LabelsTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task FlowRunsLabels_ThenTheSystems_ThenTheCallers()
    {
        var flowRunId = await AddFlowRunAsync("""{"env":"dev","prefect.flow.id":"f"}""");
        var answer = await CreateAsync($"\"flow_run_id\":\"{flowRunId}\"");
        Assert.Equal(
            $$"""{"env":"dev","prefect.flow.id":"f","prefect.flow-run.id":"{{flowRunId}}"}""",
            answer["labels"].GetRawText()
        );
    }

    [Fact]
    public async Task Caller_OverridesFlowRunAndSystem()
    {
        var flowRunId = await AddFlowRunAsync("""{"env":"dev","n":1}""");
        var answer = await CreateAsync(
            $$$"""
            "flow_run_id":"{{{flowRunId}}}","labels":{"env":"prod","prefect.flow-run.id":"mine","on":true}
            """
        );
        Assert.Equal("""{"env":"prod","n":1,"prefect.flow-run.id":"mine","on":true}""", answer["labels"].GetRawText());
    }

    [Fact]
    public async Task NoFlowRun_OnlyTheCallers() =>
        Assert.Equal("""{"a":1}""", (await CreateAsync("\"labels\":{\"a\":1}"))["labels"].GetRawText());

    private async Task<Guid> AddFlowRunAsync(string labels)
    {
        var id = Guid.NewGuid();
        await using var db = await Host
            .Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>()
            .CreateDbContextAsync();
        db.Add(
            new FlowRun(
                Random.Shared.NextInt64(),
                id,
                "flow",
                JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(labels)!,
                DateTimeOffset.UnixEpoch
            )
        );
        await db.SaveChangesAsync();
        return id;
    }
}
