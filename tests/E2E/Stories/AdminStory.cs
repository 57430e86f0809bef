using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>A story of a server that people sign in to.</summary>
public abstract class AdminStory(ProductFixture fixture) : Story(fixture)
{
    protected const string Admin = "ada";

    private const string Password = "correct horse battery";

    protected override (string Key, string Value)[] Settings => [("Auth:LocalAccounts", "true")];

    /// <summary>Makes an account.</summary>
    protected async Task<Account> CreateAccountAsync(string name, Role role)
    {
        var accounts = Services.GetRequiredService<Accounts>();
        var (account, errors) = await accounts.CreateAsync(name, Password, role, Origin.Server);
        Assert.Empty(errors);
        return account!;
    }

    /// <summary>Makes the administrator, who signs in by the page and gets where they wanted to go.</summary>
    protected async Task SignInAsync(string path)
    {
        await CreateAccountAsync(Admin, Role.Admin);
        await Page.GotoAsync(path);
        await Page.GetByLabel("Name").FillAsync(Admin);
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Uri(Address, path).ToString());
    }
}
