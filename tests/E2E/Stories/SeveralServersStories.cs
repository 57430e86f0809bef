using System.Net.Http.Json;
using TaskRunAdmin.E2E.Pages;
using TaskRunAdmin.Unit.Hosting;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>Two processes on one database: what one takes in, a browser sees live at the other.</summary>
public sealed class SeveralServersStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task List_RunCreatedAtAnotherServer_AppearsWithoutAReload()
    {
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.ExpectLiveWordAsync("Live");
        await Page.EvaluateAsync("window.notReloaded = true");
        await using var other = await ServerProcess.StartAsync(DataDirectory);

        using var created = await other.Client.PostAsJsonAsync(
            "/api/task_runs/",
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "from afar",
            }
        );

        Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
        await Expect(runs.Row("from afar")).ToBeVisibleAsync(new() { Timeout = 5000 });
        Assert.True(await Page.EvaluateAsync<bool>("window.notReloaded === true"));
    }
}
