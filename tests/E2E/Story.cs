using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace TaskRunAdmin.E2E;

/// <summary>
/// What every story has: a fresh product, a fresh browser profile, and a watch on the browser. A story fails when the
/// browser reports an error or asks another host for anything; a trace of a failed one is left in TestResults.
/// </summary>
public abstract class Story(ProductFixture fixture) : IAsyncLifetime
{
    private ProductHost _host = null!;
    private readonly List<string> _complaints = [];
    private IBrowserContext _context = null!;

    protected IPage Page { get; private set; } = null!;

    protected HttpClient Api { get; private set; } = null!;

    protected Uri Address => _host.Address;

    /// <summary>Where the server keeps its database: another one that is given it shares it.</summary>
    protected string DataDirectory => _host.DataDirectory;

    /// <summary>What the server is started with.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    /// <summary>The server's own services.</summary>
    protected IServiceProvider Services => _host.Services;

    /// <summary>Whether the story is about just this, which else the browser should not have to report.</summary>
    protected virtual bool IsExpected(string complaint) => false;

    protected virtual BrowserNewContextOptions Profile =>
        new()
        {
            ViewportSize = new() { Width = 1440, Height = 900 },
        };

    public async ValueTask InitializeAsync()
    {
        _host = new ProductHost(Settings);
        Api = new HttpClient { BaseAddress = _host.Address };
        var profile = Profile;
        profile.BaseURL = _host.Address.ToString();
        profile.Permissions = ["clipboard-read", "clipboard-write"];
        _context = await fixture.Browser!.NewContextAsync(profile);
        await _context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        Page = await NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result is TestResult.Failed;
        var name = TestContext.Current.TestMethod?.MethodName ?? "story";
        await _context.Tracing.StopAsync(new() { Path = failed ? $"TestResults/{name}.zip" : null });
        // The circuit ends with its page; only then can the server end without waiting for it.
        await _context.CloseAsync();
        Api.Dispose();
        await _host.DisposeAsync();
        Assert.Empty(_complaints);
        GC.SuppressFinalize(this);
    }

    /// <summary>Another browser profile, with preferences of its own.</summary>
    protected Task<IBrowserContext> NewBrowserAsync() =>
        fixture.Browser!.NewContextAsync(new() { BaseURL = _host.Address.ToString() });

    /// <summary>Another tab of the same browser.</summary>
    protected async Task<IPage> NewPageAsync()
    {
        var page = await _context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                Complain(message.Text);
        };
        page.PageError += (_, error) => Complain(error);
        page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is "http" or "https" && uri.Authority != _host.Address.Authority)
                Complain($"A request left for {uri}.");
        };
        return page;
    }

    private void Complain(string complaint)
    {
        if (!IsExpected(complaint))
            _complaints.Add(complaint);
    }

    /// <summary>Creates a run over REST.</summary>
    protected async Task<JsonElement> CreateOverRestAsync(
        object request,
        HttpStatusCode expected = HttpStatusCode.Created
    )
    {
        using var response = await Api.PostAsJsonAsync("/api/task_runs/", request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {body}");
        return body;
    }
}
