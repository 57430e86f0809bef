using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace TaskRunAdmin.Unit.Api;

/// <summary>The whole program, its pipeline included, on an embedded database of its own.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;

    public string DatabaseFile => Path.Combine(_directory, "taskrunadmin.db");

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("DataDirectory", _directory);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    public Task<Answer> PostAsync(string path, string? body, string? contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, byte[]? body, string? contentType)
    {
        using var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await client.SendAsync(request);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            response.Content.Headers.Allow,
            response.Headers.RetryAfter,
            await response.Content.ReadAsStringAsync()
        );
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(
    HttpStatusCode Status,
    string? ContentType,
    ICollection<string> Allow,
    RetryConditionHeaderValue? RetryAfter,
    string Text
)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement this[string property] => Json.GetProperty(property);
}
