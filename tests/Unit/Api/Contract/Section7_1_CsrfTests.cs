using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Tokens that changes need (contract 7.1).</summary>
public sealed class Section7_1_CsrfTests(ProtectedApi api) : IClassFixture<ProtectedApi>
{
    private const string Token = "/api/csrf-token";
    private const string Create = "/api/task_runs/";

    private readonly ApiHost _host = api.Host;

    [Fact]
    public async Task C18_Off_TokenIs422AndChangesPass()
    {
        await using var server = new ApiHost();
        var answer = await server.GetAsync(Token + "?client=a");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("""{"detail":"CSRF protection is disabled.","code":"csrf_disabled"}""", answer.Text);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync(Create, Body())).Status);
    }

    [Fact]
    public async Task Token_NoClient_Is422InShapeA()
    {
        var answer = await _host.GetAsync(Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("missing query.client Field required", answer.Errors());
    }

    [Fact]
    public async Task Token_ClientThatIsTooLong_Is422()
    {
        var answer = await _host.GetAsync($"{Token}?client={new string('x', 501)}");
        Assert.Equal("string_too_long query.client String should have at most 500 characters", answer.Errors());
    }

    [Fact]
    public async Task Token_HasTheContractsFieldsAndLetsChangesIn()
    {
        var before = DateTimeOffset.UtcNow;
        var issued = await _host.GetAsync(Token + "?client=my%20client");

        Assert.Equal(HttpStatusCode.OK, issued.Status);
        Assert.Equal("id created updated token client expiration", Answer.Names(issued.Json));
        Assert.Matches("^[0-9a-f]{64}$", issued["token"].GetString());
        Assert.Equal("my client", issued["client"].GetString());
        Assert.InRange(
            issued["expiration"].GetDateTimeOffset(),
            before.AddMinutes(59),
            DateTimeOffset.UtcNow.AddMinutes(61)
        );
        var created = await ChangeAsync(issued["token"].GetString(), "my client");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(HttpStatusCode.Created, (await ChangeAsync(issued["token"].GetString(), "my client")).Status);
    }

    [Theory]
    [InlineData(null, null, "Missing CSRF token.", "csrf_missing")]
    [InlineData(null, "a", "Missing CSRF token.", "csrf_missing")]
    [InlineData("x", null, "Missing client identifier.", "csrf_missing")]
    [InlineData("x", "nobody", "Invalid CSRF token or client identifier.", "csrf_invalid")]
    public async Task C18_Change_WithoutWhatItNeeds_Is403(string? token, string? client, string detail, string code)
    {
        var answer = await ChangeAsync(token, client);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal($$"""{"detail":"{{detail}}","code":"{{code}}"}""", answer.Text);
    }

    [Theory]
    [InlineData("POST", "/api/task_runs/filter")]
    [InlineData("PUT", "/api/no/such/path")]
    [InlineData("PATCH", "/api/task_runs/0193a4c2-7d1e-7b3a-9c55-0123456789ab")]
    [InlineData("DELETE", "/api/task_runs/0193a4c2-7d1e-7b3a-9c55-0123456789ab")]
    [InlineData("POST", "/api/health")]
    public async Task EveryChange_IsCheckedBeforeRouting(string method, string path) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.SendAsync(method, path, "{}")).Status);

    [Theory]
    [InlineData("/api/health", 200)]
    [InlineData("/api/admin/version", 200)]
    [InlineData("/api/task_runs/0193a4c2-7d1e-7b3a-9c55-0123456789ab", 404)]
    public async Task C18_Get_Passes(string path, int status) =>
        Assert.Equal(status, (int)(await _host.GetAsync(path)).Status);

    [Fact]
    public async Task Token_NewOne_ReplacesTheClientsOldOne_AndNobodyElses()
    {
        var first = await IssueAsync("replaced");
        var other = await IssueAsync("other");
        var second = await IssueAsync("replaced");

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Forbidden, (await ChangeAsync(first, "replaced")).Status);
        Assert.Equal(HttpStatusCode.Created, (await ChangeAsync(second, "replaced")).Status);
        Assert.Equal(HttpStatusCode.Created, (await ChangeAsync(other, "other")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ChangeAsync(other, "replaced")).Status);
    }

    [Fact]
    public async Task Token_Expired_IsRefusedAndRemovedWithTheNextOne()
    {
        await using var server = new ApiHost(("Api:CsrfProtection", "true"));
        var issued = await server.GetAsync(Token + "?client=late");
        await using var database = new SqliteConnection($"Data Source={server.DatabaseFile}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "UPDATE csrf_tokens SET expiration = 0";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());

        var refused = await SendAsync(server, issued["token"].GetString(), "late");
        Assert.Equal("Invalid CSRF token or client identifier.", refused["detail"].GetString());

        await server.GetAsync(Token + "?client=next");
        command.CommandText = "SELECT COUNT(*) FROM csrf_tokens";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Token_IsNotInTheDatabase()
    {
        var token = await IssueAsync("secret");
        await using var database = new SqliteConnection($"Data Source={_host.DatabaseFile}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText =
            "SELECT COUNT(*) FROM csrf_tokens WHERE token_hash = unhex($token) OR CAST(token_hash AS TEXT) = $token";
        command.Parameters.AddWithValue("$token", token);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Token_OfAnotherServerOnTheDatabase_IsGood()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<Core.Csrf.CsrfTokens>();
        var issued = await tokens.IssueAsync("shared"u8.ToArray(), Core.Model.Origin.Server);
        // Nothing is remembered beside the database: whoever reads it knows the token.
        Assert.Equal(HttpStatusCode.Created, (await ChangeAsync(issued.Token, "shared")).Status);
    }

    [Fact]
    public async Task Cors_On_TheInvalidTokensAnswerMayBeRead()
    {
        await using var server = new ApiHost(
            ("Api:CsrfProtection", "true"),
            ("Cors:AllowedOrigins", "https://runs.example.com")
        );
        Assert.Equal("*", (await SendAsync(server, "x", "a")).Header("Access-Control-Allow-Origin"));
        Assert.Null((await SendAsync(server, null, "a")).Header("Access-Control-Allow-Origin"));
        Assert.Null((await ChangeAsync("x", "a")).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Console_GoesOnWorking()
    {
        var page = await _host.GetAsync("/runs");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var negotiated = await _host.PostAsync("/_blazor/negotiate?negotiateVersion=1", "");
        Assert.Equal(HttpStatusCode.OK, negotiated.Status);
    }

    [Fact]
    public async Task DatabaseBusy_Is503()
    {
        await using var server = new ApiHost(("Api:CsrfProtection", "true"));
        await server.GetAsync("/api/ready");
        await using var other = new SqliteConnection($"Data Source={server.DatabaseFile}");
        await other.OpenAsync();
        await using var held = other.BeginTransaction();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.GetAsync(Token + "?client=a")).Status);
    }

    private static string Body() => $$"""{"task_key":"t","dynamic_key":"{{Guid.NewGuid()}}"}""";

    private async Task<string> IssueAsync(string client) =>
        (await _host.GetAsync($"{Token}?client={client}"))["token"].GetString()!;

    private Task<Answer> ChangeAsync(string? token, string? client) => SendAsync(_host, token, client);

    private static Task<Answer> SendAsync(ApiHost server, string? token, string? client)
    {
        var headers = new List<(string, string)>();
        if (token is not null)
            headers.Add(("Prefect-Csrf-Token", token));
        if (client is not null)
            headers.Add(("Prefect-Csrf-Client", client));
        return server.SendAsync(
            HttpMethod.Post,
            Create,
            System.Text.Encoding.UTF8.GetBytes(Body()),
            "application/json",
            [.. headers]
        );
    }
}

/// <summary>A server that wants tokens.</summary>
public sealed class ProtectedApi : IAsyncDisposable
{
    public ApiHost Host { get; } = new(("Api:CsrfProtection", "true"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
