using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components.Users;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using Xunit;
using Origin = TaskRunAdmin.Core.Model.Origin;

namespace TaskRunAdmin.Unit.Components.Users;

public sealed class UsersPageTests : ConsoleContext
{
    private const string Issuer = "https://login.example.com";

    private AccountService Service => Services.GetRequiredService<AccountService>();

    private Accounts Accounts => Services.GetRequiredService<Accounts>();

    [Fact]
    public void Page_WithoutSignIn_SaysWhatToSetAndOffersNoUser()
    {
        var page = Render<UsersPage>();

        page.WaitForAssertion(() => Assert.Contains("Auth:LocalAccounts=true", page.Markup));
        Assert.Empty(page.FindAll(".page-head button"));
    }

    [Fact]
    public async Task Page_DatabaseGone_SaysSinceWhen()
    {
        await SignInAsync();
        Database.IsOff = true;

        var page = Render<UsersPage>();

        page.WaitForAssertion(
            () => Assert.Contains("The accounts could not be read", page.Find(".notice").TextContent),
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task Page_SessionIsOver_ShowsNothingOfAnybody()
    {
        var self = await SignInAsync();
        await Accounts.EndSessionsAsync(self.Id, Origin.Server);

        var page = Render<UsersPage>();

        page.WaitForAssertion(() => Assert.Contains("This is not for your role", page.Markup));
        Assert.Empty(page.FindAll(".user-row"));
    }

    [Fact]
    public async Task Page_Accounts_ShowsRoleAndState()
    {
        await SignInAsync();
        var grace = await CreateAccountAsync("grace", Role.Operator);
        await Accounts.AllowAsync(grace.Id, Role.Operator, isDisabled: true, Origin.Server);

        var page = Render<UsersPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".user-row").Count));
        Assert.Contains("active", Row(page, "ada"));
        Assert.Contains("disabled", Row(page, "grace"));
        Assert.Contains("Operator", Row(page, "grace"));
    }

    [Fact]
    public async Task Page_AccountMadeElsewhere_Appears_AndGoesWhenItIsDeleted()
    {
        await SignInAsync();
        var page = Render<UsersPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".user-row")));

        var grace = await CreateAccountAsync("grace", Role.Operator);
        page.WaitForAssertion(() => Assert.Contains("Operator", Row(page, "grace")));
        await Service.DeleteAsync(grace.Id, Origin.Server);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".user-row")));
    }

    [Fact]
    public async Task New_NameThatIsTaken_SaysSoAtTheName()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input("ADA");
        dialogs.Find("#password").Input("another horse battery");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("already", dialogs.Find("#user-name-error").TextContent));
        Assert.Empty(dialogs.FindAll("#password-error"));
    }

    [Theory]
    [InlineData("", "Say what they type")]
    [InlineData("grace hopper", "Letters and digits of English")]
    public async Task New_NameThatCannotBe_SaysSoAtTheName(string name, string sentence)
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input(name);
        dialogs.Find("#password").Input("another horse battery");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains(sentence, dialogs.Find("#user-name-error").TextContent));
    }

    [Fact]
    public async Task New_ShortPassword_SaysSoAtThePassword()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input("grace");
        dialogs.Find("#password").Input("short");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("12", dialogs.Find("#password-error").TextContent));
        Assert.Single(await Service.ListAsync(Origin.Server));
    }

    [Fact]
    public async Task New_Generated_ShowsThePasswordThatSignsIn()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input("grace");
        dialogs.FindAll("button").Single(button => button.TextContent == "Generate").Click();
        var password = dialogs.WaitForElement("[data-copy]").GetAttribute("data-copy")!;
        dialogs.FindAll("input[type=radio]")[1].Change(true);
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Operator", Row(page, "grace")));
        // The page hears of it before the dialog is closed.
        page.WaitForAssertion(() =>
            Assert.Contains("The account was created.", page.Find("[role=status]").TextContent)
        );
        Assert.NotNull(await Accounts.SignInAsync("grace", password, Origin.Server));
    }

    [Fact]
    public async Task New_DatabaseGone_SaysSoAndKeepsWhatWasTyped()
    {
        var (page, dialogs) = await OpenAsync();
        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input("grace");
        dialogs.Find("#password").Input("another horse battery");
        Database.IsOff = true;

        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(
            () => Assert.Contains("The database does not answer.", dialogs.Find("[role=alert]").TextContent),
            TimeSpan.FromSeconds(10)
        );
        Assert.Equal("grace", dialogs.Find("#user-name").GetAttribute("value"));
    }

    [Fact]
    public async Task New_SessionIsOver_SaysThatTheyMayNot()
    {
        var (page, dialogs) = await OpenAsync();
        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#user-name").Input("grace");
        var self = Assert.Single(await Service.ListAsync(Origin.Server));
        await Accounts.EndSessionsAsync(self.Id, Origin.Server);

        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() =>
            Assert.Contains("You may not do this any more.", dialogs.Find("[role=alert]").TextContent)
        );
    }

    [Fact]
    public async Task Change_RoleAndDisabled_AreSaved()
    {
        var grace = await CreateAccountAsync("grace", Role.Viewer);
        var (page, dialogs) = await OpenAsync();

        page.Find("[aria-label='Change: grace']").Click();
        dialogs.WaitForElement("input[type=radio][value=Admin]").Change(true);
        dialogs.Find("#user-enabled").Change(false);
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("disabled", Row(page, "grace")));
        Assert.Equal(Role.Admin, (await Service.FindAsync(grace.Id))!.Role);
    }

    [Fact]
    public async Task Change_LastAdmin_SaysWhyNot()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find("[aria-label='Change: ada']").Click();
        dialogs.WaitForElement("input[type=radio]").Change(true);
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() =>
            Assert.Contains("Nobody would be left who may administer.", dialogs.Find("[role=alert]").TextContent)
        );
    }

    [Fact]
    public async Task OpenId_RoleIsTheProviders_AndNoPasswordIsSet()
    {
        await Service.SignInAsync(Issuer, "7", "kate", Role.Viewer, Origin.Server);
        var (page, dialogs) = await OpenAsync();
        Assert.Empty(page.FindAll("[aria-label='Set password: kate']"));

        page.Find("[aria-label='Change: kate']").Click();
        dialogs.WaitForElement("#user-enabled").Change(false);
        Assert.Empty(dialogs.FindAll("input[type=radio]"));
        Assert.Contains("says it at each sign-in", dialogs.Markup);
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("disabled", Row(page, "kate")));
    }

    [Fact]
    public async Task SetPassword_SignsInWithTheNewOne()
    {
        await CreateAccountAsync("grace", Role.Viewer);
        var (page, dialogs) = await OpenAsync();

        page.Find("[aria-label='Set password: grace']").Click();
        dialogs.WaitForElement("#password").Input("another horse battery");
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("The password was set.", page.Find("[role=status]").TextContent));
        Assert.NotNull(await Accounts.SignInAsync("grace", "another horse battery", Origin.Server));
    }

    [Fact]
    public async Task Unlock_LetsThemTryAgain()
    {
        await CreateAccountAsync("grace", Role.Viewer);
        for (var tries = 0; tries < 5; tries++)
            Assert.Null(await Accounts.SignInAsync("grace", "wrong", Origin.Server));
        var (page, dialogs) = await OpenAsync();
        Assert.Contains("locked until", Row(page, "grace"));

        page.Find("[aria-label='Unlock: grace']").Click();
        dialogs.WaitForElement("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("active", Row(page, "grace")));
        Assert.NotNull(await Accounts.SignInAsync("grace", "correct horse battery", Origin.Server));
    }

    [Fact]
    public async Task SignOut_EndsTheirSessions()
    {
        var grace = await CreateAccountAsync("grace", Role.Viewer);
        var (page, dialogs) = await OpenAsync();

        page.Find("[aria-label='Sign out: grace']").Click();
        dialogs.WaitForElement("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("signed out everywhere", page.Find("[role=status]").TextContent));
        Assert.NotEqual(grace.SecurityStamp, (await Service.FindAsync(grace.Id))!.SecurityStamp);
    }

    [Fact]
    public async Task Delete_AfterConfirmation_RemovesTheAccount()
    {
        var grace = await CreateAccountAsync("grace", Role.Viewer);
        var (page, dialogs) = await OpenAsync();

        page.Find("[aria-label='Delete: grace']").Click();
        dialogs.WaitForElement("form").Submit();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".user-row")));
        Assert.Null(await Service.FindAsync(grace.Id));
    }

    private async Task<(IRenderedComponent<UsersPage>, IRenderedComponent<MudDialogProvider>)> OpenAsync()
    {
        await SignInAsync();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<UsersPage>();
        page.WaitForElement(".user-row");
        return (page, dialogs);
    }

    private static string Row(IRenderedComponent<UsersPage> page, string name) =>
        page.FindAll(".user-row").Single(row => row.QuerySelector("bdi")!.TextContent == name).TextContent;
}
