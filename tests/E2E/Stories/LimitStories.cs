using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>An operator limits the runs of a tag, sees live who holds its slots, and frees them.</summary>
public sealed class LimitStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task Limit_IsCreated_ShowsItsHoldersLive_IsFreedAndDeleted()
    {
        var limits = new LimitsPage(Page);
        await limits.OpenAsync();
        await limits.CreateAsync("db", 1);
        await Expect(limits.Row("db")).ToContainTextAsync("0 of 1");
        await Expect(limits.Row("db")).ToContainTextAsync("nobody");

        var first = await CreateAsync("load orders");
        var second = await CreateAsync("load customers");
        Assert.Equal("ACCEPT", await StartAsync(first));
        await Expect(limits.Row("db")).ToContainTextAsync("1 of 1");
        await Expect(limits.Row("db").GetByRole(AriaRole.Link, new() { Name = "load orders" })).ToBeVisibleAsync();
        Assert.Equal("WAIT", await StartAsync(second));

        await limits.AskToFreeSlotsAsync("tag:db");
        await Expect(limits.Dialog).ToContainTextAsync("Whoever holds a slot goes on without it");
        await limits.ConfirmAsync("Free slots");
        await Expect(limits.Row("db")).ToContainTextAsync("0 of 1");
        Assert.Equal("ACCEPT", await StartAsync(second));
        await Expect(limits.Row("db").GetByRole(AriaRole.Link, new() { Name = "load customers" })).ToBeVisibleAsync();

        await limits.AskToDeleteAsync("tag:db");
        await limits.ConfirmAsync("Delete limit");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No limits yet" })).ToBeVisibleAsync();
    }

    private async Task<string> CreateAsync(string name)
    {
        var request = new
        {
            task_key = "t",
            dynamic_key = name,
            name,
            tags = new[] { "db" },
        };
        return (await CreateOverRestAsync(request)).GetProperty("id").GetString()!;
    }

    /// <summary>What comes of it.</summary>
    private async Task<string> StartAsync(string id)
    {
        using var response = await Api.PostAsJsonAsync(
            $"/api/task_runs/{id}/set_state",
            new { state = new { type = "RUNNING" } }
        );
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString()!;
    }
}
