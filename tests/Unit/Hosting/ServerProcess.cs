using System.Diagnostics;

namespace TaskRunAdmin.Unit.Hosting;

/// <summary>The program as a process of its own, on a database file that others share.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _rest;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        // Whatever it says later must be read, or it would wait for its reader.
        _rest = process.StandardOutput.ReadToEndAsync();
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <param name="dataDirectory">Where its database is.</param>
    /// <param name="address">Where it listens; a free port otherwise.</param>
    /// <param name="settings">What else it is told: <c>--Key=value</c>.</param>
    public static async Task<ServerProcess> StartAsync(
        string dataDirectory,
        string address = "http://127.0.0.1:0",
        params string[] settings
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TaskRunAdmin.dll");
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "--urls", address, "--DataDirectory", dataDirectory, .. settings])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = dataDirectory,
            }
        )!;
        string? line;
        do line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        while (line?.StartsWith("Console  ", StringComparison.Ordinal) is false);
        return new ServerProcess(process, new Uri(line!["Console  ".Length..]));
    }

    /// <summary>Ends it without a warning: SIGKILL, where there are signals.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _rest;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }
}
