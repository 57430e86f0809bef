using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>An engineer reads what the API takes and tries it in the browser, without anything from another host.</summary>
public sealed class ApiDocsStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task Engineer_TriesTheExample_AndGetsARun()
    {
        await Page.GotoAsync("/api/docs");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "TaskRunAdmin API" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Create a task run" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Test Request" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).First.ClickAsync();
        await Expect(Page.GetByText("201 Created").First).ToBeVisibleAsync();

        using var runs = await Api.PostAsync("/api/task_runs/filter", null);
        Assert.Contains("\"task_key\":\"etl.load-1a2b\"", await runs.Content.ReadAsStringAsync());
    }
}
