using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using TaskRunAdmin.Unit.Auth;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>People come through an OpenID Connect provider, and may do what it says.</summary>
public sealed class OpenIdStories(ProductFixture fixture, IdentityProvider provider)
    : Story(fixture),
        IClassFixture<IdentityProvider>
{
    protected override (string Key, string Value)[] Settings => provider.Settings;

    // The way leads through the provider, and a page that is not for a viewer says so with its status too.
    protected override bool IsExpected(string complaint) =>
        complaint.Contains(provider.Authority, StringComparison.Ordinal)
        || complaint.Contains("status of 403", StringComparison.Ordinal);

    [Fact]
    public async Task Operator_FollowsALink_SignsInAtTheProviderAndIsThere()
    {
        provider.Person = new("ola", "Ola Nordmann", "operators");
        var signIn = new SignInPage(Page);

        await signIn.OpenAsync("/runs/new?from=mail");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Example" }).ClickAsync();

        await Expect(Page.GetByLabel("Task key", new() { Exact = true })).ToBeVisibleAsync();
        Assert.EndsWith("/runs/new?from=mail", Page.Url);
        await signIn.ExpectSignedInAsync("Ola Nordmann", "Operator");
    }

    [Fact]
    public async Task Viewer_LooksOnly()
    {
        provider.Person = new("vera", "Vera", "viewers");
        var signIn = new SignInPage(Page);

        await signIn.OpenAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Example" }).ClickAsync();

        await signIn.ExpectSignedInAsync("Vera", "Viewer");
        await Expect(Page.GetByText("No runs yet")).ToBeVisibleAsync();
        await Expect(Page.Locator("a[href='/runs/new']")).ToHaveCountAsync(0);
        await Page.GotoAsync("/limits");
        await Expect(Page.GetByText("No limits yet")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "limit" })).ToHaveCountAsync(0);
        await Page.GotoAsync("/runs/new");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("This is not for your role");
    }

    [Fact]
    public async Task Stranger_IsToldToAskForARole()
    {
        provider.Person = new("eve", "Eve", "staff");
        var signIn = new SignInPage(Page);

        await signIn.OpenAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Example" }).ClickAsync();

        await signIn.ExpectProblemAsync("You are known, but you have no role here.");
    }
}
