using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns.Query;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>A client writes what it likes into every field that takes text. The console shows it, and it does nothing.</summary>
public sealed class PlantedTextStories(ProductFixture fixture) : Story(fixture)
{
    private const string Markup =
        "\"><img src=x onerror=window.planted=1><script>window.planted=1</script><svg onload=window.planted=1>"
        + "<a href=\"javascript:window.planted=1\">x</a>{{window.planted=1}}";

    private const string Link = "javascript:window.planted=1";
    private const string Formula = "=HYPERLINK(\"//evil.example\")\t+1\r-1\r\n@SUM(A1)";
    private const string Hidden =
        "\u001b[2J\u0007ev\bil\r\nforged \u202egnp.exe\u202c\u2066a\u2067b\u2068c\u2069\u200b\u009b1m\ufeff";

    // Pages that show what others wrote beside those that a planted run leads to.
    private static readonly string[] OtherPages = ["/runs", "/runs?sort=NAME_DESC", "/limits"];

    private static readonly string[] AdminPages = ["/audit", "/users", "/keys"];

    // What could be seen of a page, and what of it acts.
    private const string Look = """
        () => {
          const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
          const found = [];
          if (window.planted !== undefined) found.push('it ran');
          for (const element of document.querySelectorAll('img[src=x], [onerror], [onload], a[href^="javascript:" i]'))
            found.push(element.outerHTML);
          for (const script of document.scripts)
            if (new URL(script.src || 'about:blank').origin !== location.origin) found.push(script.outerHTML);
          if (hidden.test(document.title)) found.push(`title: ${escape(document.title)}`);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text; (text = texts.nextNode()); )
            if (hidden.test(text.data)) found.push(`<${text.parentElement.className}>: ${escape(text.data)}`);
          for (const element of document.querySelectorAll('[title], [aria-label]'))
            if (hidden.test(element.title + element.ariaLabel)) found.push(`${element.className}: ${escape(element.title)}`);
          return found;
        }
        """;

    [Theory]
    [InlineData(Markup)]
    [InlineData(Link)]
    [InlineData(Formula)]
    [InlineData(Hidden)]
    public async Task PlantedText_IsShownAndDoesNothing(string text)
    {
        Page.Dialog += (_, dialog) => Assert.Fail($"A dialog was opened: {dialog.Message}");
        // It is shown as who it was. A header takes no controls, and this client's nothing but ASCII.
        Api.DefaultRequestHeaders.TryAddWithoutValidation(
            "User-Agent",
            text == Hidden ? "client" : text.Split('\t')[0]
        );
        var flowRun = await PlantFlowRunAsync(text);
        var run = await PlantRunAsync(text, flowRun);
        await PostAsync("/api/v2/concurrency_limits/", new { name = text, limit = 1 });
        await PostAsync("/api/v2/concurrency_limits/", new { name = $"tag:{text}", limit = 3 });
        await PostAsync("/api/v2/concurrency_limits/increment", new { names = new[] { text }, slots = 1 });
        await PlantAccessAsync(Short(text));
        var shown = Foreign.Line(text);

        foreach (
            var path in OtherPages.Append(
                $"/runs?q={Uri.EscapeDataString(new QueryTerm(QueryField.Name, [text[..4]]).ToText())}"
            )
        )
        {
            await Page.GotoAsync(path);
            await ExpectShownAsync(shown);
        }

        foreach (var path in AdminPages)
        {
            await Page.GotoAsync(path);
            await ExpectShownAsync(Foreign.Line(Short(text)));
        }

        await Page.GotoAsync("/settings");
        await ExpectShownAsync("Api:DefaultLimit");
        await ExpectNoFormulaAsync();
        await LookAtJobAsync(text, shown);
        await LookAtPaletteAsync([run, flowRun], shown);
        await Page.GotoAsync($"/flow-runs/{flowRun}");
        await ExpectShownAsync(shown);
        await Page.GotoAsync($"/runs/{run}");
        await ExpectShownAsync(shown);
        await Expect(Page.Locator(".log-message")).ToHaveTextAsync(Foreign.Block(text));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy task key" }).ClickAsync();
        await Expect(Page.Locator("#announcer")).ToHaveTextAsync("Copied.");
        // What is copied is what was sent, but for the line breaks, which are the clipboard's own.
        Assert.Equal(Lines(text), Lines(await Page.EvaluateAsync<string>("navigator.clipboard.readText()")));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Set state" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Set the state of");
        await ExpectShownAsync(shown);
        await SendTheSameInTheFormAsync(text);
        await ExpectShownAsync(shown);
    }

    [Fact]
    public async Task Nul_IsRefused()
    {
        var refused = await CreateOverRestAsync(
            new { task_key = "a\0b", dynamic_key = "1" },
            HttpStatusCode.UnprocessableEntity
        );

        Assert.Contains("NUL", refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Short(string text) => text[..Math.Min(text.Length, Account.MaxNameLength)];

    /// <summary>Somebody whom a provider calls so, and a key of that name that somebody of that name made.</summary>
    private async Task PlantAccessAsync(string text)
    {
        var somebody = new Origin(text, OriginSource.Console, Role.Admin);
        await Services.GetRequiredService<AccountService>().SignInAsync("issuer", text, text, Role.Viewer, somebody);
        await Services
            .GetRequiredService<ApiKeyService>()
            .CreateAsync(new NewApiKey(text, Role.Viewer, Expires: null), somebody);
    }

    /// <summary>A spreadsheet takes a cell that begins so for something to work out.</summary>
    private async Task ExpectNoFormulaAsync()
    {
        var csv = await Api.GetStringAsync("/audit/export?format=csv");
        Assert.Contains("task_run.create", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,)(\"?[=+@\t-]|\"\r)", csv);
        using var json = JsonDocument.Parse(await Api.GetStringAsync("/audit/export?format=json"));
        Assert.NotEqual(0, json.RootElement.GetArrayLength());
    }

    /// <summary>A job whose filter, message and runs are called so; and the list of jobs, which has room for a line of each.</summary>
    private async Task LookAtJobAsync(string text, string shown)
    {
        var filter = new QueryTerm(QueryField.Key, [text]).ToText();
        var queries = Services.GetRequiredService<BulkJobQueries>();
        var preview = await queries.PreviewAsync(filter, isExact: false);
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.SetState, preview)
        {
            // It is refused, so that the run is what it was for what comes after.
            Proposed = new(StateType.Paused) { Name = text, Message = text },
        };
        var somebody = new Origin(Short(text), OriginSource.Console, Role.Admin);
        var job = (await Services.GetRequiredService<BulkJobService>().StartAsync(request, somebody)).Job!;
        await Page.GotoAsync("/jobs");
        await ExpectShownAsync(Foreign.Line(filter));
        await Page.GotoAsync($"/jobs/{job.Id}");
        await Expect(Page.Locator(".job-results tbody tr")).ToHaveCountAsync(1);
        await ExpectShownAsync(shown);
        await LookAtRunningJobAsync(job.Id, Foreign.Line(filter));
        var csv = await Api.GetStringAsync($"/jobs/{job.Id}/results");
        Assert.DoesNotMatch("(^|,)(\"?[=+@\t-]|\"\r)", csv);
    }

    /// <summary>The same job as if another server were at it, which never comes to its end.</summary>
    private async Task LookAtRunningJobAsync(Guid id, string filter)
    {
        await using (
            var db = await Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>().CreateDbContextAsync()
        )
            await db
                .BulkJobs.Where(job => job.Id == id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(job => job.Status, StateType.Running)
                        .SetProperty(job => job.Ended, (DateTimeOffset?)null)
                        .SetProperty(job => job.ClaimedBy, Guid.NewGuid())
                        .SetProperty(job => job.ClaimedUntil, DateTimeOffset.MaxValue)
                );
        await Page.GotoAsync("/jobs");
        await Expect(Page.Locator(".job-table tbody tr")).ToContainTextAsync("Running");
        await ExpectShownAsync(filter);
        await Page.GotoAsync($"/jobs/{id}");
        await ExpectShownAsync(filter);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cancel job" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ExpectShownAsync(filter);
    }

    /// <summary>The palette finds what has an id, and says what it is called.</summary>
    private async Task LookAtPaletteAsync(IEnumerable<string> ids, string shown)
    {
        await Page.GotoAsync("/limits");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+k");
        foreach (var id in ids)
        {
            await Page.Locator("#palette-input").FillAsync(id);
            await Expect(Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
            await Expect(Page.GetByRole(AriaRole.Option)).ToContainTextAsync(shown);
            Assert.Empty(await Page.EvaluateAsync<string[]>(Look));
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private async Task<string> PlantRunAsync(string text, string flowRun)
    {
        var run = await CreateOverRestAsync(
            new
            {
                name = text,
                flow_run_id = flowRun,
                task_key = text,
                dynamic_key = text,
                cache_key = text,
                task_version = text,
                tags = new[] { text },
                labels = new Dictionary<string, string> { [text] = text },
                task_inputs = new Dictionary<string, object[]>
                {
                    [text] = [new { input_type = "constant", type = text }],
                },
                state = State(text),
            }
        );
        var id = run.GetProperty("id").GetString()!;
        await PostAsync(
            "/api/logs/",
            new[]
            {
                new
                {
                    name = text,
                    message = text,
                    level = 20,
                    timestamp = "2026-01-31T12:00:00Z",
                    task_run_id = id,
                },
            }
        );
        // What is refused is shown too.
        await PostAsync($"/api/task_runs/{id}/set_state", new { state = new { type = "PAUSED", name = text } });
        return id;
    }

    private async Task<string> PlantFlowRunAsync(string text)
    {
        // A flow's name must not have some of these characters.
        var name = new string([.. text.Where(each => !"/%&><".Contains(each))]).ReplaceLineEndings("");
        var flow = await PostAsync("/api/flows/", new { name, tags = new[] { text } });
        var flowRun = await PostAsync(
            "/api/flow_runs/",
            new
            {
                flow_id = flow.GetProperty("id").GetString(),
                name = text,
                parameters = new Dictionary<string, string> { [text] = text },
                tags = new[] { text },
                labels = new Dictionary<string, string> { [text] = text },
                flow_version = text,
                idempotency_key = text,
                state = State(text),
            }
        );
        return flowRun.GetProperty("id").GetString()!;
    }

    private static object State(string text) =>
        new
        {
            type = "RUNNING",
            name = text,
            message = text,
            data = new Dictionary<string, string> { [text] = text },
            state_details = new { cache_key = text },
        };

    /// <summary>The same key once more, so that the form shows how the run that is there differs.</summary>
    private async Task SendTheSameInTheFormAsync(string text)
    {
        var form = new Pages.NewRunPage(Page);
        await PlantForFormAsync(text);
        await form.OpenAsync();
        await form.FillAsync(
            ("Task key", "form"),
            ("Dynamic key", "form"),
            ("Name", "another"),
            ("Cache key", "another")
        );
        await form.SubmitAsync();
        await form.ExpectResultAsync("Already existed (200)");
    }

    // A field of one line cannot hold every text, so that the key is a plain one.
    private Task PlantForFormAsync(string text) =>
        CreateOverRestAsync(
            new
            {
                task_key = "form",
                dynamic_key = "form",
                name = text,
                cache_key = text,
                state = State(text),
            }
        );

    private async Task ExpectShownAsync(string shown)
    {
        // Between elements and lines of source blanks may differ; what was planted has one at most.
        await Expect(Page.Locator("main, [role=dialog]").Filter(new() { HasText = shown }).First).ToBeVisibleAsync();
        Assert.Empty(await Page.EvaluateAsync<string[]>(Look));
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
