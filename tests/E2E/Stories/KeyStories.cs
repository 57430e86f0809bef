using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>What an administrator does with a key, from its making to its end.</summary>
public sealed class KeyStories(ProductFixture fixture) : AdminStory(fixture)
{
    [Fact]
    public async Task AdminMakesAKey_UsesItOverRest_FindsItInTheAuditLog_RevokesIt_AndItIsRefused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync());
        await SignInAsync("/keys");

        await Page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await Page.GetByLabel("Name").FillAsync("nightly");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var token = await Page.GetByLabel("API key", new() { Exact = true }).TextContentAsync();
        await Expect(Page.GetByLabel("curl command", new() { Exact = true })).ToContainTextAsync($"Bearer {token}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The key was created." }))
            .ToHaveCountAsync(1);
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "nightly" });
        await Expect(row).ToContainTextAsync("in force");

        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, await AskAsync());
        await CreateOverRestAsync(new { task_key = "t", dynamic_key = "0" });

        await Page.GotoAsync("/audit?action=key.create");
        var entry = Page.Locator(".audit-row");
        await Expect(entry).ToHaveCountAsync(1);
        await Expect(entry).ToContainTextAsync(Admin);
        await Expect(entry).ToContainTextAsync("nightly");
        await Expect(entry).ToContainTextAsync("console");

        await Page.GotoAsync("/keys");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Revoke nightly" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync());

        await Page.GetByRole(AriaRole.Link, new() { Name = "Show revoked" }).ClickAsync();
        await Expect(row).ToContainTextAsync("revoked");
        await Page.ReloadAsync();
        await Expect(row).ToContainTextAsync("revoked");
    }

    private async Task<HttpStatusCode> AskAsync()
    {
        using var version = await Api.GetAsync("/api/admin/version");
        return version.StatusCode;
    }
}
