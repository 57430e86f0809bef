using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using TaskRunAdmin.Bench.Echo;

namespace TaskRunAdmin.Bench.Server;

/// <summary>The product, published from this very tree and started with echo added to it (see <see cref="EchoStartup"/>).</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-bench-").FullName;
    private Process? _process;
    private Task _drained = Task.CompletedTask;

    internal BenchDatabase Database { get; private set; } = null!;

    internal IPEndPoint Address { get; private set; } = null!;

    /// <summary>From the start of the process until it said that it listens.</summary>
    internal TimeSpan StartTook { get; private set; }

    internal long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    internal TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>How often the database was asked about task runs until now.</summary>
    internal async Task<long> ReadsAsync()
    {
        using var client = new HttpClient();
        return long.Parse(
            await client.GetStringAsync(new Uri($"http://{Address}{ReadCount.Path}")),
            CultureInfo.InvariantCulture
        );
    }

    internal async Task StartAsync(string? sqlServer, CancellationToken cancellationToken)
    {
        var published = Path.Combine(_directory, "published");
        await PublishAsync(published, cancellationToken);

        var data = Directory.CreateDirectory(Path.Combine(_directory, "data")).FullName;
        Database = sqlServer is null ? new SqliteBenchDatabase(data) : new SqlServerBenchDatabase(sqlServer);
        var bench = typeof(EchoStartup).Assembly;
        var start = Stopwatch.GetTimestamp();
        _process = Process.Start(
            new ProcessStartInfo(
                Path.Combine(published, OperatingSystem.IsWindows() ? "TaskRunAdmin.exe" : "TaskRunAdmin"),
                ["--urls=http://127.0.0.1:0", $"--DataDirectory={data}", .. Database.Arguments]
            )
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["DOTNET_STARTUP_HOOKS"] = bench.Location,
                    ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = bench.GetName().Name,
                },
            }
        )!;
        Address = await ReadAddressAsync(_process.StandardOutput, cancellationToken);
        StartTook = Stopwatch.GetElapsedTime(start);
        // A pipe that nobody reads would stop the server once it is full.
        _drained = _process.StandardOutput.BaseStream.CopyToAsync(Console.OpenStandardError(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            await _drained;
            _process.Dispose();
            try
            {
                await Database.RemoveAsync();
            }
            catch (DbException error)
            {
                await Console.Error.WriteLineAsync($"The bench's database could not be removed: {error.Message}");
            }
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static async Task PublishAsync(string to, CancellationToken cancellationToken)
    {
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", ProjectFolder(), "-c", "Release", "-o", to])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await publish
            .StandardOutput.ReadToEndAsync(cancellationToken)
            .WaitAsync(Patience, cancellationToken);
        await publish.WaitForExitAsync(cancellationToken);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"The product could not be published.\n{said}");
    }

    private static string ProjectFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "src", "TaskRunAdmin");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("src/TaskRunAdmin is not above the bench's binaries.");
    }

    private static async Task<IPEndPoint> ReadAddressAsync(StreamReader output, CancellationToken cancellationToken)
    {
        const string Announced = "Console  http://";
        const string LastLine = "Stop with";
        IPEndPoint? address = null;
        while (
            await output.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken) is { } line
        )
        {
            if (line.StartsWith(Announced, StringComparison.Ordinal))
                address = IPEndPoint.Parse(line[Announced.Length..]);
            if (address is not null && line.StartsWith(LastLine, StringComparison.Ordinal))
                return address;
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }
}
