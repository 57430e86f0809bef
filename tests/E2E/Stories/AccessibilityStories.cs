using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>axe finds nothing on any page, in both themes, on a desk and on a phone.</summary>
public sealed class AccessibilityStories(ProductFixture fixture) : Story(fixture)
{
    private static readonly string[] States =
    [
        "SCHEDULED",
        "PENDING",
        "RUNNING",
        "COMPLETED",
        "FAILED",
        "CANCELLED",
        "CRASHED",
        "PAUSED",
        "CANCELLING",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task EveryPage_HasNoViolation(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        var runs = new RunsPage(Page);
        var form = new NewRunPage(Page);

        await runs.OpenAsync();
        await CheckAsync("empty list");
        await form.OpenAsync();
        await form.FillAsync(("Flow run id", "zzz"));
        await form.SubmitAsync();
        await form.ExpectErrorAtAsync("Dynamic key", "Field required");
        await CheckAsync("form with errors");
        await form.FillAsync(("Flow run id", ""), ("Task key", "etl.load"), ("Dynamic key", "new"));
        await form.FillAsync(("Retries", "1"), ("Cache key", "k"), ("Inputs", "{}"), ("State name", "Waiting"));
        await form.FillLabelsAsync(("team", "data"));
        await form.ChooseStateAsync("Scheduled");
        await Expect(form.Lens).ToContainTextAsync("New:");
        await CheckAsync("form with everything unfolded");

        var id = "";
        foreach (var state in States)
        {
            var run = await CreateOverRestAsync(
                new
                {
                    task_key = "etl.load",
                    dynamic_key = state,
                    tags = new[] { "etl" },
                    flow_run_id = Guid.NewGuid(),
                    state = new { type = state },
                }
            );
            id = run.GetProperty("id").GetString();
        }

        await runs.OpenAsync();
        await Expect(runs.Rows).ToHaveCountAsync(States.Length);
        await CheckAsync("list");
        await Page.GotoAsync($"/runs/{id}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await CheckAsync("run");
        await Page.Locator(".run-details a[href^='/flow-runs/']").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Task runs" })).ToBeVisibleAsync();
        await CheckAsync("flow run that is kept elsewhere");
        await Page.GotoAsync($"/flow-runs/{await CreateFlowRunAsync()}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await CheckAsync("flow run");
        await Page.GotoAsync("/limits");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("limits");
        await CheckAsync("no limits");
        using (await Api.PostAsJsonAsync("/api/v2/concurrency_limits/", new { name = "tag:etl", limit = 3 }))
            await Expect(Page.GetByText("0 of 3")).ToBeVisibleAsync();
        await CheckAsync("limits");
        await Page.GotoAsync("/users");
        await Expect(Page.GetByText("Nobody signs in yet")).ToBeVisibleAsync();
        await CheckAsync("users without sign-in");
        await Page.GotoAsync("/keys");
        await Expect(Page.GetByText("No keys yet")).ToBeVisibleAsync();
        await CheckAsync("no keys");
        await Page.GotoAsync($"/runs/{Guid.NewGuid()}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("no run");
        await CheckAsync("unknown run");

        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "new"), ("Name", "one"));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
        await CheckAsync("created");
        await form.FillAsync(("Name", "two"));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Already existed (200)");
        await CheckAsync("already existed");

        async Task<Guid> CreateFlowRunAsync()
        {
            using var flow = await Api.PostAsJsonAsync("/api/flows/", new { name = "nightly" });
            var flowId = (await flow.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            using var run = await Api.PostAsJsonAsync(
                "/api/flow_runs/",
                new { flow_id = flowId, tags = new[] { "a" } }
            );
            var flowRunId = (await run.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            await CreateOverRestAsync(
                new
                {
                    task_key = "t",
                    dynamic_key = "0",
                    flow_run_id = flowRunId,
                }
            );
            return flowRunId;
        }

        Task CheckAsync(string what) => Page.ExpectAccessibleAsync(what);
    }
}
