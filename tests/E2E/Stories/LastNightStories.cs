using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>What an operator does in the morning.</summary>
public sealed class LastNightStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task FailuresOfATag_AreFoundSentOnAndExported()
    {
        foreach (
            var (name, state, tag) in new[]
            {
                ("load orders", "FAILED", "etl"),
                ("=load customers", "CRASHED", "etl"),
                ("load invoices", "COMPLETED", "etl"),
                ("send mail", "FAILED", "mail"),
            }
        )
            await CreateOverRestAsync(
                new
                {
                    task_key = "nightly",
                    dynamic_key = name,
                    name,
                    tags = new[] { tag },
                    state = new { type = state, message = $"it {state}" },
                }
            );
        var runs = new RunsPage(Page);
        await runs.OpenAsync();

        await runs.FilterAsync("state:failed,crashed tag:etl since:24h");
        await Expect(runs.Rows).ToHaveCountAsync(2);

        // The link says all of it.
        await using var elsewhere = await NewBrowserAsync();
        var colleague = new RunsPage(await elsewhere.NewPageAsync());
        await colleague.OpenAsync(new Uri(Page.Url).Query);
        await Expect(colleague.Rows).ToHaveCountAsync(2);
        await Expect(colleague.Query).ToHaveValueAsync("state:failed,crashed tag:etl since:24h");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync()
        );
        Assert.Matches("^task-runs-.*\\.csv$", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(3, lines.Length);
        Assert.Contains(",\"'=load customers\",CRASHED,Crashed,it CRASHED,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",load orders,FAILED,Failed,it FAILED,", lines[2], StringComparison.Ordinal);

        // And as a request, which answers the same runs.
        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy as" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "curl" }).First.ClickAsync();
        var copied = await Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("/api/task_runs/filter", copied, StringComparison.Ordinal);
        Assert.Contains("state:failed,crashed tag:etl since:24h", copied, StringComparison.Ordinal);
    }
}
