using Microsoft.Playwright;

namespace TaskRunAdmin.Bench.Live;

/// <summary>Browsers that look at the product, each a profile of its own.</summary>
internal sealed class Browsers : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _server;
    private readonly List<IPage> _pages = [];

    private Browsers(IPlaywright playwright, IBrowser browser, Uri server) =>
        (_playwright, _browser, _server) = (playwright, browser, server);

    internal IReadOnlyList<IPage> Pages => _pages;

    internal static async Task<Browsers> StartAsync(Uri server)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                // Null: Playwright's own build.
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Installed(),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            }
        );
        return new(playwright, browser, server);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Opens this page in so many more of them, and waits until its rows are there.</summary>
    internal async Task OpenAsync(int count, string path)
    {
        for (var i = 0; i < count; i++)
        {
            var page = await NewPageAsync();
            await page.GotoAsync(path);
            await page.WaitForSelectorAsync("tr.run-row", new() { Timeout = 60_000 });
            _pages.Add(page);
        }
    }

    internal async Task<IPage> NewPageAsync()
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = _server.ToString(),
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        return await context.NewPageAsync();
    }

    internal async Task CloseAsync()
    {
        foreach (var page in _pages)
            await page.Context.CloseAsync();
        _pages.Clear();
    }

    private static string? Installed() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists);
}
