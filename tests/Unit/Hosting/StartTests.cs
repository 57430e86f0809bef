using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TaskRunAdmin.Unit.Hosting;

/// <summary>The program as a process: how it starts, what it says when it cannot, and how it stops.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Start_FreshMachine_SaysWhereItIsAndStopsCleanlyOnCtrlC()
    {
        using var program = Run("--urls", "http://127.0.0.1:0", "--DataDirectory", _directory);
        var said = new List<string>();
        while (await program.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Stop with", StringComparison.Ordinal))
                break;
        }

        Assert.Contains(said, line => line.StartsWith("Console  http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("API      http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains($"Data     SQLite {Path.Combine(_directory, "taskrunadmin.db")}", said);

        using var interrupt = Process.Start("kill", ["-INT", $"{program.Id}"]);
        await program.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal("", await program.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Stop_LeavesEverythingInTheDatabaseFile()
    {
        using var program = Run("--urls", "http://127.0.0.1:0", "--DataDirectory", _directory);
        using var client = new HttpClient { BaseAddress = await AddressOfAsync(program) };
        using var created = await client.PostAsync(
            "/api/task_runs/",
            new StringContent("""{"task_key":"t","dynamic_key":"0"}""", null, "application/json")
        );
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var interrupt = Process.Start("kill", ["-INT", $"{program.Id}"]);
        await program.WaitForExitAsync().WaitAsync(Patience);

        // As a person would who knows of one file.
        var copy = Path.Combine(_directory, "copy.db");
        File.Copy(Path.Combine(_directory, "taskrunadmin.db"), copy);
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={copy};Pooling=false");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM task_runs";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Start_AddressInTheEnvironment_BeatsTheDefault()
    {
        using var program = RunIn(new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }, "--DataDirectory", _directory);
        var address = await AddressOfAsync(program);
        Assert.NotEqual(4200, address.Port);
        program.Kill();
        await program.WaitForExitAsync();
    }

    [Fact]
    public async Task Start_UnknownSettingAndSmallBodies_AreReportedAndKept()
    {
        using var program = Run(
            "--urls",
            "http://127.0.0.1:0",
            "--DataDirectory",
            _directory,
            "--Api:MaxBodyBytes",
            "1024",
            "--Api:DefaultLimt",
            "5"
        );
        var reported = await program.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.Contains("warn", reported);
        Assert.Contains("Api:DefaultLimt is unknown", await program.StandardOutput.ReadLineAsync().WaitAsync(Patience));

        using var client = new HttpClient { BaseAddress = await AddressOfAsync(program) };
        using var answer = await client.PostAsync("/api/task_runs/", new StringContent(new string(' ', 2000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(
            """{"detail":"The body is too large: at most 1024 bytes are read (Api:MaxBodyBytes).","code":"body_too_large"}""",
            await answer.Content.ReadAsStringAsync()
        );
        program.Kill();
        await program.WaitForExitAsync();
    }

    [Fact]
    public async Task Start_BusyPort_IsOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await CannotStartAsync(
            "address already in use",
            "--urls",
            $"http://{taken.LocalEndpoint}",
            "--DataDirectory",
            _directory
        );
    }

    [Fact]
    public async Task Start_FolderThatCannotBeWritten_IsOneSentence()
    {
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, "");
        await CannotStartAsync("cannot be written to", "--DataDirectory", Path.Combine(file, "data"));
    }

    [Theory]
    [InlineData("it must be Sqlite or SqlServer", "--Database:Provider", "Oracle")]
    [InlineData("Database:ConnectionString cannot be read", "--Database:ConnectionString", "Bogus=1")]
    [InlineData("Api:DefaultLimit", "--Api:DefaultLimit", "many")]
    [InlineData("Api:DefaultLimit must be from 1 to 10000", "--Api:DefaultLimit", "0")]
    [InlineData("the address that is set is not valid", "--urls", "nonsense")]
    public async Task Start_SettingThatMakesNoSense_IsOneSentence(string sentence, string key, string value) =>
        await CannotStartAsync(sentence, key, value, "--DataDirectory", _directory);

    [Fact]
    public async Task Start_NoSqlServer_IsOneSentence() =>
        await CannotStartAsync(
            "The database (SQL Server 127.0.0.1,1, database none) cannot be used",
            "--Database:Provider",
            "SqlServer",
            "--Database:ConnectionString",
            "Server=127.0.0.1,1;Database=none;User Id=sa;Password=secret-password;Connect Timeout=1",
            "--DataDirectory",
            _directory
        );

    private static async Task CannotStartAsync(string sentence, params string[] arguments)
    {
        using var program = Run(arguments);
        var said = program.StandardOutput.ReadToEndAsync();
        var complained = await program.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await program.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(1, program.ExitCode);
        Assert.StartsWith("TaskRunAdmin cannot start: ", complained);
        Assert.Contains(sentence, complained);
        Assert.Single(complained.TrimEnd().Split('\n'));
        Assert.DoesNotContain("secret-password", complained);
        Assert.Equal("", await said);
    }

    private static async Task<Uri> AddressOfAsync(Process program)
    {
        while (await program.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith("Console  ", StringComparison.Ordinal))
                return new Uri(line["Console  ".Length..]);
        }

        throw new InvalidOperationException(await program.StandardError.ReadToEndAsync());
    }

    private static Process Run(params string[] arguments) => RunIn([], arguments);

    private static Process RunIn(Dictionary<string, string> environment, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TaskRunAdmin.dll");
        // A shell starts its background jobs deaf to Ctrl+C, and everything that they start is so too.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}
