using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TaskRunAdmin.Components.Keys;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using Xunit;
using Origin = TaskRunAdmin.Core.Model.Origin;

namespace TaskRunAdmin.Unit.Components.Keys;

public sealed class KeysPageTests : ConsoleContext
{
    private ApiKeyService Keys => Services.GetRequiredService<ApiKeyService>();

    [Fact]
    public void Page_WithoutSignInAndKeys_SaysWhatKeysAreForAndThatNobodyAsks()
    {
        var page = Render<KeysPage>();

        page.WaitForAssertion(() => Assert.Contains("No keys yet", page.Markup));
        Assert.Contains("Keys are not asked for yet", page.Markup);
    }

    [Fact]
    public void Page_DatabaseGone_SaysSinceWhen()
    {
        Database.IsOff = true;

        var page = Render<KeysPage>();

        page.WaitForAssertion(
            () => Assert.Contains("The keys could not be read", page.Find(".notice").TextContent),
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task Page_RevokedKey_IsShownWhenTheUrlSaysSo()
    {
        await CreateKeyAsync("kept");
        await Keys.RevokeAsync((await CreateKeyAsync("gone")).Key.Id, Origin.Server);

        var page = Render<KeysPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".key-row")));
        Assert.Contains("in force", page.Find(".key-row").TextContent);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/keys?revoked=true");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".key-row").Count));
        Assert.Contains("revoked", page.Find(".key-row.is-over").TextContent);
        Assert.Contains("Hide revoked", page.Markup);
    }

    [Fact]
    public async Task Page_KeyMadeElsewhere_Appears_AndGoesWhenItIsRevoked()
    {
        var page = Render<KeysPage>();
        page.WaitForElement(".notice");

        var made = await CreateKeyAsync("made");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".key-row")));
        await Keys.RevokeAsync(made.Key.Id, Origin.Server);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".key-row")));
    }

    [Fact]
    public async Task Page_ExpiredKey_IsNoLongerInForce()
    {
        await Keys.CreateAsync(
            new NewApiKey("old", Role.Viewer, TimeProvider.System.GetInstant().AddDays(-1)),
            Origin.Server
        );
        Services.GetRequiredService<NavigationManager>().NavigateTo("/keys?revoked=true");

        var page = Render<KeysPage>();

        page.WaitForAssertion(() => Assert.Contains("expired", page.Find(".key-row.is-over").TextContent));
    }

    [Fact]
    public async Task Page_Key_ShowsItsBeginningAndNoMore()
    {
        var made = await CreateKeyAsync("worker");

        var page = Render<KeysPage>();

        page.WaitForAssertion(() => Assert.Contains($"tra_{made.Key.Lookup[..4]}…", page.Markup));
        Assert.DoesNotContain(made.Token, page.Markup);
        Assert.DoesNotContain(made.Key.Lookup, page.Markup);
    }

    [Fact]
    public async Task New_WithoutName_SaysSo()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("Say which program it is for.", dialogs.Markup));
        Assert.Empty(await Keys.ListAsync(Origin.Server));
    }

    [Fact]
    public async Task New_NameOfAnotherInForce_SaysSo()
    {
        await CreateKeyAsync("worker");
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#key-name").Input("worker");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() =>
            Assert.Contains("Another key in force has this name.", dialogs.Find("#key-name-error").TextContent)
        );
    }

    [Fact]
    public async Task New_ShowsTheKeyOnceWithHowToUseIt()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#key-name").Input("worker");
        dialogs.Find("input[type=radio][value=Viewer]").Change(true);
        dialogs.Find("form").Submit();

        var token = dialogs.WaitForElement("pre").TextContent;
        var found = await Keys.FindAsync(token);
        Assert.Equal(("worker", Role.Viewer), (found!.Name, found.Role));
        Assert.Equal(90, (found.Expires!.Value - found.Created).TotalDays, tolerance: 0.01);
        Assert.Contains($"Authorization: Bearer {token}", dialogs.FindAll("pre")[1].TextContent);
        Assert.Contains($"PREFECT_API_KEY='{token}'", dialogs.FindAll("pre")[2].TextContent);
        Assert.Contains("You will not see it again", dialogs.Markup);

        dialogs.FindAll("button").Single(button => button.TextContent.Contains("I have copied it")).Click();
        page.WaitForAssertion(() => Assert.Contains("worker", page.Find(".key-row").TextContent));
        Assert.DoesNotContain(token, page.Markup);
    }

    [Fact]
    public async Task New_NeverExpires_IsMadeSo()
    {
        var (page, dialogs) = await OpenAsync();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#key-name").Input("worker");
        dialogs.Find("#key-expires").Change("");
        dialogs.Find("form").Submit();

        dialogs.WaitForElement("pre");
        Assert.Null(Assert.Single(await Keys.ListAsync(Origin.Server)).Expires);
    }

    [Fact]
    public async Task Revoke_AfterConfirmation_RefusesTheKey()
    {
        var made = await CreateKeyAsync("worker");
        var (page, dialogs) = await OpenAsync();

        page.WaitForElement("[aria-label='Revoke worker']").Click();
        dialogs.WaitForElement("form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".key-row")));
        Assert.Null(await Keys.FindAsync(made.Token));
        // The page hears of it before the dialog is closed.
        page.WaitForAssertion(() => Assert.Contains("The key was revoked.", page.Find("[role=status]").TextContent));
    }

    private async Task<CreatedApiKey> CreateKeyAsync(string name) =>
        (await Keys.CreateAsync(new NewApiKey(name, Role.Operator, null), Origin.Server))!;

    private async Task<(IRenderedComponent<KeysPage>, IRenderedComponent<MudDialogProvider>)> OpenAsync()
    {
        await SignInAsync();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<KeysPage>();
        page.WaitForAssertion(() =>
            Assert.True(page.Markup.Contains("No keys yet") || page.FindAll(".key-row").Count > 0)
        );
        return (page, dialogs);
    }
}
