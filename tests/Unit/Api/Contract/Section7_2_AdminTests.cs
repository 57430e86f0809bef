using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>What clients ask about the server (contract 7.2, and 4.9 and 4.10 as far as they do).</summary>
public sealed class Section7_2_AdminTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task Settings_AreThoseInForce()
    {
        await using var server = new ApiHost(("Api:DefaultLimit", "7"), ("Console:EnvironmentName", "staging"));
        var settings = await server.GetAsync("/api/admin/settings");
        Assert.Equal(HttpStatusCode.OK, settings.Status);
        var api = settings["Api"];
        Assert.Equal(7, api.GetProperty("DefaultLimit").GetInt32());
        Assert.Equal(4_194_304, api.GetProperty("MaxBodyBytes").GetInt64());
        Assert.False(api.GetProperty("CsrfProtection").GetBoolean());
        Assert.Equal("01:00:00", api.GetProperty("CsrfTokenExpiration").GetString());
        Assert.Equal("staging", settings["Console"].GetProperty("EnvironmentName").GetString());
        Assert.Equal("Sqlite", settings["Database"].GetProperty("Provider").GetString());
        Assert.Equal(Path.GetDirectoryName(server.DatabaseFile), settings["DataDirectory"].GetString());
    }

    [Fact]
    public async Task Storage_IsTheConstant()
    {
        var storage = await Host.GetAsync("/api/admin/storage");
        Assert.Equal("""{"default_result_storage_block_id":null}""", storage.Text);
        var put = await Host.SendAsync("PUT", "/api/admin/storage", "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.Status);
    }

    [Fact]
    public async Task WorkerMetadata_IsEmpty() =>
        Assert.Equal("{}", (await Host.GetAsync("/api/collections/views/aggregate-worker-metadata")).Text);

    [Theory]
    [InlineData("/api/admin/settings")]
    [InlineData("/api/admin/storage")]
    [InlineData("/api/collections/views/aggregate-worker-metadata")]
    public async Task OldVersion_Is400(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Host.GetAsync(path, ("X-PREFECT-API-VERSION", "0.7.0"))).Status);

    [Fact]
    public async Task Section4_9_UiSettings_AreAtTheRoot()
    {
        var settings = await Host.GetAsync("/ui-settings");
        Assert.Equal(HttpStatusCode.OK, settings.Status);
        Assert.Equal("application/json", settings.ContentType);
        Assert.Equal(
            "api_url csrf_enabled auth flags default_ui available_uis v1_base_url v2_base_url",
            Answer.Names(settings.Json)
        );
        Assert.Equal(new Uri(Host.Address, "/api").ToString(), settings["api_url"].GetString());
        Assert.False(settings["csrf_enabled"].GetBoolean());
        Assert.Equal("null", settings["auth"].GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await Host.GetAsync("/api/ui-settings")).Status);

        await using var guarded = new ApiHost(("Api:CsrfProtection", "true"));
        Assert.True((await guarded.GetAsync("/ui-settings"))["csrf_enabled"].GetBoolean());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"task_worker_filter":null}""")]
    [InlineData("""{"task_worker_filter":{"task_keys":["a"]}}""")]
    public async Task Section4_10_TaskWorkers_AreNone(string? body)
    {
        var answer = await Host.PostAsync("/api/task_workers/filter", body);
        Assert.Equal((HttpStatusCode.OK, "[]"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("""{"task_worker_filter":{}}""", "missing body.task_worker_filter.task_keys Field required")]
    [InlineData(
        """{"task_worker_filter":{"task_keys":[1]}}""",
        "string_type body.task_worker_filter.task_keys.0 Input should be a valid string"
    )]
    [InlineData("[]", "missing body.task_worker_filter Field required")]
    public async Task Section4_10_TaskWorkers_BadFilter_Is422(string body, string expected) =>
        await RefusedAsync(expected, "/api/task_workers/filter", body);
}
