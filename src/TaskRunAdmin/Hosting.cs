using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin;

/// <summary>How the process starts, says where it is, and stops.</summary>
internal static class Hosting
{
    private const int MaxRequestLineSize = 32 * 1024;

    internal const string DefaultUrl = "http://127.0.0.1:4200";

    // Each of these is one of the framework's own ways to say where to listen; the default yields to all of them.
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    // Weaker than every other source, so that any of them can say otherwise.
    private static readonly Dictionary<string, string?> WeakDefaults = new()
    {
        // It would map a route over every path, which turns the 405 of a known path into a 404.
        ["ReloadStaticAssetsAtRuntime"] = "false",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // Each tells of every request that it does not let in, which it warns of once already.
        ["Logging:LogLevel:TaskRunAdmin.Auth.ApiAuthentication"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // EF reports each refused duplicate as an error. Errors that matter are thrown, and logged where they are caught.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Critical",
        // It tells a provider's every refusal as an error with a stack; OpenIdSignIn says it in one line.
        ["Logging:LogLevel:Microsoft.AspNetCore.Authentication.OpenIdConnect"] = "Critical",
        // What the audit log names a request by stands with its lines here.
        ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterName"] = PlainConsoleFormatter.FormatterName,
        // AnnounceStart says this better.
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
    };

    private const int ShortPassword = 16;

    private static bool _hasStarted;

    /// <summary>
    /// A published program finds its assets beside itself, whatever folder it is started from; under <c>dotnet run</c>
    /// they are in the project's folder, which the framework finds by itself.
    /// </summary>
    internal static WebApplicationOptions Options(string[] args) =>
        new()
        {
            Args = args,
            ContentRootPath = File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "app.css"))
                ? AppContext.BaseDirectory
                : null,
        };

    internal static void AddHosting(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = WeakDefaults });
        // Without this, static assets are missing outside of Development until the program is published.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A filter of any length that is allowed, percent-encoded, is in the URL of its list.
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineSize;
        });
        if (
            AddressSettings.All(key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
        )
            builder.WebHost.UseUrls(DefaultUrl);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<ChangePolling>();
        builder.Services.AddHostedService<FlowRunWorking>();
        builder.Services.AddHostedService<LeaseExpiry>();
        builder.Services.AddHostedService<BulkWorking>();
        // In the data folder, so that a container that keeps it keeps the sessions of open browsers too.
        builder
            .Services.AddDataProtection()
            .SetApplicationName("TaskRunAdmin")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        // An open browser holds its connection for as long as it is allowed to.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));

        builder.Services.AddSingleton<ConsoleFormatter, PlainConsoleFormatter>();
        // By which the audit log names a request; what else there is of it says nothing more.
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        // The host logs a failed start with its stack before it throws; Program says it in one sentence instead.
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => _hasStarted && level >= LogLevel.Information
        );
    }

    internal static void ReportUnknown(this WebApplication app, Settings settings)
    {
        foreach (var key in settings.UnknownKeys)
            app.Logger.LogWarning(
                "The setting {Key} is unknown and has no effect; the README lists all settings.",
                key
            );
    }

    /// <summary>Says what may be set so, and had better not be.</summary>
    internal static void ReportWeak(this WebApplication app, Settings settings)
    {
        if (settings.Auth.BasicAuth.Split(':', 2) is [_, { Length: < ShortPassword }])
            app.Logger.LogWarning(
                "The password of Auth:BasicAuth has fewer than {Length} characters, and whoever guesses it is an administrator.",
                ShortPassword
            );
    }

    internal static Task PrepareDatabaseAsync(this WebApplication app, Settings settings) =>
        DatabaseSetup.PrepareAsync(
            app.Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>(),
            settings.Database.Migrate,
            app.Lifetime.ApplicationStopping
        );

    /// <summary>Once it listens, says where console, API and data are.</summary>
    internal static void AnnounceStart(this WebApplication app, Settings settings) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            _hasStarted = true;
            using var db = app.Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>().CreateDbContext();
            var addresses =
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            foreach (var address in addresses)
            {
                Console.WriteLine($"Console  {address}");
                Console.WriteLine($"API      {address}/api");
            }

            if (settings.Auth.LocalAccounts && !db.Accounts.Any(Account.IsLocalAdmin))
                Console.WriteLine(
                    $"Set up   {Reachable(addresses.FirstOrDefault())}{app.Services.GetRequiredService<SetupLink>().PathAndToken}"
                );
            Console.WriteLine($"Data     {db.Location}");
            Console.WriteLine($"Files    {settings.DataDirectory}");
            Console.WriteLine("Stop with Ctrl+C.");
        });

    /// <summary>An address that a link can have, of one that stands for all of the machine's.</summary>
    private static string? Reachable(string? address) =>
        address
            ?.Replace("//0.0.0.0", $"//{Environment.MachineName}", StringComparison.Ordinal)
            .Replace("//[::]", $"//{Environment.MachineName}", StringComparison.Ordinal);

    /// <summary>One sentence for an error that whoever starts the server can mend; null for any other.</summary>
    internal static string? Explain(Exception error) =>
        error switch
        {
            StartupException => error.Message,
            IOException { InnerException: AddressInUseException } =>
                $"{error.Message.TrimEnd('.')}. Stop the other program, or choose another address with --urls http://127.0.0.1:4201.",
            SocketException or IOException { InnerException: SocketException } =>
                $"cannot listen on the address that is set: {error.Message.TrimEnd('.')}. Choose another with --urls.",
            FormatException { Source: "Microsoft.AspNetCore.Http" } =>
                $"the address that is set is not valid: {error.Message}. It should look like http://127.0.0.1:4200.",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
                $"the address that is set cannot be used: {error.Message.ReplaceLineEndings(" ")}",
            InvalidDataException or FileLoadException => $"the configuration cannot be read: {error.Message}",
            _ => null,
        };
}
