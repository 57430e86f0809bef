using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>axe finds nothing on the administrator's pages and in their dialogs either.</summary>
public sealed class AdminAccessibilityStories(ProductFixture fixture) : AdminStory(fixture)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task EveryAdminPage_HasNoViolation(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        await SignInAsync("/users");
        await SeedAsync();

        await Page.ReloadAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "disabled" })).ToBeVisibleAsync();
        await CheckAsync("users");
        await Page.GetByRole(AriaRole.Button, new() { Name = "New user" }).ClickAsync();
        await Page.GetByLabel("Name").FillAsync("grace hopper");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create user" }).ClickAsync();
        await Expect(Page.GetByText("Letters and digits of English").First).ToBeVisibleAsync();
        await CheckAsync("new user");

        await Page.GotoAsync("/keys?revoked=true");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "revoked" })).ToBeVisibleAsync();
        await CheckAsync("keys");
        await Page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await Page.GetByLabel("Name").FillAsync("etl");
        await CheckAsync("new key");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(Page.GetByText("You will not see it again")).ToBeVisibleAsync();
        await CheckAsync("the key");

        await Page.GotoAsync("/audit");
        await Page.Locator(".audit-row summary").First.ClickAsync();
        await Expect(Page.GetByText("Correlation id").First).ToBeVisibleAsync();
        await CheckAsync("audit log");
        await Page.GotoAsync("/audit?since=soon&action=x");
        await Expect(Page.GetByText("The filter cannot be understood")).ToBeVisibleAsync();
        await CheckAsync("audit log with a filter that makes no sense");
        await Page.GotoAsync("/settings");
        await Expect(Page.GetByText("Auth:LocalAccounts").First).ToBeVisibleAsync();
        await CheckAsync("settings");

        Task CheckAsync(string what) => Page.ExpectAccessibleAsync(what);
    }

    private async Task SeedAsync()
    {
        var operators = await CreateAccountAsync("grace", Role.Operator);
        var gone = await CreateAccountAsync("linus", Role.Viewer);
        var accounts = Services.GetRequiredService<Accounts>();
        Assert.Empty(await accounts.AllowAsync(operators.Id, Role.Admin, isDisabled: false, Origin.Server));
        Assert.Empty(await accounts.AllowAsync(gone.Id, Role.Viewer, isDisabled: true, Origin.Server));
        var keys = Services.GetRequiredService<ApiKeyService>();
        var revoked = await keys.CreateAsync(new NewApiKey("old", Role.Viewer, null), Origin.Server);
        await keys.RevokeAsync(revoked!.Key.Id, Origin.Server);
        await keys.CreateAsync(new NewApiKey("worker", Role.Operator, null), Origin.Server);
    }
}
