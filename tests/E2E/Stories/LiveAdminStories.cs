using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>What one administrator does, another sees on the pages that they have open.</summary>
public sealed class LiveAdminStories(ProductFixture fixture) : AdminStory(fixture)
{
    [Fact]
    public async Task UserAndKeyMadeElsewhere_AppearWithoutAReload_AndWaitInTheAuditLog()
    {
        await SignInAsync("/users");
        var (keys, audit) = (await NewPageAsync(), await NewPageAsync());
        await keys.GotoAsync("/keys");
        await audit.GotoAsync("/audit");
        await Expect(Page.Locator(".user-row")).ToHaveCountAsync(1);
        await Expect(keys.GetByText("No keys yet")).ToBeVisibleAsync();
        // The account, and who signed in.
        await Expect(audit.Locator(".audit-row")).ToHaveCountAsync(2);

        await CreateAccountAsync("grace", Role.Viewer);
        var service = Services.GetRequiredService<ApiKeyService>();
        await service.CreateAsync(new NewApiKey("nightly", Role.Operator, Expires: null), Origin.Server);

        await Expect(Page.Locator(".user-row").Filter(new() { HasText = "grace" })).ToBeVisibleAsync();
        await Expect(keys.Locator(".key-row").Filter(new() { HasText = "nightly" })).ToBeVisibleAsync();
        await Expect(audit.GetByRole(AriaRole.Button, new() { Name = "2 new" })).ToBeVisibleAsync();
        await Expect(audit.Locator(".audit-row")).ToHaveCountAsync(2);
        await audit.Keyboard.PressAsync(".");
        await Expect(audit.Locator(".audit-row")).ToHaveCountAsync(4);
        await Expect(audit.Locator(".audit-row").First).ToContainTextAsync("key.create");
    }
}
