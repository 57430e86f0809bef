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
        await runs.FilterAsync("Tags", "etl");
        await Expect(runs.Rows).ToHaveCountAsync(1);
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/runs\\?state=failed&tag=etl$"));

        // One that passes arrives by itself, one that does not stays away.
        await CreateAsync("load invoices", "FAILED", "etl");
        await CreateAsync("load nothing", "RUNNING", "etl");
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Expect(runs.Row("load invoices")).ToBeVisibleAsync();

        await Page.ReloadAsync();
        await Expect(runs.Rows).ToHaveCountAsync(2);
        await Page.GoBackAsync();
        await Expect(runs.Rows).ToHaveCountAsync(3);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(runs.Rows).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task List_SortedAndSearched_ShowsThatOrder()
    {
        foreach (var name in new[] { "beta", "alpha", "gamma" })
            await CreateAsync(name, "COMPLETED", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();

        await Page.GetByLabel("Order").SelectOptionAsync("NAME_ASC");
        await Expect(runs.Rows.First).ToContainTextAsync("alpha");
        await Page.GetByLabel("Order").SelectOptionAsync("END_TIME_DESC");
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Ended" })).ToBeVisibleAsync();
        await Expect(runs.Rows.First).ToContainTextAsync("gamma");
        await runs.FilterAsync("Name contains", "A%");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No run passes these filters" }))
            .ToBeVisibleAsync();
        await runs.FilterAsync("Name contains", "LPH");
        await Expect(runs.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task List_FlowRunThatIsNoId_SaysSo()
    {
        await CreateAsync("one", "PENDING", "t");
        var runs = new RunsPage(Page);
        await runs.OpenAsync();
        await runs.FilterAsync("Flow run id", "nonsense");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not a flow run id");
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
