using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.NewRun;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.Components.NewRun;

public sealed class KeyLensTests : ConsoleContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Lens_IncompleteKey_AsksNothing()
    {
        var page = Render<NewRunPage>();
        var before = Database.Queries;

        Type(page, NewRunField.TaskKey, "etl.load");

        Assert.Contains("As soon as both keys are there", Lens(page).TextContent);
        Assert.Equal(before, Database.Queries);
    }

    [Theory]
    [InlineData("field-flow_run_id", "nightly", "the flow run id is not right")]
    [InlineData("field-task_key", "a\0b", "the task key is not right")]
    [InlineData("field-dynamic_key", "a\0b", "the dynamic key is not right")]
    public void Lens_WrongPartOfTheKey_SaysWhichAndNotThatKeysAreMissing(string field, string text, string expected)
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);
        page.Find("#" + field).Input(text);

        Assert.StartsWith($"Cannot tell yet: {expected}.", Lens(page).TextContent.Trim());
    }

    [Fact]
    public void Lens_KeyThatNoRunHas_SaysNew()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);

        page.WaitForAssertion(() => Assert.Contains("no run has this key", Lens(page).TextContent), Patience);
        Assert.Equal("Create run", Submit(page).TextContent.Trim());
    }

    [Fact]
    public async Task Lens_KeyThatARunHas_SaysWhichAndWhatSubmittingWillDo()
    {
        var run = await CreateAsync(
            """{"name": "first", "task_key": "etl.load", "dynamic_key": "1", "state": {"type": "RUNNING"}}"""
        );
        var page = Render<NewRunPage>();
        TypeKeys(page);

        page.WaitForAssertion(() => Assert.StartsWith("Exists:", Lens(page).TextContent.Trim()), Patience);
        Assert.Contains("by ada, now", Lens(page).TextContent);
        Assert.Equal("Running", Lens(page).QuerySelector(".state-word")!.TextContent);
        Assert.Equal($"/runs/{run.Id}", Lens(page).QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("_blank", Lens(page).QuerySelector("a")!.GetAttribute("target"));
        Assert.Equal("Return the existing run", Submit(page).TextContent.Trim());
        Assert.Contains(
            page.FindAll("[role=status]"),
            each => each.TextContent == "Exists: created by ada, now Running."
        );
    }

    [Fact]
    public async Task Lens_SomebodyCreatesTheKeyMeanwhile_SaysExists()
    {
        var page = Render<NewRunPage>();
        TypeKeys(page);
        page.WaitForAssertion(() => Assert.Contains("no run has this key", Lens(page).TextContent), Patience);

        var run = await CreateAsync("""{"task_key": "etl.load", "dynamic_key": "1"}""");
        Feed.Publish(run.Id);

        page.WaitForAssertion(() => Assert.StartsWith("Exists:", Lens(page).TextContent.Trim()), Patience);
    }

    [Fact]
    public async Task Lens_StateOfTheRunChanges_ShowsTheNewOne()
    {
        var run = await CreateAsync("""{"task_key": "etl.load", "dynamic_key": "1"}""");
        var page = Render<NewRunPage>();
        TypeKeys(page);
        page.WaitForAssertion(() => Assert.Contains("Pending", Lens(page).TextContent), Patience);

        await Services
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new ProposedState(StateType.Running), isForced: true, Someone);
        Feed.Publish(run.Id);

        page.WaitForAssertion(() => Assert.Contains("Running", Lens(page).TextContent), Patience);
    }

    [Fact]
    public void Lens_DatabaseAway_SaysThatItCannotTellAndTheFormGoesOn()
    {
        var page = Render<NewRunPage>();
        // Keys are looked up on connections of their own, which only the file itself can refuse.
        using (Database.LockFile())
        {
            TypeKeys(page);

            page.WaitForAssertion(() => Assert.StartsWith("Cannot tell.", Lens(page).TextContent.Trim()), Patience);
            Type(page, NewRunField.Name, "goes on");
            page.WaitForAssertion(() =>
                Assert.Contains("goes on", page.Find("pre[aria-label='request as JSON']").TextContent)
            );
            Assert.Equal("Create run", Submit(page).TextContent.Trim());
        }

        page.WaitForAssertion(() => Assert.Contains("no run has this key", Lens(page).TextContent), Patience);
    }

    [Fact]
    public async Task Lens_DifferentRequest_ShowsBeforehandWhatDiffers()
    {
        await CreateAsync("""{"name": "first", "task_key": "etl.load", "dynamic_key": "1"}""");
        var page = Render<NewRunPage>();
        TypeKeys(page);
        Type(page, NewRunField.Name, "second");

        page.WaitForAssertion(
            () => Assert.Contains("differs from it in 1 field", page.Find(".preview").TextContent),
            Patience
        );
    }

    private static void TypeKeys(IRenderedComponent<NewRunPage> page)
    {
        Type(page, NewRunField.TaskKey, "etl.load");
        Type(page, NewRunField.DynamicKey, "1");
    }

    private static void Type(IRenderedComponent<NewRunPage> page, NewRunField field, string text) =>
        page.Find("#" + field.ElementId).Input(text);

    private static IElement Lens(IRenderedComponent<NewRunPage> page) => page.Find(".lens");

    private static IElement Submit(IRenderedComponent<NewRunPage> page) => page.Find("button[type=submit]");
}
