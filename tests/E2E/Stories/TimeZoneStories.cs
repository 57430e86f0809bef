using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TaskRunAdmin.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>An operator far from Greenwich reads, types and shares times, and all of them are the instants that are meant.</summary>
public sealed class TimeZoneStories(ProductFixture fixture) : Story(fixture)
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    protected override BrowserNewContextOptions Profile
    {
        get
        {
            var profile = base.Profile;
            profile.TimezoneId = "Asia/Tokyo";
            return profile;
        }
    }

    private ILocator Marks => Page.Locator("chart-axis > span");

    private ILocator Since => Page.GetByLabel("Since");

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Chart_SaysItsHoursInTheZoneThatIsChosen(int width)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await CreateOverRestAsync(new { task_key = "t", dynamic_key = "1" });
        await new RunsPage(Page).OpenAsync();
        var bar = Page.Locator(".chart-bar").First;

        var start = await StartAsync();
        await bar.HoverAsync();
        await Expect(bar).ToHaveAttributeAsync("title", Title(start.ToOffset(Tokyo)));
        await ExpectReadableAxisAsync(start.ToOffset(Tokyo));

        await ChooseUtcAsync();
        await Page.Mouse.MoveAsync(0, 0);
        start = await StartAsync();
        await bar.HoverAsync();
        await Expect(bar).ToHaveAttributeAsync("title", Title(start));
        await ExpectReadableAxisAsync(start);
    }

    /// <summary>When the first bar is; a new half hour may begin while somebody looks.</summary>
    private async Task<DateTimeOffset> StartAsync()
    {
        var milliseconds = await Page.Locator(".chart-bars").GetAttributeAsync("data-chart-from");
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AuditLog_TypedTime_IsOfTheZone_AndTheLinkMeansTheSameElsewhere()
    {
        await Page.GotoAsync("/audit");
        await Since.FillAsync("2026-01-31 08:00");
        await Since.PressAsync("Enter");

        await Expect(Page).ToHaveURLAsync(new Regex("[?]since=2026-01-30T23(:|%3A)00(:|%3A)00Z$"));
        await Expect(Since).ToHaveValueAsync("2026-01-31 08:00");
        await Page.ReloadAsync();
        await Expect(Since).ToHaveValueAsync("2026-01-31 08:00");

        await ChooseUtcAsync();
        await Expect(Since).ToHaveValueAsync("2026-01-30 23:00");
        await Since.FillAsync("2026-01-31");
        await Since.PressAsync("Enter");
        await Expect(Page).ToHaveURLAsync(new Regex("[?]since=2026-01-31T00(:|%3A)00(:|%3A)00Z$"));

        await Since.FillAsync("soon");
        await Since.PressAsync("Enter");
        await Expect(Page.GetByText("Not a time: it looks like")).ToBeVisibleAsync();
        await Expect(Since).ToHaveValueAsync("soon");
    }

    private static Regex Title(DateTimeOffset start)
    {
        var (from, to) = (start, start.AddMinutes(30));
        return new(string.Create(CultureInfo.InvariantCulture, $"^{from:MMM d HH:mm} to {to:HH:mm} .+: none$"));
    }

    private async Task ChooseUtcAsync()
    {
        await Page.EvaluateAsync("taskRunAdmin.choose('zone', 'utc')");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-zone", "utc");
    }

    /// <summary>From the first day to now, by full hours and with the next day at midnight, and no word runs into another.</summary>
    private async Task ExpectReadableAxisAsync(DateTimeOffset start)
    {
        await Expect(Marks.First).ToHaveTextAsync(start.ToString("MMM d", CultureInfo.InvariantCulture));
        await Expect(Marks.Last).ToHaveTextAsync("now");
        var words = await Marks.AllTextContentsAsync();
        Assert.InRange(words.Count, 6, 9);
        Assert.All(
            words.Skip(1).SkipLast(1),
            word => Assert.Matches("^((04|08|12|16|20):00|[A-Z][a-z]{2} [0-9]+)$", word)
        );
        var places = new List<LocatorBoundingBoxResult>();
        foreach (var mark in await Marks.AllAsync())
            places.Add((await mark.BoundingBoxAsync())!);
        Assert.All(
            places.Zip(places.Skip(1)),
            pair => Assert.True(pair.First.X + pair.First.Width + 4 < pair.Second.X)
        );
    }
}
