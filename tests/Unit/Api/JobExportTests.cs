using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Api;

/// <summary>What came of each run of a job as a file, and a job that the server's own loop does.</summary>
public sealed class JobExportTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly Origin Tester = new("tester", OriginSource.Console, Role.Operator);

    [Fact]
    public async Task Export_HasALineForEachRun_AndNoFormulas()
    {
        var key = $"{Guid.NewGuid()}";
        var service = api.Services.GetRequiredService<TaskRunService>();
        await service.CreateOrReturnAsync(new(new(null, key, "1")) { Name = "=1+1" }, Tester);
        await service.CreateOrReturnAsync(
            new(new(null, key, "2")) { Name = "ended", State = new(StateType.Completed) },
            Tester
        );
        var job = await RunAsync($"key:{key}");

        var all = await api.GetAsync($"/jobs/{job.Id}/results");
        var text = all.Text;
        Assert.Equal("text/csv; charset=utf-8", all.ContentType);
        Assert.Contains("run_id,run_name,outcome,reason,state_type,state_name", text, StringComparison.Ordinal);
        var lines = text.TrimEnd().Split("\r\n");
        Assert.EndsWith(
            ",ended,refused,Run is already COMPLETED.,COMPLETED,Completed",
            lines[1],
            StringComparison.Ordinal
        );
        // A spreadsheet takes it for text.
        Assert.EndsWith(",\"'=1+1\",done,,CANCELLED,Cancelled", lines[2], StringComparison.Ordinal);

        var refused = await api.GetAsync($"/jobs/{job.Id}/results?outcome=refused");
        Assert.DoesNotContain("1+1", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.NotFound, "There is no job with this id.")]
    [InlineData("?outcome=good", HttpStatusCode.BadRequest, "outcome must be done, refused or failed.")]
    public async Task Export_OfWhatThereIsNot_SaysWhy(string query, HttpStatusCode status, string why)
    {
        var answer = await api.GetAsync($"/jobs/{Guid.NewGuid()}/results{query}");
        Assert.Equal((status, why), (answer.Status, answer.Text));
    }

    /// <summary>Asks for a job, which the server does by itself.</summary>
    private async Task<BulkJob> RunAsync(string text)
    {
        var queries = api.Services.GetRequiredService<BulkJobQueries>();
        using var changes = api.Services.GetRequiredService<Core.Live.TaskRunFeed>().Subscribe();
        var preview = await queries.PreviewAsync(text, isExact: false);
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.Cancel, preview);
        var job = (await api.Services.GetRequiredService<BulkJobService>().StartAsync(request, Tester)).Job!;
        while (!(await queries.FindAsync(job.Id))!.HasEnded)
            await changes.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        return job;
    }
}
