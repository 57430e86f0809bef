using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.FlowRuns;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using Xunit;

namespace TaskRunAdmin.Unit.Components.FlowRuns;

public sealed class FlowRunPageTests : ConsoleContext
{
    [Fact]
    public async Task Page_KnownFlowRun_ShowsItsFieldsCountsAndTaskRuns_AndFollowsThem()
    {
        var run = await CreateFlowRunAsync("load of the 31st");
        await CreateRunAsync(run.Id, "extract", "COMPLETED");
        await CreateRunAsync(run.Id, "transform", "RUNNING");
        await CreateAsync("""{"name": "of nobody", "task_key": "t", "dynamic_key": "0"}""");

        var page = Render<FlowRunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForAssertion(() => Assert.Equal("load of the 31st", page.Find("h1").TextContent));
        Assert.Equal(["transform", "extract"], page.FindAll("td.col-name").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            [$"/runs?q=state:running flow:{run.Id}", $"/runs?q=state:completed flow:{run.Id}"],
            page.FindAll(".state-strip a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!))
        );
        Assert.Contains("nightly", page.Find(".run-details").TextContent);
        Assert.Contains("\"day\": 31", page.Find("pre[aria-label='parameters as JSON']").TextContent);

        await CreateRunAsync(run.Id, "load", "PENDING");
        await Service.SetStateAsync(run.Id, new ProposedState(StateType.Running), isForced: false, Someone);
        page.WaitForAssertion(() =>
        {
            Assert.Equal(3, page.FindAll("td.col-name").Count);
            Assert.Equal(2, page.FindAll(".timeline-entry").Count);
        });
    }

    [Fact]
    public async Task Page_FlowRunThatIsKeptElsewhere_StillShowsItsTaskRuns()
    {
        var id = Guid.NewGuid();
        await CreateRunAsync(id, "extract", "FAILED");
        var page = Render<FlowRunPage>(parameters => parameters.Add(each => each.Id, id));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("td.col-name")));
        Assert.Contains("kept elsewhere", page.Find(".run-sub").TextContent);
        Assert.Empty(page.FindAll(".timeline-entry"));
    }

    [Fact]
    public async Task Page_UnknownId_SaysSo_UntilSomethingIsReportedOfIt()
    {
        var id = Guid.NewGuid();
        var page = Render<FlowRunPage>(parameters => parameters.Add(each => each.Id, id));
        page.WaitForAssertion(() => Assert.Equal("There is no flow run with this id", page.Find("h1").TextContent));
        await CreateRunAsync(id, "extract", "PENDING");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("td.col-name")));
    }

    [Fact]
    public async Task Page_MoreThanFifty_LeadsToTheList()
    {
        var run = await CreateFlowRunAsync("many");
        for (var i = 0; i < FlowRunTaskRuns.Shown + 1; i++)
            await CreateRunAsync(run.Id, $"{i}", "PENDING");
        var page = Render<FlowRunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForAssertion(() => Assert.Equal(FlowRunTaskRuns.Shown, page.FindAll("td.col-name").Count));
        Assert.Equal($"/runs?q=flow%3A{run.Id}", page.Find(".history-rule a").GetAttribute("href"));
        Assert.Equal("51", page.Find(".state-count").TextContent);
    }

    private FlowRunService Service => Services.GetRequiredService<FlowRunService>();

    private async Task<FlowRun> CreateFlowRunAsync(string name)
    {
        var flow = (await Service.CreateFlowAsync(new NewFlow("nightly"), Origin.Server)).Flow;
        var request = new NewFlowRun(flow.Id)
        {
            Name = name,
            Parameters = System.Text.Json.JsonElement.Parse("""{"day":31}"""),
        };
        return ((FlowRunCreation.Created)await Service.CreateAsync(request, Someone)).FlowRun;
    }

    private Task<TaskRun> CreateRunAsync(Guid flowRunId, string name, string state) =>
        CreateAsync(
            $$$"""{"name":"{{{name}}}","task_key":"{{{name}}}","dynamic_key":"0","flow_run_id":"{{{flowRunId}}}","state":{"type":"{{{state}}}"}}"""
        );
}
