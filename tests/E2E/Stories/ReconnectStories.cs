using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.E2E.Pages;
using TaskRunAdmin.Unit.Hosting;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>The server ends under an open list, and comes back: so does the list, to whoever may still see it.</summary>
public sealed class ReconnectStories(ProductFixture fixture) : Story(fixture)
{
    private const int Patience = 60_000;
    private const string Password = "correct horse battery";
    private const string View = "/runs?q=key%3Aetl.load&sort=NAME_ASC&columns=name,state,key,created";

    // The page is one of another server than the story's own, and its connection is cut.
    protected override bool IsExpected(string complaint) => true;

    private Accounts Accounts => Services.GetRequiredService<Accounts>();

    private ILocator Panel => Page.GetByRole(AriaRole.Complementary, new() { Name = "Run alpha" });

    [Fact]
    public async Task ServerRestarted_TheSameViewIsBack_AndLive()
    {
        await using var first = await ServerProcess.StartAsync(DataDirectory);
        var address = AddressOf(first);
        var alpha = await SeedAsync(Api);
        await Page.GotoAsync(address + View);
        var url = await OpenAlphaAsync();
        await ExpectViewAsync(url);

        await first.KillAsync();
        await new RunsPage(Page).ExpectLiveWordAsync("Reconnecting");
        await Expect(Panel).ToContainTextAsync("Pending");

        await using var second = await ServerProcess.StartAsync(DataDirectory, address);
        await Expect(Page.Locator("html:not([data-connection]) .live-word"))
            .ToHaveTextAsync("Live", new() { Timeout = Patience });
        await ExpectViewAsync(url);
        await SetStateAsync(second.Client, alpha, "RUNNING");
        await Expect(new RunsPage(Page).Row("alpha")).ToContainTextAsync("Running");
        await Expect(Panel).ToContainTextAsync("Running");
    }

    [Fact]
    public async Task AccountDisabledWhileTheServerWasDown_EndsAtTheSignInThatSaysWhy_AndLeadsBack()
    {
        await SeedAsync(Api);
        var (account, _) = await Accounts.CreateAsync("ola", Password, Role.Operator, Origin.Server);
        await using var first = await StartWithSignInAsync();
        var address = AddressOf(first);
        var url = await SignInToViewAsync(address);

        await first.KillAsync();
        await new RunsPage(Page).ExpectLiveWordAsync("Reconnecting");
        await AllowAsync(account!, isDisabled: true);
        await using var second = await StartWithSignInAsync(address);
        await ExpectSignInAsync("your account was changed");

        await AllowAsync(account!, isDisabled: false);
        await SignInAsync();
        await ExpectViewAsync(url);
    }

    [Fact]
    public async Task KeysLostWhileTheServerWasDown_EndsAtTheSignInThatSaysWhy_AndLeadsBack()
    {
        await SeedAsync(Api);
        await Accounts.CreateAsync("ola", Password, Role.Operator, Origin.Server);
        await using var first = await StartWithSignInAsync();
        var address = AddressOf(first);
        var url = await SignInToViewAsync(address);

        await first.KillAsync();
        Directory.Delete(Path.Combine(DataDirectory, "keys"), recursive: true);
        await using var second = await StartWithSignInAsync(address);
        await ExpectSignInAsync("this server has other keys");

        await SignInAsync();
        await ExpectViewAsync(url);
    }

    [Fact]
    public async Task AccountDisabledUnderTheOpenPage_SaysSoWithoutWhatWorksNoMore_AndLeadsBack()
    {
        await SeedAsync(Api);
        var (account, _) = await Accounts.CreateAsync("ola", Password, Role.Operator, Origin.Server);
        await using var server = await StartWithSignInAsync();
        var url = await SignInToViewAsync(AddressOf(server));

        await AllowAsync(account!, isDisabled: true);
        await new SignInPage(Page).ExpectSignedOutAsync();
        await Expect(Page.GetByRole(AriaRole.Status, new() { Name = "Live updates" })).ToHaveCountAsync(0);
        await Expect(Page.Locator(".app-header").GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Theme" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".app-header nav")).ToHaveCountAsync(0);
        await Page.ExpectAccessibleAsync("signed out");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await ExpectSignInAsync("your account was changed");
        await AllowAsync(account!, isDisabled: false);
        await SignInAsync();
        await ExpectViewAsync(url);
    }

    private static string AddressOf(ServerProcess server) => server.Client.BaseAddress!.ToString().TrimEnd('/');

    private Task<ServerProcess> StartWithSignInAsync(string address = "http://127.0.0.1:0") =>
        ServerProcess.StartAsync(DataDirectory, address, "--Auth:LocalAccounts=true");

    private async Task AllowAsync(Account account, bool isDisabled) =>
        Assert.Empty(await Accounts.AllowAsync(account.Id, Role.Operator, isDisabled, Origin.Server));

    /// <summary>Two runs of the task that the view is of, and one of another; gives the first one's id.</summary>
    private static async Task<string> SeedAsync(HttpClient client)
    {
        var ids = new List<string>();
        foreach (var (name, key) in new[] { ("alpha", "etl.load"), ("beta", "etl.load"), ("gamma", "mail.send") })
        {
            using var created = await client.PostAsJsonAsync(
                "/api/task_runs/",
                new
                {
                    name,
                    task_key = key,
                    dynamic_key = name,
                    state = new { type = "PENDING" },
                }
            );
            ids.Add((await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }

        return ids[0];
    }

    private static async Task SetStateAsync(HttpClient client, string id, string type)
    {
        using var set = await client.PostAsJsonAsync(
            $"/api/task_runs/{id}/set_state",
            new { state = new { type }, force = true }
        );
        Assert.True(set.IsSuccessStatusCode);
    }

    private async Task<string> SignInToViewAsync(string address)
    {
        await Page.GotoAsync(address + View);
        await SignInAsync();
        return await OpenAlphaAsync();
    }

    private Task SignInAsync() => new SignInPage(Page).SignInAsync("ola", Password);

    private async Task ExpectSignInAsync(string why)
    {
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        await new SignInPage(Page).ExpectNewsAsync(why);
    }

    private async Task<string> OpenAlphaAsync()
    {
        await new RunsPage(Page).OpenRunAsync("alpha");
        await Expect(Page).ToHaveURLAsync(new Regex("[?&]run="));
        return Page.Url;
    }

    /// <summary>Filter, order, columns and the run beside them.</summary>
    private async Task ExpectViewAsync(string url)
    {
        var runs = new RunsPage(Page);
        await Expect(Page).ToHaveURLAsync(url);
        await Expect(runs.Query).ToHaveValueAsync("key:etl.load");
        await Expect(runs.Rows.Locator(".col-name a")).ToHaveTextAsync(["alpha", "beta"]);
        await Expect(Page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Name");
        await Expect(Page.Locator(".run-table th[scope=col]").Filter(new() { HasText = "Dynamic key" }))
            .ToHaveCountAsync(0);
        await Expect(Panel).ToBeVisibleAsync();
    }
}
