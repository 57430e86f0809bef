using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Jobs;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Jobs;

public sealed class JobPagesTests : ConsoleContext
{
    [Fact]
    public void Jobs_None_SaysHowToStartOne()
    {
        var page = Render<JobsPage>();

        page.WaitForAssertion(() => Assert.Contains("No jobs yet", page.Markup, StringComparison.Ordinal));
        Assert.Contains("filter the list of runs", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_OneIsStartedAndDone_IsShownWithoutReload()
    {
        await SeedAsync(2);
        var page = Render<JobsPage>();
        page.WaitForAssertion(() => Assert.Contains("No jobs yet", page.Markup, StringComparison.Ordinal));

        var job = await StartAsync(BulkAction.Cancel);
        page.WaitForAssertion(() => Assert.Equal("Cancel 2 runs", page.Find(".job-name").TextContent));
        Assert.Equal($"/jobs/{job.Id}", page.Find(".job-name").GetAttribute("href"));
        Assert.Equal("0 of 2", page.Find(".job-numbers").TextContent);
        await DoAsync();

        page.WaitForAssertion(() => Assert.Equal("2 of 2", page.Find(".job-numbers").TextContent));
        Assert.NotNull(page.Find(".job-row .state-completed"));
    }

    [Fact]
    public async Task Job_EveryRunChangedMeanwhile_SaysThatNoneWasLeft()
    {
        await SeedAsync(1);
        var job = await StartAsync(BulkAction.Cancel);
        await CompleteNewestAsync();
        await DoAsync();

        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, job.Id));

        page.WaitForAssertion(() =>
            Assert.Contains("none was left that matched", page.Markup, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Job_IsLive_AndSaysWhatCameOfEachRun()
    {
        await SeedAsync(2);
        await CompleteNewestAsync();
        var job = await StartAsync(BulkAction.Cancel);
        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, job.Id));
        page.WaitForAssertion(() => Assert.Equal("Cancel 2 runs", page.Find("h1").TextContent));
        Assert.Contains("No run has had its turn yet.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Cancel job", page.Markup, StringComparison.Ordinal);

        await DoAsync();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".job-results tbody tr").Count));
        Assert.Contains("Run is already COMPLETED.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("All runs have had their turn.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Cancel job", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["1", "1", "0"], page.FindAll(".state-count").Select(count => count.TextContent));
    }

    [Fact]
    public async Task Job_OutcomeInTheUrl_ShowsThoseAlone()
    {
        await SeedAsync(2);
        await CompleteNewestAsync();
        var job = await StartAsync(BulkAction.Cancel);
        await DoAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/jobs/{job.Id}?outcome=refused");

        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, job.Id));

        page.WaitForAssertion(() =>
            Assert.Equal("run-2", Assert.Single(page.FindAll(".job-results tbody a")).TextContent)
        );
        Assert.Equal("true", page.Find("[data-outcome=refused]").GetAttribute("aria-pressed"));
        Assert.Equal($"/jobs/{job.Id}", page.Find("[data-outcome=refused]").GetAttribute("href"));
        Assert.Equal($"/jobs/{job.Id}/results?outcome=refused", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Job_RunsThatDoNotMatchAnyMore_AreSaidToBePassedOver()
    {
        await SeedAsync(3);
        var job = await StartAsync(BulkAction.Cancel, "state:pending");
        await CompleteNewestAsync();
        await DoAsync();

        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, job.Id));

        page.WaitForAssertion(() =>
            Assert.Contains("1 run had changed when their turn came", page.Markup, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Job_ThatThereIsNot_SaysSo()
    {
        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, Guid.NewGuid()));

        page.WaitForAssertion(() => Assert.Equal("There is no job with this id", page.Find("h1").TextContent));
    }

    [Fact]
    public void Pages_DatabaseGone_SaySinceWhen()
    {
        Database.IsOff = true;
        var page = Render<JobPage>(parameters => parameters.Add(each => each.Id, Guid.NewGuid()));

        page.WaitForAssertion(
            () => Assert.Contains("The job could not be read", page.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(10)
        );
    }

    private async Task<BulkJob> StartAsync(BulkAction action, string text = "key:t")
    {
        var preview = await Services.GetRequiredService<BulkJobQueries>().PreviewAsync(text, isExact: false);
        var request = new NewBulkJob(Guid.NewGuid(), action, preview);
        return (await Services.GetRequiredService<BulkJobService>().StartAsync(request, Someone)).Job!;
    }

    private Task DoAsync() => Services.GetRequiredService<BulkJobWorker>().GoOnAsync(CancellationToken.None);

    private async Task CompleteNewestAsync()
    {
        var newest = await Services
            .GetRequiredService<TaskRunQueries>()
            .ListAsync(new TaskRunPage(TaskRunSort.IdDesc, 1, 0));
        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(newest[0].Id, new(StateType.Completed), false, Someone);
    }
}
