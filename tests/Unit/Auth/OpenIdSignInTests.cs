using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Who comes through a provider is who it says, and may do what it says; whoever only looks so gets nowhere.</summary>
public sealed class OpenIdSignInTests : IAsyncDisposable
{
    private const string Refused = "Sign-in did not come to its end. Try it again; the server&#x27;s log says more.";

    private readonly IdentityProvider _provider = new();
    private readonly ApiHost _host;

    public OpenIdSignInTests() => _host = new ApiHost(_provider.Settings);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("admins", Role.Admin)]
    [InlineData("on-call", Role.Operator)]
    [InlineData("viewers", Role.Viewer)]
    public async Task SignIn_RoleInTheClaim_IsTheirRole(string claim, Role role)
    {
        _provider.Person = new("1", "Ada Lovelace", "staff", claim);

        using var browser = new Browser(_host);
        Assert.EndsWith("/account", await browser.SignInAsync("/account"));

        Assert.Contains("<bdi>Ada Lovelace</bdi>", browser.Text);
        Assert.Contains($"<dd>{role}:", browser.Text);
        Assert.Contains("with Example", browser.Text);
    }

    [Theory]
    [InlineData]
    [InlineData("Admins", "admin", "admins,viewers")]
    public async Task SignIn_NoRoleOfOurs_IsRefusedAndLeavesNoAccount(params string[] roles)
    {
        _provider.Person = new("1", "Ada", roles);

        using var browser = new Browser(_host);
        await browser.SignInAsync("/account");

        Assert.Contains("You are known, but you have no role here.", browser.Text);
        Assert.Empty(await AccountsAsync());
        Assert.EndsWith("/sign-in?returnUrl=%2Faccount", await browser.GoAsync("/account"));
    }

    [Theory]
    [InlineData(Fault.State)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Nonce)]
    [InlineData(Fault.Issuer)]
    [InlineData(Fault.Audience)]
    [InlineData(Fault.Signature)]
    [InlineData(Fault.Expired)]
    public async Task SignIn_WhatTheProviderSaysIsNotRight_IsRefusedInOneSentenceAndOneLineOfLog(Fault fault)
    {
        _provider.Fault = fault;

        using var browser = new Browser(_host);
        await browser.SignInAsync("/account");

        Assert.Contains(Refused, browser.Text);
        Assert.Empty(await AccountsAsync());
        Assert.Empty(_host.LoggedErrors);
        var line = Assert.Single(_host.LoggedWarnings);
        Assert.StartsWith("A sign-in through the provider did not come to its end: ", line);
        // A stack would have one.
        Assert.DoesNotContain("   at ", line);
        Assert.EndsWith("/sign-in?returnUrl=%2Faccount", await browser.GoAsync("/account"));
    }

    [Fact]
    public async Task SignIn_AnotherBrowsersAnswer_IsRefused()
    {
        using var browser = new Browser(_host);
        var answer = await browser.GetAnswerAsync("/account");

        using var other = new Browser(_host);
        await other.GoAsync(answer);

        Assert.Contains(Refused, other.Text);
        Assert.Empty(await AccountsAsync());
    }

    [Fact]
    public async Task SignIn_DisabledAccount_IsRefused()
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("/account");
        var account = Assert.Single(await AccountsAsync());
        // Of its administrators the server keeps the last.
        _provider.Person = new("2", "Grace", "admins");
        using (var other = new Browser(_host))
            await other.SignInAsync("/account");
        Assert.Empty(
            await _host.Services.GetRequiredService<Accounts>().AllowAsync(account.Id, Role.Admin, true, Origin.Server)
        );

        Assert.EndsWith("/sign-in?returnUrl=%2Faccount", await browser.GoAsync("/account"));
        _provider.Person = new("1", "Ada", "admins");
        await browser.SignInAsync("/account");

        Assert.Contains("Your account is disabled. Ask an administrator.", browser.Text);
        Assert.EndsWith("/sign-in?returnUrl=%2Faccount", await browser.GoAsync("/account"));
    }

    [Fact]
    public async Task SignIn_AnotherRoleThanBefore_EndsTheOtherSessionWhenItIsLess()
    {
        using var first = new Browser(_host);
        await first.SignInAsync("/account");
        _provider.Person = new("1", "Ada King", "viewers");
        using var second = new Browser(_host);
        await second.SignInAsync("/account");

        Assert.Contains("<dd>Viewer:", second.Text);
        var account = Assert.Single(await AccountsAsync());
        Assert.Equal(("Ada King", Role.Viewer), (account.Name, account.Role));
        Assert.EndsWith("/sign-in?returnUrl=%2Faccount", await first.GoAsync("/account"));
    }

    private Task<List<Account>> AccountsAsync() =>
        _host.Services.GetRequiredService<AccountService>().ListAsync(Origin.Server);

    /// <summary>Follows redirects and keeps cookies, as a browser does.</summary>
    private sealed class Browser(ApiHost host) : IDisposable
    {
        private readonly HttpClient _client = new(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        );

        public string Text { get; private set; } = "";

        public void Dispose() => _client.Dispose();

        /// <summary>Where they are in the end.</summary>
        public Task<string> SignInAsync(string returnUrl) =>
            GoAsync($"{OpenIdSignIn.Path}?returnUrl={Uri.EscapeDataString(returnUrl)}");

        public async Task<string> GoAsync(string url) =>
            (await FollowAsync(new(host.Address, url), _ => false)).ToString();

        /// <summary>What the provider answers, which is not handed in.</summary>
        public async Task<string> GetAnswerAsync(string returnUrl) =>
            (
                await FollowAsync(
                    new(host.Address, $"{OpenIdSignIn.Path}?returnUrl={Uri.EscapeDataString(returnUrl)}"),
                    url => url.AbsolutePath is "/signin-oidc"
                )
            ).ToString();

        private async Task<Uri> FollowAsync(Uri url, Predicate<Uri> stop)
        {
            while (!stop(url))
            {
                using var response = await _client.GetAsync(url);
                Text = await response.Content.ReadAsStringAsync();
                if (response.Headers.Location is not { } next)
                    break;
                url = new Uri(url, next);
            }

            return url;
        }
    }
}
