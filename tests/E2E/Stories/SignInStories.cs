using System.Net.Http.Headers;
using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>People with passwords come in, go out, and are put out.</summary>
public sealed class SignInStories(ProductFixture fixture) : Story(fixture)
{
    private const string Password = "correct horse battery";
    private const string BasicAuth = "robot:twelve stray sheep";

    protected override (string Key, string Value)[] Settings =>
        [("Auth:LocalAccounts", "true"), ("Auth:BasicAuth", BasicAuth)];

    private Accounts Accounts => Services.GetRequiredService<Accounts>();

    private string SetupPath => Services.GetRequiredService<SetupLink>().PathAndToken;

    // Who is refused is told so with the status too, which the browser reports.
    protected override bool IsExpected(string complaint) =>
        complaint.Contains("status of 401", StringComparison.Ordinal)
        || complaint.Contains("status of 404", StringComparison.Ordinal)
        || complaint.Contains("status of 422", StringComparison.Ordinal);

    [Fact]
    public async Task FirstStart_TheLinkThatIsPrinted_MakesAnAdministratorOnce()
    {
        await Page.GotoAsync(SetupPath);
        await Page.GetByLabel("Name").FillAsync("ada");
        await Page.GetByLabel("Password").FillAsync("ada is at the door");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await new SignInPage(Page).ExpectProblemAsync("A password must not contain the name.");
        await Page.GetByLabel("Password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();

        await new SignInPage(Page).ExpectSignedInAsync("ada", "Admin");
        Assert.EndsWith("/runs", Page.Url);
        await Page.GotoAsync(SetupPath);
        await new SignInPage(Page).ExpectProblemAsync("This link is not good");
    }

    [Fact]
    public async Task FirstStart_AnotherLink_IsNotGood()
    {
        await Page.GotoAsync(SetupPath[..^1]);

        await new SignInPage(Page).ExpectProblemAsync("This link is not good");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Viewer_SignsInWhereTheyWantedToGo_AndOut()
    {
        await AddAsync("vera", Role.Viewer);
        var signIn = new SignInPage(Page);

        await signIn.OpenAsync("/limits");
        await signIn.SignInAsync("VERA", "wrong horse battery");
        await signIn.ExpectProblemAsync("The name or the password is wrong");
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("VERA");
        await signIn.SignInAsync("VERA", Password);

        await signIn.ExpectSignedInAsync("vera", "Viewer");
        Assert.EndsWith("/limits", Page.Url);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Signed in as vera" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await signIn.ExpectSaidOnceAsync("You are signed out.");
        await signIn.OpenAsync("/limits");
        await Expect(Page.Locator("main")).Not.ToContainTextAsync("over");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\t//evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/account/../\\evil.example")]
    public async Task LinkThatWouldLeadAway_StaysHere(string returnUrl)
    {
        await AddAsync("ada", Role.Admin);
        await Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await new SignInPage(Page).SignInAsync("ada", Password);

        // Whatever leaves would be reported, as in every story.
        await Expect(Page.GetByLabel("Password")).ToHaveCountAsync(0);
        Assert.StartsWith(Address.ToString(), Page.Url);
    }

    [Fact]
    public async Task NewPassword_EndsTheOtherSessions()
    {
        await AddAsync("ada", Role.Admin);
        var (other, browser) = await SignInElsewhereAsync("ada");
        await using var _ = browser;

        await new SignInPage(Page).OpenAsync("/account");
        await new SignInPage(Page).SignInAsync("ada", Password);
        await Page.GetByLabel("Current password").FillAsync("not this one at all");
        await Page.GetByLabel("New password").FillAsync("staple of many trees");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await new SignInPage(Page).ExpectProblemAsync("The current password is wrong");
        await Page.GetByLabel("Current password").FillAsync(Password);
        await Page.GetByLabel("New password").FillAsync("staple of many trees");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();

        await new SignInPage(Page).ExpectSaidOnceAsync("Your password was changed.");
        await new SignInPage(other).ExpectSignedOutAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await new SignInPage(other).SignInAsync("ada", "staple of many trees");
        await new SignInPage(other).ExpectSignedInAsync("ada", "Admin");
    }

    [Fact]
    public async Task DisabledAccount_IsSignedOutOfTheOpenPage()
    {
        var vera = await AddAsync("vera", Role.Viewer);
        await SignInAsync("vera");

        Assert.Empty(await Accounts.AllowAsync(vera.Id, Role.Viewer, isDisabled: true, Origin.Server));

        await new SignInPage(Page).ExpectSignedOutAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await new SignInPage(Page).SignInAsync("vera", Password);
        await new SignInPage(Page).ExpectProblemAsync("The name or the password is wrong");
    }

    [Fact]
    public async Task SignOut_InOneTab_EndsTheOthers()
    {
        await AddAsync("otto", Role.Operator);
        await SignInAsync("otto");
        var other = await NewPageAsync();
        await other.GotoAsync("/account");

        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await Expect(other.GetByText("You are signed out.")).ToBeVisibleAsync();
        await new SignInPage(Page).ExpectSignedOutAsync();
    }

    [Fact]
    public async Task OpenDialogOfSomebodyWhoBecameAViewer_GetsNowhere()
    {
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(BasicAuth))
        );
        var run = await CreateOverRestAsync(new { task_key = "etl.load", dynamic_key = "1" });
        var path = $"/runs/{run.GetProperty("id").GetString()}";
        var ola = await AddAsync("ola", Role.Operator);
        await SignInAsync("ola");
        await Page.GotoAsync(path);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set state" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Running" }).CheckAsync();

        Assert.Empty(await Accounts.AllowAsync(ola.Id, Role.Viewer, isDisabled: false, Origin.Server));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set RUNNING" }).ClickAsync();

        await Expect(dialog).ToContainTextAsync("You may not set states any more.");
        Assert.Contains(
            "\"state_type\":\"PENDING\"",
            await Api.GetStringAsync($"/api/task_runs{path["/runs".Length..]}")
        );
        await Page.ReloadAsync();
        await new SignInPage(Page).SignInAsync("ola", Password);
        await new SignInPage(Page).ExpectSignedInAsync("ola", "Viewer");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Set state" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task NameAndPasswordOfTheSettings_SignInToTheConsole()
    {
        await new SignInPage(Page).OpenAsync("/account");
        await new SignInPage(Page).SignInAsync("robot", "twelve stray sheep");

        await Expect(Page.GetByText("with the name and password of the settings")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Change password" })).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Back to runs" }).ClickAsync();
        await new SignInPage(Page).ExpectSignedInAsync("robot", "Admin");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task EveryPage_HasNoViolation(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 900);
        var signIn = new SignInPage(Page);

        await Page.GotoAsync(SetupPath);
        await CheckAsync("set-up");
        await Page.GetByLabel("Name").FillAsync("ada");
        await Page.GetByLabel("Password").FillAsync("password password");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await signIn.ExpectProblemAsync("A password must not contain 'password'");
        await CheckAsync("set-up with problems");
        await signIn.OpenAsync();
        await CheckAsync("sign-in");
        await signIn.SignInAsync("ada", Password);
        await signIn.ExpectProblemAsync("The name or the password is wrong");
        await CheckAsync("sign-in with a problem");
        await AddAsync("ada", Role.Admin);
        await signIn.OpenAsync("/account");
        await signIn.SignInAsync("ada", Password);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
        await CheckAsync("account");
        await Page.GetByLabel("Current password").FillAsync(Password);
        await Page.GetByLabel("New password").FillAsync("staple of many trees");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await signIn.ExpectNewsAsync("Your password was changed.");
        await CheckAsync("account with news");

        async Task CheckAsync(string what)
        {
            Assert.False(
                await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"),
                $"{what}: the page is wider than the screen."
            );
            var found = await Page.RunAxe();
            Assert.Empty(found.Violations.Select(each => $"{what}: {each.Id} {each.Help}: {each.Nodes[0].Html}"));
        }
    }

    private async Task<Account> AddAsync(string name, Role role)
    {
        var (account, errors) = await Accounts.CreateAsync(name, Password, role, Origin.Server);
        Assert.Empty(errors);
        return account!;
    }

    private async Task SignInAsync(string name)
    {
        var signIn = new SignInPage(Page);
        await signIn.OpenAsync();
        await signIn.SignInAsync(name, Password);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Runs", Level = 1 })).ToBeVisibleAsync();
    }

    private async Task<(IPage Page, IBrowserContext Browser)> SignInElsewhereAsync(string name)
    {
        var browser = await NewBrowserAsync();
        var page = await browser.NewPageAsync();
        await new SignInPage(page).OpenAsync();
        await new SignInPage(page).SignInAsync(name, Password);
        await new SignInPage(page).ExpectSignedInAsync(name, "Admin");
        return (page, browser);
    }
}
