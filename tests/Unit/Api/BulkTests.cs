using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TaskRunAdmin.Unit.Api;

/// <summary>Many task runs in one request: ours, in no contract.</summary>
public sealed class BulkTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Create = "/api/task_runs/";
    private const string Bulk = "/api/task_runs/bulk";

    [Fact]
    public async Task Create_AnswersEachAsIfItWereAlone_InOrder()
    {
        var taken = await CreateAsync();
        var key = Guid.NewGuid();
        var (good, bad) = ($$"""{"task_key":"t","dynamic_key":"{{key}}","name":"first"}""", """{"task_key":5}""");
        var stolen = $$"""{"task_key":"t","dynamic_key":"{{Guid.NewGuid()}}","id":"{{taken}}"}""";
        var again = $$"""{"task_key":"t","dynamic_key":"{{key}}","name":"second"}""";

        var results = await ResultsAsync(Bulk, $$"""{"task_runs":[{{good}},{{bad}},{{stolen}},7,{{again}}]}""");

        Assert.Equal([201, 422, 409, 422, 200], results.Select(Status));
        Assert.Equal("first", results[0].GetProperty("task_run").GetProperty("name").GetString());
        Assert.Equal("first", results[4].GetProperty("task_run").GetProperty("name").GetString());
        Assert.Equal(
            results[0].GetProperty("task_run").GetProperty("id").GetString(),
            results[4].GetProperty("task_run").GetProperty("id").GetString()
        );
        await SameErrorAsync(results[1], bad);
        await SameErrorAsync(results[2], stolen);
        await SameErrorAsync(results[3], "7");
        var read = await host.GetAsync($"{Create}{results[0].GetProperty("task_run").GetProperty("id")}");
        Assert.Equal(Answer.Names(read.Json), Answer.Names(results[0].GetProperty("task_run")));
    }

    [Fact]
    public async Task Create_TextThatNoDatabaseKeeps_FailsItsItemAlone()
    {
        var results = await ResultsAsync(
            Bulk,
            $$"""{"task_runs":[{{Item()}},{"task_key":"\u0000","dynamic_key":"\ud800"}]}"""
        );
        Assert.Equal([201, 422], results.Select(Status));
        Assert.Equal(2, results[1].GetProperty("error").GetProperty("exception_detail").GetArrayLength());
    }

    [Fact]
    public async Task Create_AThousand_IsDoneAndOneMoreIsNot()
    {
        var items = Enumerable.Range(0, 1000).Select(i => Item(i % 500)).ToList();
        var results = await ResultsAsync(Bulk, $$"""{"task_runs":[{{string.Join(',', items)}}]}""");
        Assert.Equal(Enumerable.Repeat(201, 500).Concat(Enumerable.Repeat(200, 500)), results.Select(Status));

        var refused = await host.PostAsync(Bulk, $$"""{"task_runs":[{{string.Join(',', items)}},{{items[0]}}]}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            "too_long body.task_runs List should have at most 1000 items after validation, not 1001",
            refused.Errors()
        );
    }

    [Theory]
    [InlineData(null, "missing body Field required")]
    [InlineData("[]", "model_attributes_type body Input should be a valid dictionary or object to extract fields from")]
    [InlineData("{}", "missing body.task_runs Field required")]
    [InlineData("""{"task_runs":{}}""", "list_type body.task_runs Input should be a valid list")]
    [InlineData(
        """{"task_runs":[],"foo":1}""",
        "too_short body.task_runs List should have at least 1 item after validation, not 0\n"
            + "extra_forbidden body.foo Extra inputs are not permitted"
    )]
    [InlineData(
        """{"\ud800":1,"task_runs":[1]}""",
        "string_unicode body Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    public async Task Create_NoSuchList_Is422(string? body, string expected)
    {
        var answer = await host.PostAsync(Bulk, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Errors());
    }

    [Fact]
    public async Task Create_ManyErrors_AreAnsweredWithoutMegabytes()
    {
        var tags = string.Join(',', Enumerable.Repeat("1", 1000));
        var items = Enumerable.Repeat($$"""{"tags":[{{tags}}]}""", 1000);
        var answer = await host.PostAsync(Bulk, $$"""{"task_runs":[{{string.Join(',', items)}}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.All(
            answer["results"].EnumerateArray(),
            result => Assert.NotEqual(0, result.GetProperty("error").GetProperty("exception_detail").GetArrayLength())
        );
        Assert.InRange(answer.Bytes.Length, 0, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task SetState_AnswersEachAsIfItWereAlone()
    {
        var (pending, done, unknown) = (await CreateAsync(), await CreateAsync("COMPLETED"), Guid.NewGuid().ToString());

        var results = await ResultsAsync(
            $"{Bulk}/set_state",
            $$$"""{"ids":["{{{pending}}}","{{{unknown}}}","{{{done}}}"],"state":{"type":"PAUSED","message":"m"}}"""
        );

        Assert.Equal([201, 404, 200], results.Select(Status));
        Assert.Equal([pending, unknown, done], results.Select(each => each.GetProperty("id").GetString()));
        var entered = results[0].GetProperty("result");
        Assert.Equal("ACCEPT", entered.GetProperty("status").GetString());
        Assert.Equal("m", entered.GetProperty("state").GetProperty("message").GetString());
        Assert.Equal(
            $$"""{"exception_message":"Task run with id {{unknown}} not found","code":"task_run_not_found"}""",
            results[1].GetProperty("error").GetRawText()
        );
        Assert.Equal("ABORT", results[2].GetProperty("result").GetProperty("status").GetString());
        Assert.Equal("PAUSED", (await host.GetAsync(Create + pending))["state_type"].GetString());

        var forced = await ResultsAsync(
            $"{Bulk}/set_state",
            $$$"""{"ids":["{{{done}}}"],"state":{"type":"CANCELLED"},"force":true}"""
        );
        Assert.Equal([201], forced.Select(Status));
    }

    [Theory]
    [InlineData("set_state", "{}", "missing body.ids Field required\nmissing body.state Field required")]
    [InlineData(
        "set_state",
        """{"ids":[1],"state":{"type":"x"},"forced":true}""",
        "uuid_type body.ids.0 UUID input should be a string, bytes or UUID object\n"
            + "enum body.state.type Input should be 'SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', "
            + "'CANCELLED', 'CRASHED', 'PAUSED' or 'CANCELLING'\n"
            + "extra_forbidden body.forced Extra inputs are not permitted"
    )]
    [InlineData(
        "delete",
        """{"ids":[]}""",
        "too_short body.ids List should have at least 1 item after validation, not 0"
    )]
    [InlineData("delete", null, "missing body Field required")]
    public async Task OtherRequests_OfWhatCannotBe_Are422(string what, string? body, string expected)
    {
        var answer = await host.PostAsync($"{Bulk}/{what}", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(expected, answer.Errors());
    }

    [Fact]
    public async Task Delete_RemovesThoseThatThereAre()
    {
        var (first, second, unknown) = (await CreateAsync(), await CreateAsync(), Guid.NewGuid().ToString());

        var results = await ResultsAsync(
            $"{Bulk}/delete",
            $$"""{"ids":["{{first}}","{{unknown}}","{{second}}","{{first}}"]}"""
        );

        Assert.Equal([204, 404, 204, 404], results.Select(Status));
        Assert.Equal($$"""{"id":"{{first}}","status":204}""", results[0].GetRawText());
        Assert.Equal(
            """{"detail":"Task not found","code":"task_run_not_found"}""",
            results[1].GetProperty("error").GetRawText()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(Create + second)).Status);
    }

    [Fact]
    public async Task DatabaseBusyAllTheTime_Is503AsForOneRun()
    {
        await using var server = new ApiHost();
        await server.GetAsync("/api/ready");
        await using var other = new SqliteConnection($"Data Source={server.DatabaseFile}");
        await other.OpenAsync();
        await using var held = other.BeginTransaction();
        var answer = await server.PostAsync(Bulk, $$"""{"task_runs":[{{Item()}},{{Item()}}]}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static readonly string Prefix = Guid.NewGuid().ToString();

    private static string Item(int? number = null) =>
        $$"""{"task_key":"bulk","dynamic_key":"{{(number is null ? Guid.NewGuid().ToString() : $"{Prefix}{number}")}}"}""";

    private static int Status(JsonElement result) => result.GetProperty("status").GetInt32();

    private async Task<string> CreateAsync(string state = "PENDING")
    {
        var body = $$$"""{"task_key":"t","dynamic_key":"{{{Guid.NewGuid()}}}","state":{"type":"{{{state}}}"}}""";
        return (await host.PostAsync(Create, body))["id"].GetString()!;
    }

    private async Task<JsonElement[]> ResultsAsync(string path, string body)
    {
        var answer = await host.PostAsync(path, body);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Text);
        return [.. answer["results"].EnumerateArray()];
    }

    /// <summary>The error is the body that the run is answered with alone, without the request in it.</summary>
    private async Task SameErrorAsync(JsonElement result, string item)
    {
        var alone = await host.PostAsync(Create, item);
        Assert.Equal((int)alone.Status, Status(result));
        Assert.Equal(
            alone.Json.EnumerateObject().Where(field => field.Name != "request_body").Select(Text),
            result.GetProperty("error").EnumerateObject().Select(Text)
        );

        static string Text(JsonProperty field) => $"{field.Name}: {field.Value.GetRawText()}";
    }
}
