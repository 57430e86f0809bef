using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunCompletionTests : ConsoleContext
{
    [Fact]
    public async Task Flow_NothingTyped_OffersNoneAndTheNewestFlowRunsWithWhatTellsThemApart()
    {
        var older = await CreateFlowRunAsync("nightly");
        var newer = await CreateFlowRunAsync("nightly");

        var options = await SuggestAsync("flow:");

        Assert.Equal(["none", "nightly", "nightly"], options.Select(option => option.Label));
        Assert.Equal(
            [
                "without a flow run",
                $"flow run {ShortText.Of(newer)}, Pending",
                $"flow run {ShortText.Of(older)}, Pending",
            ],
            options.Select(option => option.Help)
        );
        Assert.Equal(["flow:none", $"flow:{newer}", $"flow:{older}"], options.Select(option => option.Text));
    }

    [Fact]
    public async Task Flow_PartOfANameOrAWholeId_OffersThatFlowRun()
    {
        var wanted = await CreateFlowRunAsync("nightly load");
        await CreateFlowRunAsync("hourly");

        Assert.Equal($"-flow:{wanted}", Assert.Single(await SuggestAsync("state:failed -flow:LOAD")).Text);
        Assert.Equal("nightly load", Assert.Single(await SuggestAsync($"flow:{wanted}")).Label);
        Assert.Equal("none", Assert.Single(await SuggestAsync("flow:NO")).Label);
    }

    private Task<IReadOnlyList<QueryOption>> SuggestAsync(string text) =>
        Services.GetRequiredService<RunCompletion>().SuggestAsync(text, text.Length);

    private async Task<Guid> CreateFlowRunAsync(string name)
    {
        var service = Services.GetRequiredService<FlowRunService>();
        var flow = (await service.CreateFlowAsync(new NewFlow("nightly"), Origin.Server)).Flow;
        var made = await service.CreateAsync(new NewFlowRun(flow.Id) { Name = name }, Someone);
        return ((FlowRunCreation.Created)made).FlowRun.Id;
    }
}
