using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

public sealed class CreateInTheFormStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task Form_Filled_CreatesARunThatRestReadsAtOnce()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(
            ("Task key", "etl.load"),
            ("Dynamic key", "7"),
            ("Name", "nightly load"),
            ("Tags", "etl, nightly"),
            ("Retries", "2"),
            ("Retry delay", "10, 60"),
            ("Inputs", """{"x": [{"input_type": "constant", "type": "int"}]}""")
        );
        await form.FillLabelsAsync(("team", "data"), ("priority", "3"));
        await form.ChooseStateAsync("Scheduled");
        await form.FillAsync(("Scheduled time", "2030-01-31T12:00:00Z"), ("Message", "hello"));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");

        var runs = await (await Api.PostAsync("/api/task_runs/filter", null)).Content.ReadFromJsonAsync<JsonElement>();
        var run = Assert.Single(runs.EnumerateArray());
        Assert.Equal("nightly load", run.GetProperty("name").GetString());
        Assert.Equal("""["etl","nightly"]""", run.GetProperty("tags").GetRawText());
        Assert.Equal("""{"team":"data","priority":3}""", run.GetProperty("labels").GetRawText());
        Assert.Equal("[10,60]", run.GetProperty("empirical_policy").GetProperty("retry_delay").GetRawText());
        Assert.Equal("2030-01-31T12:00:00Z", run.GetProperty("next_scheduled_start_time").GetString());
        Assert.Equal("hello", run.GetProperty("state").GetProperty("message").GetString());

        await form.OpenCreatedRunAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("nightly load");
    }

    [Fact]
    public async Task Form_KeyThatExists_SaysSoAndShowsTheDifference()
    {
        await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "7",
                name = "first",
                tags = new[] { "a" },
            }
        );
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "7"), ("Name", "second"), ("Tags", "a"));
        await form.SubmitAsync();

        await form.ExpectResultAsync("Already existed (200)");
        await form.ExpectResultAsync("nothing was changed");
        await form.ExpectDifferenceAsync("name", "second", "first");
        await Expect(form.Field("Name")).ToHaveValueAsync("second");
    }

    [Fact]
    public async Task Form_SubmittedTwice_SecondTimeAlreadyExisted()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "8"));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
        await form.SubmitAsync();
        await form.ExpectResultAsync("Already existed (200)");
        await form.ExpectResultAsync("Everything you sent equals what is stored");
    }

    [Fact]
    public async Task Form_HalfTyped_OutlivesAReloadAndIsForgottenElsewhere()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "half typed"), ("Message", "not lost"));
        await Page.ReloadAsync();
        await Expect(form.Field("Task key")).ToHaveValueAsync("half typed");
        await Expect(form.Field("Message")).ToHaveValueAsync("not lost");

        await new RunsPage(Page).OpenAsync();
        await Page.ReloadAsync();
        await form.OpenAsync();
        await Expect(form.Field("Task key")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Form_LargeInputs_ReachTheServerWhole()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        var big = new string('x', 200_000);
        await form.FillAsync(("Task key", "big"), ("Dynamic key", "1"));
        await form.FillAsync(("Inputs", $$"""{"x": [{"input_type": "parameter", "name": "{{big}}"}]}"""));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
        var runs = await (await Api.PostAsync("/api/task_runs/filter", null)).Content.ReadAsStringAsync();
        Assert.Contains(big, runs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_BadFields_AreShownAtTheirPlacesAndNothingIsLost()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Flow run id", "zzz"), ("Retries", "many"), ("Inputs", "{"));

        await form.ExpectErrorAtAsync("Flow run id", "invalid character: found `z` at 1");
        await form.ExpectErrorAtAsync("Retries", "unable to parse string as an integer");
        await form.ExpectErrorAtAsync("Inputs", "Not valid JSON at line 1");
        await form.SubmitAsync();
        await form.ExpectErrorAtAsync("Dynamic key", "Dynamic key: Field required. Tells the runs of one task apart.");
        await Expect(form.Field("Flow run id")).ToHaveValueAsync("zzz");
        await Expect(form.Lens).ToContainTextAsync("Cannot tell yet: the flow run id is not right.");

        await form.FillAsync(("Flow run id", ""), ("Retries", "1"), ("Inputs", "{}"), ("Dynamic key", "9"));
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
    }

    [Fact]
    public async Task Keyboard_FromTheFirstKeyOn_FillsTheFormAndSendsIt()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await Expect(form.Field("Task key")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("etl.load");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync("1");
        await Page.Keyboard.PressAsync("Control+Enter");
        await form.ExpectResultAsync("Created (201)");
    }

    [Fact]
    public async Task Form_CreateAnother_KeepsTheFormAndLeadsToTheDynamicKey()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "1"), ("Name", "same name"));
        await Expect(form.Lens).ToContainTextAsync("New: no run has this key.");
        await form.SubmitAsync();
        await form.ExpectResultAsync("Created (201)");
        await Expect(form.Lens).ToContainTextAsync("Exists: same name");

        await form.ClickAsync("Create another");
        await Expect(form.Field("Dynamic key")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("2");
        await Expect(form.Field("Dynamic key")).ToHaveValueAsync("2");
        await Expect(form.Field("Name")).ToHaveValueAsync("same name");
        await Expect(form.SubmitButton).ToHaveTextAsync("Create run");
        await Page.Keyboard.PressAsync("Control+Enter");
        await form.ExpectResultAsync("Created (201)");
    }

    [Fact]
    public async Task Lens_KeyCreatedOverRestMeanwhile_TurnsByItself()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "1"), ("Name", "mine"));
        await Expect(form.Lens).ToContainTextAsync("New:");

        await CreateOverRestAsync(
            new
            {
                task_key = "etl.load",
                dynamic_key = "1",
                name = "theirs",
                state = new { type = "RUNNING" },
            }
        );

        await Expect(form.Lens).ToContainTextAsync("Exists: theirs");
        await Expect(form.Lens).ToContainTextAsync("Running");
        await Expect(form.SubmitButton).ToHaveTextAsync("Return the existing run");
        await Expect(Page.GetByText("What you typed differs from it in 1 field")).ToBeVisibleAsync();
        var other = await Page.RunAndWaitForPopupAsync(() => form.Lens.GetByRole(AriaRole.Link).ClickAsync());
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("theirs");
        await Expect(form.Field("Name")).ToHaveValueAsync("mine");
    }

    [Fact]
    public async Task Request_InAnotherLanguage_IsCopiedAndRemembered()
    {
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "it's"));
        await form.ClickAsync("Python");
        await form.ClickAsync("Copy Python command");
        await Expect(Page.GetByText("Copied.", new() { Exact = true })).ToBeAttachedAsync();
        Assert.Contains(
            "\"task_key\": \"it's\"",
            await Page.EvaluateAsync<string>("navigator.clipboard.readText()"),
            StringComparison.Ordinal
        );

        await Page.ReloadAsync();
        await Expect(form.Button("Python")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(form.Program).ToContainTextAsync("urllib.request");
    }

    [Fact]
    public async Task Keyboard_FlowRunBySearch_IsChosenWithTheArrows()
    {
        var flow = await PostAsync("/api/flows/", new { name = "nightly" });
        var wanted = await PostAsync(
            "/api/flow_runs/",
            new { flow_id = flow.GetProperty("id").GetString(), name = "load of the 31st" }
        );
        var form = new NewRunPage(Page);
        await form.OpenAsync();
        await form.FillAsync(("Task key", "etl.load"), ("Dynamic key", "1"));
        await Page.Keyboard.PressAsync("Tab");
        await Expect(form.Field("Flow run id")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("31ST");
        await Expect(Page.GetByText("1 flow run to choose from.")).ToBeAttachedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(form.Field("Flow run id")).ToHaveValueAsync(wanted.GetProperty("id").GetString()!);
        await form.Field("Flow run id").PressAsync("Control+Enter");
        await form.ExpectResultAsync("Created (201)");
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync(path, body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
