using System.Reflection;
using System.Text.Json.Nodes;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin;

/// <summary>Everything that can be set, read once at start. The README's table lists the same keys.</summary>
public sealed class Settings
{
    /// <summary>Where the embedded database and the keys of sessions are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether an empty database is filled with made-up runs.</summary>
    public bool Demo { get; init; }

    /// <summary>The section <c>Database</c>.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>The section <c>Api</c>.</summary>
    public required ApiOptions Api { get; init; }

    /// <summary>The section <c>Orchestration</c>.</summary>
    public required OrchestrationOptions Orchestration { get; init; }

    /// <summary>The section <c>Cors</c>.</summary>
    public required CorsOptions Cors { get; init; }

    /// <summary>The section <c>Auth</c>.</summary>
    public required AuthOptions Auth { get; init; }

    /// <summary>All of it as it is in force, and where each is set, with nothing secret in it.</summary>
    public required IReadOnlyList<ShownSetting> InForce { get; init; }

    /// <summary>The same by section and key.</summary>
    public JsonObject Shown => SettingsTree.Of(InForce);

    /// <summary>Keys under our own sections that mean nothing: most likely a misspelt one.</summary>
    public required IReadOnlyList<string> UnknownKeys { get; init; }
}

internal static class SettingsReader
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        (DatabaseOptions.Section, typeof(DatabaseOptions)),
        (ApiOptions.Section, typeof(ApiOptions)),
        (CorsOptions.Section, typeof(CorsOptions)),
        (OrchestrationOptions.Section, typeof(OrchestrationOptions)),
        (AuthOptions.Section, typeof(AuthOptions)),
        (ConsoleOptions.Section, typeof(ConsoleOptions)),
    ];

    /// <summary>Reads and registers the settings.</summary>
    /// <exception cref="StartupException">A value cannot be read or is out of range.</exception>
    internal static Settings AddSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var database = Read<DatabaseOptions>(configuration, DatabaseOptions.Section);
        var api = Read<ApiOptions>(configuration, ApiOptions.Section);
        Require(api.DefaultLimit is >= 1 and <= 10_000, "Api:DefaultLimit must be from 1 to 10000.");
        Require(api.MaxBodyBytes is >= 1024 and <= 1L << 30, "Api:MaxBodyBytes must be from 1024 to 1073741824.");
        Require(api.MaxCacheKeyLength is >= 1 and <= 1_000_000, "Api:MaxCacheKeyLength must be from 1 to 1000000.");

        Require(
            api.CsrfTokenExpiration >= TimeSpan.FromSeconds(1) && api.CsrfTokenExpiration <= TimeSpan.FromDays(365),
            "Api:CsrfTokenExpiration must be from 00:00:01 to 365.00:00:00."
        );
        Require(api.RequestsPerSecond is >= 0 and <= 1_000_000, "Api:RequestsPerSecond must be from 0 to 1000000.");
        var orchestration = Read<OrchestrationOptions>(configuration, OrchestrationOptions.Section);
        _ = orchestration.ReadCloseTaskRunsWith();
        Require(
            orchestration.TagSlotWaitSeconds is >= 1 and <= 86_400,
            "Orchestration:TagSlotWaitSeconds must be from 1 to 86400."
        );

        var cors = Read<CorsOptions>(configuration, CorsOptions.Section);
        var auth = Read<AuthOptions>(configuration, AuthOptions.Section);
        auth.Check();
        ListeningAddresses.Check(configuration, auth);
        var console = Read<ConsoleOptions>(configuration, ConsoleOptions.Section);
        Require(console.MaxConnections is >= 1 and <= 100_000, "Console:MaxConnections must be from 1 to 100000.");
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(api));
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(cors));
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(orchestration));
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(auth));
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(console));

        var dataDirectory = CreateDataDirectory(configuration["DataDirectory"]);
        var settings = new Settings
        {
            DataDirectory = dataDirectory,
            Demo = ReadDemo(configuration["Demo"]),
            Database = database,
            Api = api,
            Orchestration = orchestration,
            Cors = cors,
            Auth = auth,
            InForce = SettingsTree.Read(dataDirectory, configuration, Sections),
            UnknownKeys =
            [
                .. Sections.SelectMany(each => Unknown(configuration.GetSection(each.Section), each.Options)),
            ],
        };
        builder.Services.AddSingleton(settings);
        return settings;
    }

    private static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException error)
        {
            // The binder's own sentence names the key, the value and the type.
            throw new StartupException(error.Message, error);
        }
    }

    // "--Demo" alone takes what follows it for its value.
    private static bool ReadDemo(string? value) =>
        !string.IsNullOrEmpty(value)
        && (
            bool.TryParse(value, out var isOn)
                ? isOn
                : throw new StartupException($"Demo is '{value}'; it must be true or false: --Demo=true.")
        );

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new StartupException(rule);
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type options) =>
        section
            .GetChildren()
            .Where(child =>
                // None of our settings has parts: what looks like a list would be passed over.
                child.GetChildren().Any()
                || options.GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)
                    is null
            )
            .Select(child => child.Path);

    private static string CreateDataDirectory(string? configured)
    {
        var directory = Path.GetFullPath(
            string.IsNullOrWhiteSpace(configured)
                ? Path.Combine(
                    Environment.GetFolderPath(
                        Environment.SpecialFolder.LocalApplicationData,
                        Environment.SpecialFolderOption.DoNotVerify
                    ),
                    "TaskRunAdmin"
                )
                : configured
        );
        try
        {
            // It holds keys and data: nobody else's business, where the system knows of others.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(
                    directory,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            // Creating a folder that exists succeeds even where nothing may be written.
            var probe = Path.Combine(directory, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return directory;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data folder {directory} cannot be written to ({error.Message}). Set DataDirectory to one that can.",
                error
            );
        }
    }
}
