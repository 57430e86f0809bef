using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>However much is logged, no password and no key is.</summary>
public sealed class SecretsInLogsTests
{
    private const string BasicPassword = "secret-of-the-settings";
    private const string Password = "secret of a person";
    private const string WrongPassword = "secret that is mistyped";

    [Fact]
    public async Task EverythingLogged_HoldsNoSecret()
    {
        using var host = new LoudHost();
        var token = (
            await host
                .Services.GetRequiredService<ApiKeyService>()
                .CreateAsync(new NewApiKey("loud", Role.Admin, null), Origin.Server)
        )!.Token;
        var accounts = host.Services.GetRequiredService<Accounts>();
        Assert.Empty((await accounts.CreateAsync("ada", Password, Role.Admin, Origin.Server)).Errors);
        using var client = host.CreateClient();

        foreach (
            var credentials in new[]
            {
                AuthHost.Bearer(token),
                AuthHost.Basic($"admin:{BasicPassword}"),
                AuthHost.Basic("admin:" + WrongPassword),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/admin/settings");
            request.Headers.TryAddWithoutValidation(credentials.Item1, credentials.Item2);
            using var _ = await client.SendAsync(request);
        }

        Assert.NotNull(await accounts.SignInAsync("ada", Password, Origin.Server));
        Assert.Null(await accounts.SignInAsync("ada", WrongPassword, Origin.Server));

        Assert.Contains(host.Lines, line => line.Contains("/api/admin/settings", StringComparison.Ordinal));
        var secret = token[(ApiKey.Mark.Length + ApiKey.LookupLength + 1)..];
        string[] secrets =
        [
            secret,
            BasicPassword,
            Password,
            WrongPassword,
            AuthHost.Basic($"admin:{BasicPassword}").Item2["Basic ".Length..],
        ];
        Assert.All(
            secrets,
            each => Assert.DoesNotContain(host.Lines, line => line.Contains(each, StringComparison.Ordinal))
        );
    }

    private sealed class LoudHost : WebApplicationFactory<Program>
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

        public ConcurrentQueue<string> Lines { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("DataDirectory", _directory);
            builder.UseSetting("Auth:LocalAccounts", "true");
            builder.UseSetting("Auth:BasicAuth", $"admin:{BasicPassword}");
            builder.ConfigureLogging(logging =>
                logging
                    .ClearProviders()
                    .SetMinimumLevel(LogLevel.Trace)
                    .AddFilter(_ => true)
                    .AddProvider(new KeptLog(Lines))
            );
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (Directory.Exists(_directory))
                Directory.Delete(_directory, recursive: true);
        }
    }

    private sealed class KeptLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
