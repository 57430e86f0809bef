using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(TaskRunAdmin.E2E.ProductFixture))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace TaskRunAdmin.E2E;

/// <summary>One browser for all stories; each story has a server, a database and a browser profile of its own.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ];

    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                // Null: Playwright's own build.
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Installed(),
                Headless = Environment.GetEnvironmentVariable("HEADED") is null,
                Args = Arguments,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Installed() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists);
}

/// <summary>The product on a free port, with a database of its own.</summary>
public sealed class ProductHost : WebApplicationFactory<Program>
{
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    private readonly (string Key, string Value)[] _settings;

    public ProductHost(params (string Key, string Value)[] settings)
    {
        _settings = settings;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public string DataDirectory => _directory;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataDirectory", _directory);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        // An open circuit would hold the end of each story for as long as it may.
        builder.ConfigureServices(services =>
            services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1))
        );
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(_directory, recursive: true);
        }
        catch (IOException)
        {
            // A query of a page that was just closed may put a file back meanwhile: then the temporary folder stays. It may
            // also be gone already, as this is called twice.
        }
    }
}
