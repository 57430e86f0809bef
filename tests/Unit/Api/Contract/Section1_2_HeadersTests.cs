using System.IO.Compression;
using System.Net;
using System.Text;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_2_HeadersTests(ApiHost host) : ContractTests(host)
{
    private const string Version = "X-PREFECT-API-VERSION";

    [Theory]
    [InlineData("0.8.0")]
    [InlineData("0.8.4")]
    [InlineData("0.9.0")]
    [InlineData("1.0.0")]
    [InlineData("")]
    [InlineData(null)]
    public async Task ApiVersion_FromTheOldestOnOrAbsent_IsAccepted(string? version)
    {
        var answer = await PostAsync(version is null ? [] : [(Version, version)]);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData("0.7.9")]
    [InlineData("0.0.99")]
    public async Task ApiVersion_TooOld_Is400(string version)
    {
        var answer = await PostAsync((Version, version));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            $"The request specified API version {version} but this server requires version 0.8.0 or higher.",
            answer["detail"].GetString()
        );
        Assert.Equal("version_too_old", answer["code"].GetString());
    }

    [Theory]
    [InlineData("0.8")]
    [InlineData("0.8.4.1")]
    [InlineData("a.b.c")]
    [InlineData("0.8.99999999999")]
    [InlineData("latest")]
    public async Task ApiVersion_Malformed_Is400(string version)
    {
        var answer = await PostAsync((Version, version));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            $"Invalid {Version} header format.Expected header in format 'x.y.z' but received {version}",
            answer["detail"].GetString()
        );
        Assert.Equal("version_malformed", answer["code"].GetString());
    }

    [Theory]
    [InlineData("/api/task_runs/0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", HttpStatusCode.BadRequest)]
    [InlineData("/api/task_run_states/", HttpStatusCode.BadRequest)]
    [InlineData("/api/health", HttpStatusCode.OK)]
    [InlineData("/api/version", HttpStatusCode.OK)]
    [InlineData("/api/nope", HttpStatusCode.NotFound)]
    public async Task ApiVersion_IsCheckedOnEveryRouteOfTheContract(string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Host.GetAsync(path, (Version, "nonsense"))).Status);

    [Fact]
    public async Task ApiVersion_IsCheckedBeforeTheBody() =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Host.SendAsync(HttpMethod.Post, Create, Utf8("{"), null, (Version, "0.1.0"))).Status
        );

    [Fact]
    public async Task UserAgent_IsKeptAsTheActor()
    {
        const string agent = "prefect/3.8.3 (API 0.8.4)";
        var answer = await PostAsync(("User-Agent", agent));
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Host.DatabaseFile}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT actor FROM task_runs WHERE id = $id";
        command.Parameters.AddWithValue("$id", answer["id"].GetString()!.ToUpperInvariant());
        Assert.Equal(agent, await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("X-Prefect-Flow-Id")]
    [InlineData("X-Prefect-Flow-Name")]
    [InlineData("X-Prefect-Deployment-Id")]
    [InlineData("X-Prefect-Worker-Name")]
    [InlineData("Prefect-Csrf-Token")]
    [InlineData("Authorization")]
    public async Task Attribution_IsIgnored(string header) =>
        Assert.Equal(HttpStatusCode.Created, (await PostAsync((header, "anything"))).Status);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.client+json")]
    [InlineData(null)]
    public async Task ContentType_JsonOrNone_IsRead(string? contentType) =>
        Assert.Equal(HttpStatusCode.Created, (await Host.PostAsync(Create, Body(), contentType)).Status);

    [Fact]
    public async Task ApiVersion_VeryLong_IsNotGivenBackWhole() =>
        Assert.InRange((await PostAsync((Version, new string('9', 20_000)))).Bytes.Length, 200, 500);

    [Fact]
    public async Task HeaderThatIsNoUtf8_IsIgnored()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(Host.Address.Host, Host.Address.Port);
        var body = Body();
        await client
            .GetStream()
            .WriteAsync(
                Encoding.Latin1.GetBytes(
                    $"POST {Create} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Prefect-Flow-Name: caf\u00e9\r\n"
                        + $"Content-Length: {body.Length}\r\n\r\n{body}"
                )
            );
        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("HTTP/1.1 201 Created", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task ContentTypeOfAnswers_HasNoCharset() =>
        Assert.Equal("application/json", (await CreateAsync()).ContentType);

    [Fact]
    public async Task Gzip_From500BytesOn_WhenAccepted()
    {
        var answer = await PostAsync(("Accept-Encoding", "gzip, deflate"));
        Assert.Equal("gzip", answer.Header("Content-Encoding"));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        await using var gzip = new GZipStream(new MemoryStream(answer.Bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.StartsWith("""{"id":""", await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData(499, null)]
    [InlineData(500, "gzip")]
    public async Task Gzip_BeginsAt500Bytes(int length, string? expected)
    {
        // The query's value stands once in the answer.
        var shortest = (await Host.GetAsync($"{States}?task_run_id=z")).Bytes.Length;
        var query = $"{States}?task_run_id=z{new string('x', length - shortest)}";
        Assert.Equal(length, (await Host.GetAsync(query)).Bytes.Length);
        Assert.Equal(expected, (await Host.GetAsync(query, ("Accept-Encoding", "gzip"))).Header("Content-Encoding"));
    }

    [Fact]
    public async Task Gzip_NotAccepted_IsNotUsed()
    {
        var answer = await PostAsync();
        Assert.Null(answer.Header("Content-Encoding"));
        Assert.Equal(answer.Bytes.Length, answer.ContentHeaders.ContentLength);
    }

    [Fact]
    public async Task Gzip_OfAnError_IsUsedToo()
    {
        var body = Utf8($$"""{"x":"{{new string('x', 600)}}"}""");
        var answer = await Host.SendAsync(HttpMethod.Post, Create, body, null, ("Accept-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("gzip", answer.Header("Content-Encoding"));
    }

    private Task<Answer> PostAsync(params (string, string)[] headers) =>
        Host.SendAsync(HttpMethod.Post, Create, Utf8(Body()), "application/json", headers);
}
