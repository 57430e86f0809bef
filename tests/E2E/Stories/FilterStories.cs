using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

public sealed class FilterStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task List_Filtered_StaysTrueAndInTheUrl()
    {
        await CreateAsync("load orders", "FAILED", "etl");
        await CreateAsync("load customers", "COMPLETED", "etl");
        await CreateAsync("send mail", "FAILED", "mail");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Expect(runs.Rows).ToHaveCountAsync(3);

        await runs.State("Failed").ClickAsync();
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Expect(runs.State("Failed")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(runs.State("Failed")).ToContainTextAsync("2");
        await Expect(runs.State("Completed")).ToContainTextAsync("1");
        await runs.FilterAsync("state:failed tag:etl");
        await Expect(runs.Rows).ToHaveCountAsync(1);
        Assert.EndsWith("/runs?q=state%3Afailed%20tag%3Aetl", Page.Url, StringComparison.Ordinal);
        await Expect(Page.GetByRole(AriaRole.List, new() { Name = "Filters in force" })).ToContainTextAsync("etl");

        // One that passes waits to be shown, one that does not stays away.
        await CreateAsync("load invoices", "FAILED", "etl");
        await CreateAsync("load nothing", "RUNNING", "etl");
        await Expect(runs.Waiting).ToHaveTextAsync("1 new");
        await runs.Waiting.ClickAsync();
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Expect(runs.Row("load invoices")).ToBeVisibleAsync();

        await Page.ReloadAsync();
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Page.GoBackAsync();
        await Expect(runs.Rows).ToHaveCountAsync(3);
        await Expect(runs.Query).ToHaveValueAsync("state:failed");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Remove state failed" }).ClickAsync();
        await Expect(runs.Rows).ToHaveCountAsync(5);
        await Expect(runs.Query).ToHaveValueAsync("");
    }

    [Fact]
    public async Task List_SortedAndSearched_ShowsThatOrder()
    {
        foreach (var name in new[] { "beta", "alpha", "gamma" })
            await CreateAsync(name, "COMPLETED", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();

        await Page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(runs.Rows.First).ToContainTextAsync("alpha");
        await Page.GetByRole(AriaRole.Button, new() { Name = "View" }).ClickAsync();
        await Page.GetByLabel("Order").SelectOptionAsync("END_TIME_DESC");
        await Expect(runs.Rows.First).ToContainTextAsync("gamma");
        await runs.FilterAsync("A%");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No run passes these filters" }))
            .ToBeVisibleAsync();
        await runs.FilterAsync("name:LPH");
        await Expect(runs.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task List_ColumnsOrderAndDensity_AreRemembered_AndInTheLink()
    {
        await CreateAsync("one", "COMPLETED", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "View" }).ClickAsync();
        await Page.GetByLabel("Created", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Tags", new() { Exact = true }).UncheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Roomy" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Created" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Tags" })).ToHaveCountAsync(0);
        var link = Page.Url;

        // Who comes back without a wish finds it as it was left.
        await runs.OpenAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Created" })).ToBeVisibleAsync();
        Assert.Equal(link, Page.Url);
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-density", "roomy");

        // And whoever gets the link sees the same columns.
        await using var elsewhere = await NewBrowserAsync();
        var other = await elsewhere.NewPageAsync();
        await other.GotoAsync(link);
        await Expect(other.GetByRole(AriaRole.Columnheader, new() { Name = "Created" })).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Columnheader, new() { Name = "Tags" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Query_Completion_OffersWhatThereIs()
    {
        await CreateAsync("one", "FAILED", "nightly, prod");
        await CreateAsync("two", "FAILED", "weekly");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();

        await Page.Keyboard.PressAsync("/");
        await Expect(runs.Query).ToBeFocusedAsync();
        await runs.Query.PressSequentiallyAsync("ta");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["tag:a tag, exactly"]);
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["nightly, prod", "weekly"]);
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Tab");
        await Expect(runs.Query).ToHaveValueAsync("tag:\"nightly, prod\" ");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(runs.Rows).ToHaveCountAsync(1);
        await Expect(runs.Row("one")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chart_Dragged_ChoosesASpan()
    {
        await CreateAsync("one", "FAILED", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await Expect(Page.Locator(".chart-part")).ToHaveCountAsync(1);
        var box = (await Page.Locator(".chart-bars").BoundingBoxAsync())!;

        await Page.Mouse.MoveAsync(box.X + 3, box.Y + 20);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + 100, box.Y + 20);
        await Page.Mouse.UpAsync();

        await Expect(runs.Query).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^since:.*Z until:.*Z$"));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No run passes these filters" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Query_ThatMakesNoSense_SaysWhatIsAllowed()
    {
        await CreateAsync("one", "PENDING", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.FilterAsync("flow:nonsense");
        await Expect(Page.Locator("#run-query-errors")).ToContainTextAsync("it takes a flow run's id, or none");
        await Expect(runs.Query).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(runs.Rows).ToHaveCountAsync(0);
    }

    private Task CreateAsync(string name, string state, string tag) =>
        CreateOverRestAsync(
            new
            {
                task_key = "t",
                dynamic_key = Guid.NewGuid(),
                name,
                tags = new[] { tag },
                state = new { type = state },
            }
        );
}
