using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace TaskRunAdmin.Unit.Api;

/// <summary>The whole program on a port of its own, with an embedded database of its own: what comes back went over a wire.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        }
    );

    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;
    private readonly (string Key, string Value)[] _settings;

    public ApiHost()
        : this([]) { }

    internal ApiHost(params (string Key, string Value)[] settings)
    {
        _settings = settings;
        UseKestrel(0);
        StartServer();
    }

    public string DatabaseFile => Path.Combine(_directory, "taskrunadmin.db");

    /// <summary>What the server logged as an error.</summary>
    public ConcurrentQueue<string> LoggedErrors { get; } = [];

    /// <summary>What the server logged as a warning.</summary>
    public ConcurrentQueue<string> LoggedWarnings { get; } = [];

    public Uri Address => ClientOptions.BaseAddress;

    public Task<Answer> PostAsync(string path, string? body, string? contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Sends a JSON body, or none, by any method.</summary>
    public Task<Answer> SendAsync(string method, string path, string? body = null) =>
        SendAsync(
            new HttpMethod(method.ToUpperInvariant()),
            path,
            body is null ? null : Encoding.UTF8.GetBytes(body),
            "application/json"
        );

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, null, headers);

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        string? contentType,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await Client.SendAsync(request);
        return new Answer(
            response.StatusCode,
            response.Headers,
            response.Content.Headers,
            await response.Content.ReadAsByteArrayAsync()
        );
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataDirectory", _directory);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging =>
            logging.ClearProviders().AddProvider(new ErrorLog(LoggedErrors, LoggedWarnings))
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

/// <summary>Keeps what is logged as an error or a warning, and nothing else.</summary>
internal sealed class ErrorLog(ConcurrentQueue<string> errors, ConcurrentQueue<string> warnings)
    : ILoggerProvider,
        ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            (logLevel is LogLevel.Warning ? warnings : errors).Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}

/// <summary>What came back.</summary>
public sealed record Answer(
    HttpStatusCode Status,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    byte[] Bytes
)
{
    public string? ContentType => ContentHeaders.ContentType?.ToString();

    public ICollection<string> Allow => ContentHeaders.Allow;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement this[string property] => Json.GetProperty(property);

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The errors of shape A, each as <c>type loc msg</c> with dots in the loc, a line each.</summary>
    public string Errors() =>
        string.Join(
            '\n',
            this["exception_detail"]
                .EnumerateArray()
                .Select(error =>
                    $"{error.GetProperty("type").GetString()} "
                    + $"{string.Join('.', error.GetProperty("loc").EnumerateArray())} "
                    + error.GetProperty("msg").GetString()
                )
        );

    /// <summary>The names of an object's properties, in order, between blanks.</summary>
    public static string Names(JsonElement json) =>
        string.Join(' ', json.EnumerateObject().Select(property => property.Name));
}
