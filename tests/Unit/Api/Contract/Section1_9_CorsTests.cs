using System.Net;
using System.Text;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Off unless asked for; and while there is no sign-in, no foreign web page gets to write.</summary>
public sealed class Section1_9_CorsTests(ApiHost plain) : IClassFixture<ApiHost>
{
    private const string Create = "/api/task_runs/";
    private const string Page = "https://runs.example.com";

    [Fact]
    public async Task Preflight_NothingConfigured_IsNotAllowed()
    {
        var answer = await PreflightAsync(plain, Page);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("https://other.example.com, https://RUNS.example.com:443/")]
    public async Task Preflight_OfAnAllowedOrigin_SaysWhatItMayDo(string setting)
    {
        await using var server = new ApiHost(("Cors:AllowedOrigins", setting));
        var answer = await PreflightAsync(server, Page);
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(Page, answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT", answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("content-type,x-prefect-api-version", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("600", answer.Header("Access-Control-Max-Age"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Preflight_OfAnotherOrigin_AllowsNothing()
    {
        await using var server = new ApiHost(("Cors:AllowedOrigins", Page));
        Assert.Null((await PreflightAsync(server, "https://evil.example")).Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Page, Page)]
    [InlineData("*", "*")]
    public async Task Write_OfAnAllowedOrigin_IsDoneAndMayBeRead(string setting, string expected)
    {
        await using var server = new ApiHost(("Cors:AllowedOrigins", setting));
        var answer = await PostAsync(server, ("Origin", Page));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(expected, answer.Header("Access-Control-Allow-Origin"));
        var refused = await server.SendAsync(HttpMethod.Post, Create, "{}"u8.ToArray(), null, ("Origin", Page));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(expected, refused.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost")]
    public async Task Write_OfAForeignOrigin_Is403AndDoesNothing(string origin)
    {
        var id = Guid.NewGuid();
        var body = $$"""{"id":"{{id}}","task_key":"t","dynamic_key":"{{id}}"}""";
        var answer = await plain.SendAsync(
            HttpMethod.Post,
            Create,
            Encoding.UTF8.GetBytes(body),
            null,
            ("Origin", origin)
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("foreign_origin", answer["code"].GetString());
        Assert.Contains($"A web page of {origin} may not write here.", answer["detail"].GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await plain.GetAsync($"/api/task_runs/{id}")).Status);
    }

    [Fact]
    public async Task Write_OfTheServersOwnPage_IsDone()
    {
        var own = plain.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(plain, ("Origin", own))).Status);
    }

    [Fact]
    public async Task Write_OfTheServersOwnPageBehindAProxyThatEndsTls_IsDone()
    {
        await using var server = new ApiHost(("AllowedHosts", "*.example.com"));
        var answer = await PostAsync(server, ("Host", "runs.example.com"), ("Origin", Page));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task Read_OfAForeignOrigin_IsAnsweredButNotForItToRead()
    {
        var answer = await plain.GetAsync("/api/version", ("Origin", Page));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Circuit_OfAForeignOrigin_Is403()
    {
        var answer = await plain.GetAsync(
            "/_blazor?id=x",
            ("Origin", Page),
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket")
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("websocket")]
    [InlineData("WebSocket, h2c")]
    public async Task Circuit_OfAPageThatMayCallTheApi_Is403(string upgrade)
    {
        await using var server = new ApiHost(("Cors:AllowedOrigins", Page));
        var answer = await server.GetAsync(
            "/_blazor",
            ("Origin", Page),
            ("Connection", "Upgrade"),
            ("Upgrade", upgrade)
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var negotiation = await server.SendAsync(
            HttpMethod.Post,
            "/_blazor/negotiate?negotiateVersion=1",
            [],
            null,
            ("Origin", Page)
        );
        Assert.Equal(HttpStatusCode.Forbidden, negotiation.Status);
    }

    [Fact]
    public async Task Write_OfTwoOrigins_Is403()
    {
        var own = plain.Address.GetLeftPart(UriPartial.Authority);
        var answer = await PostAsync(plain, ("Origin", own), ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("chrome-extension://")]
    [InlineData("http://evil@")]
    public async Task Write_OfAnOriginThatOnlyLooksLikeOurs_Is403(string prefix)
    {
        var answer = await PostAsync(plain, ("Origin", $"{prefix}{plain.Address.Authority}"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Write_OfAnInternationalOrigin_IsDone()
    {
        await using var server = new ApiHost(("Cors:AllowedOrigins", "https://bücher.example"));
        var answer = await PostAsync(server, ("Origin", "https://xn--bcher-kva.example"));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("https://xn--bcher-kva.example", answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("127.0.0.1:4200")]
    [InlineData("10.1.2.3")]
    [InlineData("[::1]:4200")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:99")]
    [InlineData("runs.localhost")]
    public async Task Host_ThatNobodyCanPointElsewhere_IsAnswered(string name)
    {
        Assert.Equal(HttpStatusCode.OK, (await plain.GetAsync("/api/version", ("Host", name))).Status);
    }

    [Theory]
    [InlineData("/api/version", "application/json")]
    [InlineData("/runs", "text/plain; charset=utf-8")]
    public async Task Host_ThatIsForeign_Is400AndSaysWhatToSet(string path, string contentType)
    {
        var answer = await plain.GetAsync(path, ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(contentType, answer.ContentType);
        Assert.Contains("'evil.example'", answer.Text);
        Assert.Contains("AllowedHosts", answer.Text);
    }

    [Theory]
    [InlineData("urls", "http://runs.example.com:4200;http://*:4201")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://runs.example.com:0")]
    public async Task Host_ThatTheServerWasToldToListenOn_IsAnswered(string key, string value)
    {
        await using var server = new ApiHost((key, value), ("Auth:AllowAnonymous", "true"));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/version", ("Host", "runs.example.com"))).Status);
    }

    [Fact]
    public async Task Host_ThatIsAllowed_IsAnswered()
    {
        await using var server = new ApiHost(("AllowedHosts", "runs.example.com;other.example.com"));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/version", ("Host", "runs.example.com"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("/api/version", ("Host", "evil.com"))).Status);
    }

    private static Task<Answer> PostAsync(ApiHost server, params (string, string)[] headers) =>
        server.SendAsync(
            HttpMethod.Post,
            Create,
            """{"task_key":"t","dynamic_key":"0"}"""u8.ToArray(),
            "application/json",
            headers
        );

    private static Task<Answer> PreflightAsync(ApiHost server, string origin) =>
        server.SendAsync(
            HttpMethod.Options,
            Create,
            null,
            null,
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type,x-prefect-api-version")
        );
}
