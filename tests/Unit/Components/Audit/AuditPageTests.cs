using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Audit;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Audit;

public sealed class AuditPageTests : ConsoleContext
{
    private static readonly Origin Ada = new("ada", OriginSource.Console, Role.Admin)
    {
        Address = "192.0.2.7",
        CorrelationId = "4bf92f",
    };

    // So many rows take their time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private ApiKeyService Keys => Services.GetRequiredService<ApiKeyService>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_Empty_SaysWhatWillBeThere()
    {
        var page = Render<AuditPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing was done", page.Find(".notice h2").TextContent));
    }

    [Fact]
    public void Page_DatabaseGone_SaysSinceWhen()
    {
        Database.IsOff = true;

        var page = Render<AuditPage>();

        page.WaitForAssertion(
            () => Assert.Contains("The audit log could not be read", page.Find(".notice").TextContent),
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task Page_Entry_SaysWhoWhatAndFromWhere()
    {
        await CreateKeyAsync("worker", Ada);

        var page = Render<AuditPage>();

        var row = page.WaitForElement(".audit-row").TextContent;
        Assert.All(
            ["ada", "console", "key.create", "worker", "scope", "write", "192.0.2.7", "4bf92f"],
            text => Assert.Contains(text, row)
        );
    }

    [Fact]
    public async Task Page_Filter_ShowsWhatPassesAndExportsTheSame()
    {
        await CreateKeyAsync("one", Ada);
        await Keys.RevokeAsync(
            (await CreateKeyAsync("two", new Origin("grace", OriginSource.Api, Role.Admin))).Id,
            Ada
        );

        var page = Render<AuditPage>();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".audit-row").Count));
        page.Find("#audit-actor").Change("ada");
        page.Find("#audit-action").Change(AuditAction.RevokeKey);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".audit-row")));
        Assert.EndsWith("/audit?actor=ada&action=key.revoke", Navigation.Uri);
        Assert.Equal(
            "/audit/export?format=csv&actor=ada&action=key.revoke",
            page.FindAll(".page-tools a")[0].GetAttribute("href")
        );
    }

    [Fact]
    public void Page_TypedTime_IsOfTheBrowsersZone_AndAnInstantInTheUrl()
    {
        JSInterop
            .Setup<string?>("taskRunAdmin.toInstant", "2026-01-31T08:00:00.000")
            .SetResult("2026-01-30T23:00:00.000Z");
        var page = Render<AuditPage>();

        page.WaitForElement("#audit-since").Change("2026-01-31 08:00");

        page.WaitForAssertion(() => Assert.EndsWith("/audit?since=2026-01-30T23%3A00%3A00Z", Navigation.Uri));
        Assert.Equal("2026-01-30T23:00:00Z", page.Find("#audit-since").GetAttribute("data-instant"));
    }

    [Theory]
    [InlineData("subject=zzz", "Not an id")]
    [InlineData("since=soon", "Not a time")]
    [InlineData("until=0001-01-01", "Not a time")]
    [InlineData("action=nothing", "There is no action of this name.")]
    [InlineData("door=window", "There is no door of this name")]
    [InlineData("since=2026-02-01&until=2026-01-01", "nothing is in between")]
    public void Page_UrlMakesNoSense_SaysWhat(string query, string sentence)
    {
        Navigation.NavigateTo("/audit?" + query);

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => Assert.Contains(sentence, page.Find("[role=alert]").TextContent));
        Assert.Empty(page.FindAll(".page-tools a"));
    }

    [Fact]
    public async Task Page_MoreThanOnePage_GoesOnWithOlderOnes()
    {
        for (var i = 0; i <= AuditListState.Shown; i++)
            await CreateKeyAsync($"key-{i}", Ada);

        var page = Render<AuditPage>();
        page.WaitForAssertion(() => Assert.Equal(AuditListState.Shown, page.FindAll(".audit-row").Count), Patience);
        Navigation.NavigateTo(page.Find(".list-end a").GetAttribute("href")!);

        page.WaitForAssertion(
            () => Assert.Contains("key-0", Assert.Single(page.FindAll(".audit-row")).TextContent),
            Patience
        );
        Navigation.NavigateTo(Assert.Single(page.FindAll(".list-end a")).GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(AuditListState.Shown, page.FindAll(".audit-row").Count), Patience);
    }

    [Fact]
    public async Task Page_NewEntries_WaitUntilTheyAreAskedFor()
    {
        await CreateKeyAsync("one", Ada);
        var page = Render<AuditPage>();
        page.WaitForElement(".audit-row");

        await CreateKeyAsync("two", Ada);
        // Nobody but the audit log tells of this.
        await Services.GetRequiredService<AccountService>().NoteBasicSignInAsync(Ada);
        page.WaitForAssertion(() => Assert.Equal("2 new", page.Find(".new-runs").TextContent), Patience);
        Assert.Single(page.FindAll(".audit-row"));
        Assert.Contains("New entries wait", page.Find("[role=status]").TextContent);
        page.Find(".new-runs").Click();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".audit-row").Count));
        Assert.Empty(page.FindAll(".new-runs"));
    }

    [Fact]
    public async Task Page_NewEntryThatTheFilterRefuses_IsNotCounted()
    {
        await CreateKeyAsync("one", Ada);
        Navigation.NavigateTo("/audit?actor=ada");
        var page = Render<AuditPage>();
        page.WaitForElement(".audit-row");

        await CreateKeyAsync("two", Ada);
        page.WaitForAssertion(() => Assert.Equal("1 new", page.Find(".new-runs").TextContent), Patience);
        await CreateKeyAsync("three", new Origin("grace", OriginSource.Api, Role.Admin));
        await CreateKeyAsync("four", Ada);

        // Not from "3 new" back to this: what waits only grows.
        page.WaitForAssertion(() => Assert.Equal("2 new", page.Find(".new-runs").TextContent), Patience);
    }

    [Fact]
    public async Task Page_FirstEntry_IsShownAtOnce()
    {
        var page = Render<AuditPage>();
        page.WaitForElement(".notice");

        await CreateKeyAsync("one", Ada);

        page.WaitForElement(".audit-row", Patience);
    }

    [Theory]
    [InlineData(AuditAction.SetTaskRunState, "/runs/")]
    [InlineData(AuditAction.CreateFlowRun, "/flow-runs/")]
    [InlineData(AuditAction.CreateKey, null)]
    public void Row_Subject_LeadsToItsPage(string action, string? path)
    {
        var id = Guid.NewGuid();

        var row = Render<AuditRow>(row => row.Add(each => each.Entry, Entry(action, id, "<b>load</b>")));

        Assert.Equal(path is null ? null : path + id, row.FindAll("td a").SingleOrDefault()?.GetAttribute("href"));
        Assert.Empty(row.FindAll("b"));
    }

    [Fact]
    public void Facts_BeforeAndAfter_AreToldTogether() =>
        Assert.Equal(
            [
                new AuditFact("role", "Viewer", "Admin"),
                new AuditFact("tags", null, """["a","b"]"""),
                new AuditFact("state name", null, "empty"),
            ],
            AuditFact.Of(
                Entry("x", null, null, """{"role":"Viewer"}""", """{"role":"Admin","tags":["a","b"],"state_name":""}""")
            )
        );

    [Fact]
    public void Search_TimeWithOffset_IsThatInstant()
    {
        var search = new AuditSearch { Since = "2026-01-31T08:00:00+02:00", Until = "2026-01-31 07:00" };

        Assert.Equal(
            new AuditFilter
            {
                From = new(2026, 1, 31, 6, 0, 0, TimeSpan.Zero),
                Until = new(2026, 1, 31, 7, 0, 0, TimeSpan.Zero),
            },
            search.Filter
        );
    }

    private static AuditEntry Entry(
        string action,
        Guid? id,
        string? name,
        string? before = null,
        string? after = null
    ) => new(1, TimeProvider.System.GetInstant(), Ada, action, new AuditSubject(id, name), before, after, "because");

    private async Task<ApiKey> CreateKeyAsync(string name, Origin origin) =>
        (await Keys.CreateAsync(new NewApiKey(name, Role.Operator, null), origin))!.Key;
}
