using System.Diagnostics;
using System.Net;

namespace TaskRunAdmin.E2E;

/// <summary>The published program, started from a folder that is not its own, in Production.</summary>
public sealed class PublishedTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;
    private readonly HttpClient _client = new();
    private Process? _program;

    public async ValueTask InitializeAsync()
    {
        var output = Path.Combine(_directory, "published");
        await RunAsync("dotnet", "publish", ProjectFolder(), "-c", "Release", "--no-restore", "-o", output);

        _program = Process.Start(
            new ProcessStartInfo(
                Path.Combine(output, "TaskRunAdmin"),
                ["--urls", "http://127.0.0.1:0", "--DataDirectory", Path.Combine(_directory, "data")]
            )
            {
                RedirectStandardOutput = true,
                WorkingDirectory = "/",
            }
        )!;
        string? line;
        do line = await _program.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        while (line?.StartsWith("Console  ", StringComparison.Ordinal) is false);
        Assert.NotNull(line);
        _client.BaseAddress = new Uri(line["Console  ".Length..]);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _program?.Kill();
        await (_program?.WaitForExitAsync() ?? Task.CompletedTask);
        _program?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Published_FromAnyFolder_ServesItsAssetsAndTheApi()
    {
        foreach (
            var asset in new[] { "/", "/app.css", "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css" }
        )
        {
            using var response = await _client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal("true", await _client.GetStringAsync("/api/health"));
        using var unknown = await _client.GetAsync("/api/nope");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("""{"detail":"Not Found","code":"path_not_found"}""", await unknown.Content.ReadAsStringAsync());
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    private static string ProjectFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "src", "TaskRunAdmin");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("src/TaskRunAdmin is not above the test's binaries.");
    }
}
