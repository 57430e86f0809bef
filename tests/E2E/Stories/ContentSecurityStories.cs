using System.Net.Http.Json;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>No script runs but those that the server has as files, and none of the console's own needs more.</summary>
public sealed class ContentSecurityStories(ProductFixture fixture) : Story(fixture)
{
    // The browser reports what it refuses, which one of these stories is about.
    protected override bool IsExpected(string complaint) =>
        complaint.Contains("Content Security Policy", StringComparison.Ordinal)
        || complaint.Contains("status of 404", StringComparison.Ordinal);

    [Theory]
    [InlineData("/runs")]
    [InlineData("/api/docs")]
    public async Task InlineScript_IsRefused(string path)
    {
        await Page.GotoAsync(path);

        // The last says when the browser is done with the others.
        await Page.EvaluateAsync(
            """
            async () => {
              const script = document.createElement('script');
              script.textContent = 'window.planted = 1';
              const image = document.createElement('div');
              image.innerHTML = '<img src="/nowhere.png" onerror="window.planted = 1"><a href="javascript:window.planted=1">x</a>';
              document.body.append(script, image);
              image.querySelector('a').click();
              await new Promise((done) => image.querySelector('img').addEventListener('error', done));
            }
            """
        );

        Assert.True(await Page.EvaluateAsync<bool>("window.planted === undefined"));
    }

    [Fact]
    public async Task EveryPageAndDialog_KeepsToThePolicy()
    {
        await Page.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', (v) => (window.violations ??= []).push(`${v.violatedDirective} ${v.blockedURI} ${v.sample}`))"
        );
        var run = await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                tags = new[] { "etl" },
            }
        );
        using (await Api.PostAsJsonAsync("/api/v2/concurrency_limits/", new { name = "tag:etl", limit = 3 }))
            await new RunsPage(Page).OpenAsync();
        await ClickAsync("Theme");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await ClickAsync("Keyboard shortcuts");
        await ExpectDialogAsync();
        await CheckAsync();

        await Page.GotoAsync($"/runs/{run.GetProperty("id").GetString()}");
        await ClickAsync("Copy run id");
        await Expect(Page.Locator("#announcer")).ToHaveTextAsync("Copied.");
        await ClickAsync("Set state");
        await ExpectDialogAsync();
        await CheckAsync();

        await Page.GotoAsync("/limits");
        await ClickAsync("Change tag:etl");
        await ExpectDialogAsync();
        await CheckAsync();
        await Page.GotoAsync("/limits");
        await ClickAsync("Delete tag:etl");
        await ExpectDialogAsync();
        await CheckAsync();

        await new NewRunPage(Page).OpenAsync();
        await new NewRunPage(Page).FillAsync(("Task key", "etl.load"), ("Dynamic key", "2"));
        await new NewRunPage(Page).SubmitAsync();
        await new NewRunPage(Page).ExpectResultAsync("Created (201)");
        await CheckAsync();

        await Page.GotoAsync("/nowhere");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no page here");
        await CheckAsync();

        await Page.GotoAsync("/api/docs");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "TaskRunAdmin API" })).ToBeVisibleAsync();
        // A package within it tries whether it may make code of text, and does without.
        await CheckAsync("script-src eval ");
    }

    private Task ClickAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    private Task ExpectDialogAsync() => Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

    private async Task CheckAsync(string refused = "") =>
        Assert.Equal(refused, await Page.EvaluateAsync<string>("(window.violations ?? []).join('\\n')"));
}
