using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.NewRun;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Components.NewRun;

/// <summary>The fields that are more than a text.</summary>
public sealed class NewRunFieldsTests : ConsoleContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Section_Untouched_IsFoldedAndOpensWithAValueOrAnError()
    {
        var page = Render<NewRunPage>();
        Assert.All(page.FindAll("details.folded"), each => Assert.False(each.HasAttribute("open")));

        Type(page, NewRunField.CacheKey, "k");
        Type(page, NewRunField.Retries, "many");

        Assert.True(page.Find("#section-cache").HasAttribute("open"));
        Assert.Contains("1 filled in", page.Find("#section-cache summary").TextContent);
        Assert.True(page.Find("#section-retries").HasAttribute("open"));
        Assert.Contains("1 field needs attention", page.Find("#section-retries summary").TextContent);
        Assert.False(page.Find("#section-advanced").HasAttribute("open"));
    }

    [Fact]
    public void Labels_TypedAsPairs_AreAnObjectAndHaveAlwaysOneMorePair()
    {
        var page = Render<NewRunPage>();
        page.Find("#label-1-key").Input("team");
        page.Find("#label-1-value").Input("data");
        page.Find("#label-2-key").Input("priority");
        page.Find("#label-2-value").Input("3");

        Assert.Equal(3, page.FindAll(".label-row").Count);
        Assert.Contains("\"team\": \"data\",\n    \"priority\": 3", Json(page));

        page.Find("button[aria-label='Remove label 1']").Click();
        Assert.Equal("priority", page.Find("#label-1-key").GetAttribute("value"));
        Assert.DoesNotContain("team", Json(page));
    }

    [Fact]
    public void Labels_KeyTwice_IsSaidBelowThePairs()
    {
        var page = Render<NewRunPage>();
        page.Find("#label-1-key").Input("a");
        page.Find("#label-2-key").Input("a");
        Assert.Equal("'a' is there twice.", page.Find("#labels-help").TextContent);
        Assert.Equal("true", page.Find("#label-1-key").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Labels_SwitchedToJsonAndBack_StayTheSame()
    {
        var page = Render<NewRunPage>();
        page.Find("#label-1-key").Input("version");
        page.Find("#label-1-value").Input("\"3\"");
        page.Find("input[name=labels-as][value=text]").Change("text");
        Assert.Contains("\"version\": \"3\"", page.Find("#field-labels").TextContent);

        page.Find("input[name=labels-as][value=rows]").Change("rows");
        Assert.Equal("\"3\"", page.Find("#label-1-value").GetAttribute("value"));
        Assert.Contains("\"version\": \"3\"", Json(page));
    }

    [Fact]
    public void Labels_JsonThatNoPairsCanHold_StaysAndIsExplained()
    {
        var page = Render<NewRunPage>();
        page.Find("input[name=labels-as][value=text]").Change("text");
        Type(page, NewRunField.Labels, "{\"a\": [1]}");
        page.Find("input[name=labels-as][value=rows]").Change("rows");
        Assert.Contains("cannot be shown so", page.Find(".labels-field [role=alert]").TextContent);
        Assert.Equal("{\"a\": [1]}", page.Find("#field-labels").TextContent);
    }

    [Fact]
    public void Format_Json_IsLaidOutWithItsNumbersAsTheyWere()
    {
        var page = Render<NewRunPage>();
        Type(page, NewRunField.StateData, "{\"a\":1.10,\"b\":\"é\"}");
        page.Find("button[aria-label='Format State data']").Click();
        Assert.Equal(
            "{\n  \"a\": 1.10,\n  \"b\": \"é\"\n}",
            page.Find("#" + NewRunField.StateData.ElementId).TextContent.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void Format_BrokenJson_CannotBePressed()
    {
        var page = Render<NewRunPage>();
        Type(page, NewRunField.TaskInputs, "{\n  \"a\": ");
        Assert.True(page.Find("button[aria-label='Format Inputs']").HasAttribute("disabled"));
        Assert.Contains("at line 2", page.Find($"#{NewRunField.TaskInputs.ElementId}-error").TextContent);
    }

    [Fact]
    public void Generate_MakesARunId()
    {
        var page = Render<NewRunPage>();
        page.Find("button[aria-label='Generate a run id']").Click();
        var id = Guid.Parse(page.Find("#" + NewRunField.Id.ElementId).GetAttribute("value")!);
        Assert.Equal(7, id.Version);
    }

    [Fact]
    public void ScheduledTime_QuickChoice_IsFilledInAndSaidInTheReadersZone()
    {
        var page = Render<NewRunPage>();
        page.Find("input[value=SCHEDULED]").Change("SCHEDULED");
        page.FindAll(".quick button").Single(each => each.TextContent == "In 1 h").Click();
        Assert.EndsWith("Z", page.Find("#" + NewRunField.ScheduledTime.ElementId).GetAttribute("value"));
        Assert.Single(page.FindAll(".scheduled-field time[data-time=zoned]"));
    }

    [Fact]
    public async Task FlowRun_PartOfAName_OffersThoseThatMatchAndTakesTheId()
    {
        var wanted = await CreateFlowRunAsync("nightly <b>load</b>");
        await CreateFlowRunAsync("other");
        var page = Render<NewRunPage>();
        Type(page, NewRunField.FlowRunId, "NIGHT");

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".choices button")), Patience);
        Assert.Equal("nightly <b>load</b>", page.Find(".choice-name").TextContent);
        Assert.Empty(page.FindAll($"#{NewRunField.FlowRunId.ElementId}-error"));

        page.Find(".choices button").Click();
        page.WaitForAssertion(() =>
            Assert.Equal(wanted.ToString(), page.Find("#" + NewRunField.FlowRunId.ElementId).GetAttribute("value"))
        );
        Assert.Contains("nightly <b>load</b>", page.Find(".flow-run-field .field-note").TextContent);
    }

    [Fact]
    public void FlowRun_IdThatIsNotKnownHere_IsTakenForOneKeptElsewhere()
    {
        var page = Render<NewRunPage>();
        Type(page, NewRunField.FlowRunId, "0193a4c2-7d1e-7b3a-9c55-000000000001");
        page.WaitForAssertion(
            () => Assert.Contains("kept elsewhere", page.Find(".flow-run-field").TextContent),
            Patience
        );
    }

    [Fact]
    public void FlowRun_DatabaseAway_SaysSoAndTakesAnId()
    {
        var page = Render<NewRunPage>();
        Database.IsOff = true;
        Type(page, NewRunField.FlowRunId, "0193a4c2-7d1e-7b3a-9c55-000000000001");
        page.WaitForAssertion(
            () => Assert.Contains("cannot be searched now", page.Find(".flow-run-field").TextContent),
            Patience
        );
        Assert.Contains("0193a4c2-7d1e-7b3a-9c55-000000000001", Json(page));
    }

    [Theory]
    [InlineData(SnippetLanguage.Python, "import urllib.request")]
    [InlineData(SnippetLanguage.PowerShell, "Invoke-RestMethod")]
    [InlineData(SnippetLanguage.CSharp, "HttpClient")]
    public void Language_Chosen_ShowsTheRequestInIt(SnippetLanguage language, string expected)
    {
        var page = Render<NewRunPage>();
        page.Find($"[data-snippet={language}]").Click();
        Assert.Contains(expected, page.Find(".request-column pre").TextContent);
    }

    [Fact]
    public void Language_ChosenBefore_IsThereAgain()
    {
        JSInterop.Setup<string?>("taskRunAdmin.read", "snippet").SetResult("Python");
        var page = Render<NewRunPage>();
        page.WaitForAssertion(() =>
            Assert.Equal("true", page.Find("[data-snippet=Python]").GetAttribute("aria-pressed"))
        );
    }

    private async Task<Guid> CreateFlowRunAsync(string name)
    {
        var service = Services.GetRequiredService<FlowRunService>();
        var flow = (await service.CreateFlowAsync(new NewFlow("nightly"), Origin.Server)).Flow;
        var made = await service.CreateAsync(new NewFlowRun(flow.Id) { Name = name }, Someone);
        return ((FlowRunCreation.Created)made).FlowRun.Id;
    }

    private static string Json(IRenderedComponent<NewRunPage> page) =>
        page.Find("pre[aria-label='request as JSON']").TextContent.ReplaceLineEndings("\n");

    private static void Type(IRenderedComponent<NewRunPage> page, NewRunField field, string text) =>
        page.Find("#" + field.ElementId).Input(text);
}
