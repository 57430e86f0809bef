using Bunit;
using TaskRunAdmin.Components.NewRun;
using Xunit;

namespace TaskRunAdmin.Unit.Components.NewRun;

public sealed class NewRunPageTests : ConsoleContext
{
    [Fact]
    public void Form_WrongValueTyped_ShowsTheApisMessageNextToTheField()
    {
        var page = Render<NewRunPage>();

        Type(page, NewRunField.FlowRunId, "nope");

        page.WaitForAssertion(() =>
            Assert.Contains("Input should be a valid UUID", page.Find("#field-flow_run_id-error").TextContent)
        );
        Assert.Equal("true", Field(page, NewRunField.FlowRunId).GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Form_Untouched_ShowsNoErrors()
    {
        var page = Render<NewRunPage>();

        Assert.DoesNotContain("Field required", page.Markup);
    }

    [Fact]
    public void Form_SubmittedEmpty_NamesTheRequiredFieldsAndCreatesNothing()
    {
        var page = Render<NewRunPage>();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("2 fields need attention.", page.Markup));
        Assert.Equal("Task key: Field required. Names the task.", Error(page, NewRunField.TaskKey));
        Assert.Equal(
            "Dynamic key: Field required. Tells the runs of one task apart.",
            Error(page, NewRunField.DynamicKey)
        );
        Assert.Empty(page.FindAll(".outcome"));
    }

    [Fact]
    public void Form_Submitted_SaysCreatedWithALink()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Created (201)", page.Find(".outcome h2").TextContent));
        Assert.StartsWith("/runs/", page.Find(".outcome a").GetAttribute("href"));
    }

    [Fact]
    public async Task Form_KeysAreTaken_SaysAlreadyExistedWithTheDifference()
    {
        var first = await CreateAsync("""{"name": "first", "task_key": "etl.load", "dynamic_key": "1"}""");
        var page = Render<NewRunPage>();
        TypeKeys(page);
        Type(page, NewRunField.Name, "second");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Already existed (200)", page.Find(".outcome h2").TextContent));
        Assert.Contains("This is the run made by ada", page.Find(".outcome").TextContent);
        Assert.Equal($"/runs/{first.Id}", page.Find(".outcome a").GetAttribute("href"));
        var cells = page.FindAll(".difference-table tbody tr > *").Select(cell => cell.TextContent);
        Assert.Equal(["name", "\"second\"", "\"first\""], cells);
    }

    [Fact]
    public async Task Form_SameRequestAgain_SaysThatNothingDiffers()
    {
        await CreateAsync("""{"name": "first", "task_key": "etl.load", "dynamic_key": "1"}""");
        var page = Render<NewRunPage>();
        TypeKeys(page);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Everything you sent equals what is stored.", page.Markup));
    }

    [Fact]
    public async Task Form_IdBelongsToAnotherRun_SaysSoAndKeepsWhatWasTyped()
    {
        var other = await CreateAsync("""{"task_key": "other", "dynamic_key": "1"}""");
        var page = Render<NewRunPage>();
        TypeKeys(page);
        Type(page, NewRunField.Id, other.Id.ToString());

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("belongs to a run with other keys", page.Find("#field-id-error").TextContent)
        );
        Assert.Equal("etl.load", Field(page, NewRunField.TaskKey).GetAttribute("value"));
        Assert.Equal(other.Id.ToString(), Field(page, NewRunField.Id).GetAttribute("value"));
    }

    [Fact]
    public void Form_DatabaseGone_SaysSoAndKeepsWhatWasTyped()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);
        Database.IsOff = true;
        page.Find("form").Submit();

        page.WaitForAssertion(
            () => Assert.Contains("The database does not answer", page.Find("[role=alert]").TextContent),
            TimeSpan.FromSeconds(20)
        );
        Assert.Equal("etl.load", Field(page, NewRunField.TaskKey).GetAttribute("value"));
    }

    [Fact]
    public void Form_CreateAnother_KeepsTheForm()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);
        page.Find("form").Submit();
        page.WaitForElement(".outcome");

        page.Find(".outcome-actions button").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".outcome")));
        Assert.Equal("etl.load", Field(page, NewRunField.TaskKey).GetAttribute("value"));
    }

    [Fact]
    public void Form_ScheduledChosen_AsksForTheTime()
    {
        var page = Render<NewRunPage>();
        Assert.Empty(page.FindAll("#field-state-state_details-scheduled_time"));

        page.Find("input[value=SCHEDULED]").Change("SCHEDULED");

        Assert.Single(page.FindAll("#field-state-state_details-scheduled_time"));
        Assert.Contains("\"type\": \"SCHEDULED\"", page.Find("pre[aria-label='request as JSON']").TextContent);
    }

    [Fact]
    public void Form_TypedText_ShowsInJsonAndCurl()
    {
        var page = Render<NewRunPage>();

        Type(page, NewRunField.TaskKey, "it's");

        Assert.Contains("\"task_key\": \"it's\"", page.Find("pre[aria-label='request as JSON']").TextContent);
        Assert.Contains(@"it'\''s", page.Find("pre[aria-label='curl command']").TextContent);
    }

    [Fact]
    public void Form_CreateAnother_LeadsToTheDynamicKey()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);
        page.Find("form").Submit();
        page.WaitForElement(".outcome");

        page.Find(".outcome-actions button").Click();

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["field-dynamic_key"],
                JSInterop.Invocations["taskRunAdmin.select"].SelectMany(call => call.Arguments)
            )
        );
    }

    private static void TypeKeys(IRenderedComponent<NewRunPage> page)
    {
        Type(page, NewRunField.TaskKey, "etl.load");
        Type(page, NewRunField.DynamicKey, "1");
    }

    private static void Type(IRenderedComponent<NewRunPage> page, NewRunField field, string text) =>
        Field(page, field).Input(text);

    private static string Error(IRenderedComponent<NewRunPage> page, NewRunField field) =>
        page.Find($"#{field.ElementId}-error").TextContent;

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NewRunPage> page, NewRunField field) =>
        page.Find("#field-" + field.Path.Replace('.', '-'));
}
