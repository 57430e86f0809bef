using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_1_RoutingTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData("POST", "/api/task_runs")]
    [InlineData("POST", "/api/task_runs/")]
    [InlineData("POST", "/api/task_runs/filter")]
    [InlineData("POST", "/api/task_runs/filter/")]
    [InlineData("GET", "/api/task_run_states?task_run_id=0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("GET", "/api/task_run_states/?task_run_id=0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("GET", "/api/health/")]
    public async Task SlashMismatch_IsAnsweredWithoutRedirect(string method, string path)
    {
        var body = method is "POST" ? Utf8(Body()) : null;
        var answer = await Host.SendAsync(new HttpMethod(method), path, body, "application/json");
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
    }

    [Fact]
    public async Task Id_InAnyNotation_IsThatRun()
    {
        var id = (await CreateAsync())["id"].GetGuid();
        string[] notations = [$"{id}", $"{id:N}", $"{id}".ToUpperInvariant(), $"{id}".Remove(8, 1)];
        foreach (var notation in notations)
            Assert.Equal(id, (await Host.GetAsync($"/api/task_runs/{notation}"))["id"].GetGuid());
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("{0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}")]
    [InlineData("urn:uuid:0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5")]
    [InlineData("0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5bc")]
    public async Task Id_NoUuid_Is404(string id) =>
        await AnswersAsync("GET", $"/api/task_runs/{id}", HttpStatusCode.NotFound, null);

    [Theory]
    [InlineData("/api/nope")]
    [InlineData("/api")]
    [InlineData("/api/task_runs/filter/more")]
    [InlineData("/api/task_runs//")]
    public async Task UnknownPath_Is404(string path) => await AnswersAsync("GET", path, HttpStatusCode.NotFound, null);

    [Theory]
    [InlineData("PUT", "/api/task_runs/filter", "POST")]
    [InlineData("GET", "/api/task_runs/filter", "POST")]
    [InlineData("GET", "/api/task_runs/", "POST")]
    [InlineData("PUT", "/api/task_runs/0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "DELETE, GET, PATCH")]
    [InlineData("DELETE", "/api/health", "GET")]
    public async Task WrongMethod_Is405WithAllow(string method, string path, string allowed) =>
        await AnswersAsync(method, path, HttpStatusCode.MethodNotAllowed, allowed);

    [Fact]
    public async Task WrongMethod_OnAPathThatIsNoId_Is404() =>
        await AnswersAsync("PUT", "/api/task_runs/abc", HttpStatusCode.NotFound, null);

    [Fact]
    public async Task Head_OfAGetRoute_Is405()
    {
        var answer = await Host.SendAsync(HttpMethod.Head, "/api/health", null, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["GET"], answer.Allow);
        Assert.Empty(answer.Bytes);
    }

    [Fact]
    public async Task Options_WithoutPreflight_Is405() =>
        await AnswersAsync("OPTIONS", "/api/task_runs/", HttpStatusCode.MethodNotAllowed, "POST");

    [Theory]
    [InlineData("/api/openapi.json", "application/json;charset=utf-8")]
    [InlineData("/api/docs/", "text/html")]
    public async Task OpenApi_IsThere(string path, string contentType)
    {
        var answer = await Host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(contentType, answer.ContentType?.Replace(" ", ""));
    }

    private async Task AnswersAsync(string method, string path, HttpStatusCode status, string? allowed)
    {
        var answer = await Host.SendAsync(new HttpMethod(method), path, null, null);
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(allowed, allowed is null ? null : string.Join(", ", answer.Allow));
        Assert.Equal(
            status is HttpStatusCode.NotFound
                ? """{"detail":"Not Found","code":"path_not_found"}"""
                : """{"detail":"Method Not Allowed","code":"method_not_allowed"}""",
            answer.Text
        );
    }
}
