using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using TaskRunAdmin.Unit.Hosting;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>The server ends under an open form, and comes back: nothing that was typed is lost.</summary>
public sealed class RestartStories(ProductFixture fixture) : Story(fixture)
{
    private const int Patience = 60_000;

    // The page is one of another server than the story's own, and its connection is cut.
    protected override bool IsExpected(string complaint) => true;

    [Fact]
    public async Task Form_ServerRestartedUnderIt_KeepsEverythingAndCreatesTheRun()
    {
        var form = new NewRunPage(Page);
        await using var first = await ServerProcess.StartAsync(DataDirectory);
        var address = first.Client.BaseAddress!.ToString().TrimEnd('/');
        await Page.GotoAsync($"{address}/runs/new");
        await form.FillAsync(
            ("Task key", "etl.load"),
            ("Dynamic key", "7"),
            ("Tags", "etl, \"eu, west\""),
            ("Retry delay", "10, 60"),
            ("Inputs", """{"x": [{"input_type": "constant", "type": "int"}]}""")
        );
        await form.FillLabelsAsync(("team", "data"), ("priority", "3"));
        await form.ChooseStateAsync("Scheduled");
        await form.FillAsync(("Scheduled time", "2030-01-31T12:00:00Z"));
        await form.ClickAsync("Generate a run id");
        await Expect(form.Field("Run id")).ToHaveValueAsync(new Regex("^[0-9a-f-]{36}$"));
        var id = await form.Field("Run id").InputValueAsync();

        await first.KillAsync();
        await Expect(form.SubmitButton).ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = Patience });
        await Expect(Page.GetByText("Connection lost: what you typed is kept.")).ToBeVisibleAsync();
        await form.Field("Name").FillAsync("typed in the meantime");
        await form.SubmitAsync(force: true);

        await using var second = await ServerProcess.StartAsync(DataDirectory, address);
        await Expect(form.SubmitButton).Not.ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = Patience });
        await Expect(form.Field("Value of label 2")).ToHaveValueAsync("3", new() { Timeout = Patience });
        await Expect(form.Field("Name")).ToHaveValueAsync("typed in the meantime");
        await Expect(form.Field("Tags")).ToHaveValueAsync("etl, \"eu, west\"");
        await Expect(form.Field("Run id")).ToHaveValueAsync(id);
        await Expect(form.Field("Scheduled time")).ToHaveValueAsync("2030-01-31T12:00:00Z");
        await Expect(form.Field("Retry delay")).ToBeVisibleAsync();

        await Expect(form.Lens).ToContainTextAsync("New:");
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
        using var run = await second.Client.GetAsync($"/api/task_runs/{id}");
        var json = await run.Content.ReadAsStringAsync();
        Assert.Contains("\"name\":\"typed in the meantime\"", json, StringComparison.Ordinal);
        Assert.Contains("\"labels\":{\"team\":\"data\",\"priority\":3}", json, StringComparison.Ordinal);
        Assert.Contains("\"tags\":[\"etl\",\"eu, west\"]", json, StringComparison.Ordinal);
    }
}
