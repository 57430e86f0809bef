using System.Net;
using System.Text.Json;

namespace TaskRunAdmin.Unit.Api.Contract;

/// <summary>Logs (contract 7.5, and 4.5: they go with their run).</summary>
public sealed class Section7_5_LogsTests(ApiHost host) : ContractTests(host)
{
    private const string Logs = "/api/logs/";
    private const string LogFilter = "/api/logs/filter";

    [Fact]
    public async Task Create_Is201WithNull_AndFilterGivesItBackInTheContractsOrder()
    {
        var (flowRun, run) = (NewKey(), NewKey());
        var answer = await Host.PostAsync(
            Logs,
            $$"""
            [{"name":"prefect.flow_runs","level":20,"message":"black cat","timestamp":"2026-01-31T12:00:00.5+01:00",
              "flow_run_id":"{{flowRun}}","task_run_id":"{{run}}"}]
            """
        );
        Assert.Equal((HttpStatusCode.Created, "null"), (answer.Status, answer.Text));

        var log = Assert.Single((await FilterAsync(OfRun(run))).EnumerateArray());

        Assert.Equal("id created updated name level message timestamp flow_run_id task_run_id", Answer.Names(log));
        Assert.Equal("prefect.flow_runs", log.GetProperty("name").GetString());
        Assert.Equal(20, log.GetProperty("level").GetInt32());
        Assert.Equal("black cat", log.GetProperty("message").GetString());
        Assert.Equal("2026-01-31T11:00:00.500000Z", log.GetProperty("timestamp").GetString());
        Assert.Equal(flowRun, log.GetProperty("flow_run_id").GetString());
        Assert.Equal(run, log.GetProperty("task_run_id").GetString());
        Assert.Equal(7, log.GetProperty("id").GetGuid().Version);
        Assert.Equal(log.GetProperty("created").GetString(), log.GetProperty("updated").GetString());
    }

    [Fact]
    public async Task Create_NulCharacters_AreStripped()
    {
        var run = NewKey();
        await CreateAsync(run, """{"name":"a\u0000","message":"\\u0000 b\u0000\u0000c\\"}""");
        var log = (await FilterAsync(OfRun(run)))[0];
        Assert.Equal("a", log.GetProperty("name").GetString());
        Assert.Equal(@"\u0000 bc\", log.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Create_NoLogs_IsFine()
    {
        var answer = await Host.PostAsync(Logs, "[]");
        Assert.Equal((HttpStatusCode.Created, "null"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData(null, "missing body Field required")]
    [InlineData("null", "missing body Field required")]
    [InlineData("{}", "list_type body Input should be a valid list")]
    [InlineData(
        "[5]",
        "model_attributes_type body.0 Input should be a valid dictionary or object to extract fields from"
    )]
    [InlineData(
        "[{}]",
        "missing body.0.name Field required\nmissing body.0.level Field required\n"
            + "missing body.0.message Field required\nmissing body.0.timestamp Field required"
    )]
    [InlineData(
        """[{"name":"a","level":"x","message":5,"timestamp":true,"foo":1}]""",
        "int_parsing body.0.level Input should be a valid integer, unable to parse string as an integer\n"
            + "string_type body.0.message Input should be a valid string\n"
            + "datetime_type body.0.timestamp Input should be a valid datetime\n"
            + "extra_forbidden body.0.foo Extra inputs are not permitted"
    )]
    [InlineData(
        """[{"name":"a","level":1,"message":"\ud800","timestamp":0}]""",
        "string_unicode body.0.message Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    public async Task Create_OfWhatCannotBe_Is422(string? body, string expected) =>
        await RefusedAsync(expected, Logs, body);

    [Fact]
    public async Task Create_OneBadLog_KeepsNone()
    {
        var run = NewKey();
        var name = new string('x', 4001);
        await RefusedAsync(
            "string_too_long body.1.name String should have at most 4000 characters",
            Logs,
            $"[{Log(run, "{}")},{Log(run, $$"""{"name":"{{name}}"}""")}]"
        );
        Assert.Equal(0, (await FilterAsync(OfRun(run))).GetArrayLength());
    }

    [Fact]
    public async Task Filter_SortsByTimestamp_TiesByAge()
    {
        var run = NewKey();
        await CreateAsync(
            run,
            """{"message":"late","timestamp":"2026-01-31T12:00:02Z"}""",
            """{"message":"first","timestamp":"2026-01-31T12:00:00Z"}""",
            """{"message":"tie1","timestamp":"2026-01-31T12:00:01Z"}""",
            """{"message":"tie2","timestamp":"2026-01-31T12:00:01Z"}"""
        );
        Assert.Equal("first tie1 tie2 late", await MessagesAsync(OfRun(run)));
        Assert.Equal("first tie1 tie2 late", await MessagesAsync(OfRun(run), "\"sort\":\"TIMESTAMP_ASC\""));
        Assert.Equal("late tie2 tie1 first", await MessagesAsync(OfRun(run), "\"sort\":\"TIMESTAMP_DESC\""));
        Assert.Equal("tie1 tie2", await MessagesAsync(OfRun(run), "\"limit\":2,\"offset\":1,\"sort\":null"));
        Assert.Equal("", await MessagesAsync(OfRun(run), "\"limit\":0"));
    }

    [Theory]
    [InlineData("""{"limit":-1}""", "Invalid limit: must be greater than or equal to 0.")]
    [InlineData("""{"limit":201}""", "Invalid limit: must be less than or equal to 200.")]
    public async Task Filter_LimitOutOfRange_Is422InShapeB(string body, string detail)
    {
        var answer = await Host.PostAsync(LogFilter, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal((detail, "limit_out_of_range"), (answer["detail"].GetString(), answer["code"].GetString()));
    }

    [Theory]
    [InlineData("\"level\":{\"ge_\":30}", "warning error")]
    [InlineData("\"level\":{\"le_\":30}", "debug warning")]
    [InlineData("\"level\":{\"ge_\":11,\"le_\":39}", "warning")]
    [InlineData("\"level\":{}", "debug warning error")]
    [InlineData("\"level\":null", "debug warning error")]
    [InlineData("\"timestamp\":{\"after_\":\"2026-01-31T12:00:01Z\"}", "warning error")]
    [InlineData("\"timestamp\":{\"before_\":\"2026-01-31T12:00:01Z\"}", "debug warning")]
    [InlineData("\"timestamp\":{\"after_\":\"2026-01-31T12:00:01Z\",\"before_\":\"2026-01-31T12:00:01Z\"}", "warning")]
    [InlineData("\"task_run_id\":{\"is_null_\":false}", "debug warning")]
    [InlineData("\"task_run_id\":{\"is_null_\":true}", "error")]
    [InlineData("\"task_run_id\":{\"any_\":[]}", "")]
    [InlineData("\"operator\":\"or_\",\"level\":{\"le_\":10},\"task_run_id\":{\"is_null_\":true}", "debug error", true)]
    [InlineData("\"text\":{\"query\":\"\"}", "debug warning error")]
    public async Task Filter_ByACriterion(string criterion, string expected, bool isAlone = false)
    {
        // Or_ would find the logs of all other tests too.
        await using var own = isAlone ? new ApiHost() : null;
        var (server, flowRun, run) = (own ?? Host, NewKey(), NewKey());
        var posted = await server.PostAsync(
            Logs,
            $$"""
            [{"name":"n","level":10,"message":"debug","timestamp":"2026-01-31T12:00:00Z","flow_run_id":"{{flowRun}}","task_run_id":"{{run}}"},
             {"name":"n","level":30,"message":"warning","timestamp":"2026-01-31T12:00:01Z","flow_run_id":"{{flowRun}}","task_run_id":"{{run}}"},
             {"name":"n","level":40,"message":"error","timestamp":"2026-01-31T12:00:02Z","flow_run_id":"{{flowRun}}"}]
            """
        );
        Assert.Equal(HttpStatusCode.Created, posted.Status);
        var found = await server.PostAsync(
            LogFilter,
            isAlone
                ? $$$"""{"logs":{{{{criterion}}}}}"""
                : $$$$"""{"logs":{"flow_run_id":{"any_":["{{{{flowRun}}}}"]},{{{{criterion}}}}}}"""
        );
        Assert.Equal(expected, Messages(found.Json));
    }

    [Fact]
    public async Task Filter_ByRuns_OneOrSeveral()
    {
        var (first, second) = (NewKey(), NewKey());
        await CreateAsync(first, """{"message":"a"}""");
        await CreateAsync(second, """{"message":"b"}""");
        Assert.Equal("a", await MessagesAsync($$$"""{"task_run_id":{"any_":["{{{first}}}"]}}"""));
        Assert.Equal("a b", await MessagesAsync($$$"""{"task_run_id":{"any_":["{{{first}}}","{{{second}}}"]}}"""));
        Assert.Equal("", await MessagesAsync($$$"""{"flow_run_id":{"any_":["{{{first}}}","{{{second}}}"]}}"""));
    }

    [Theory]
    [InlineData("cat", "1 2")]
    [InlineData("CAT blÄck", "1")]
    [InlineData("cat -BLäCK", "2")]
    [InlineData("cat !blÄck", "2")]
    [InlineData("\"a cat\"", "2")]
    [InlineData("-\"a cat\" +cat", "1")]
    [InlineData("Logger.B", "3")]
    [InlineData("100%", "3")]
    [InlineData("1_0%", "")]
    [InlineData("nothing", "")]
    [InlineData("-", "3")]
    [InlineData("100% - done", "3")]
    public async Task Filter_ByText_WordsOccurOrNot_PhrasesHoldTogether(string query, string expected)
    {
        var run = NewKey();
        await CreateAsync(
            run,
            """{"message":"1 the blÄck cat","name":"logger.a"}""",
            """{"message":"2 a Cat, not black","name":"logger.a"}""",
            """{"message":"3 100% - done","name":"logger.b"}"""
        );
        var text = JsonSerializer.Serialize(query);
        var found = await FilterAsync($$$"""{"task_run_id":{"any_":["{{{run}}}"]},"text":{"query":{{{text}}}} }""");
        Assert.Equal(
            expected,
            string.Join(' ', found.EnumerateArray().Select(log => log.GetProperty("message").GetString()![..1]))
        );
    }

    [Theory]
    [InlineData("\"foo\":1", "extra_forbidden body.logs.foo Extra inputs are not permitted")]
    [InlineData("\"level\":{\"gt_\":1}", "extra_forbidden body.logs.level.gt_ Extra inputs are not permitted")]
    [InlineData("\"text\":{}", "missing body.logs.text.query Field required")]
    [InlineData("\"operator\":\"OR\"", "enum body.logs.operator Input should be 'and_' or 'or_'")]
    public async Task Filter_OfWhatCannotBe_Is422(string criterion, string expected) =>
        await RefusedAsync(expected, LogFilter, $$$"""{"logs":{{{{criterion}}}}}""");

    [Fact]
    public async Task Filter_TextAboveTwoHundredCharacters_Is422()
    {
        var text = new string('x', 201);
        await RefusedAsync(
            "string_too_long body.logs.text.query String should have at most 200 characters",
            LogFilter,
            $$$$"""{"logs":{"text":{"query":"{{{{text}}}}"}}}"""
        );
    }

    [Fact]
    public async Task Filter_NoObject_IsMissingEveryParameter() =>
        await RefusedAsync(
            "missing body.logs Field required\nmissing body.limit Field required\n"
                + "missing body.offset Field required\nmissing body.sort Field required",
            LogFilter,
            "[]"
        );

    [Fact]
    public async Task Filter_NoBodyAndUnknownFieldsAtTheTop_AreFine()
    {
        Assert.Equal(HttpStatusCode.OK, (await Host.PostAsync(LogFilter, null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Host.PostAsync(LogFilter, """{"foo":1,"logs":null}""")).Status);
    }

    [Fact]
    public async Task C14_DeletedRun_LosesItsLogs()
    {
        var (run, other) = (await CreateAsync(), NewKey());
        var id = run["id"].GetString()!;
        await CreateAsync(id, "{}");
        await CreateAsync(other, """{"message":"other"}""");

        await Host.SendAsync("DELETE", Create + id);

        Assert.Equal("", await MessagesAsync(OfRun(id)));
        Assert.Equal("other", await MessagesAsync(OfRun(other)));
    }

    [Fact]
    public async Task DatabaseBusy_Is503_AndNothingIsKept()
    {
        await using var server = new ApiHost();
        await server.GetAsync("/api/ready");
        await using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.DatabaseFile}"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction();
            var refused = await server.PostAsync(Logs, $"[{Log(NewKey(), "{}")}]");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.Equal("[]", (await server.PostAsync(LogFilter, null)).Text);
    }

    private static string OfRun(string run) => $$$"""{"task_run_id":{"any_":["{{{run}}}"]}}""";

    /// <summary>A log of a run: what a log needs, with these fields over it.</summary>
    private static string Log(string run, string fields)
    {
        var log = new Dictionary<string, object?>
        {
            ["name"] = "n",
            ["level"] = 20,
            ["message"] = "m",
            ["timestamp"] = "2026-01-31T12:00:00Z",
            ["task_run_id"] = run,
        };
        foreach (var field in JsonElement.Parse(fields).EnumerateObject())
            log[field.Name] = field.Value;
        return JsonSerializer.Serialize(log);
    }

    private async Task CreateAsync(string run, params string[] logs)
    {
        var body = $"[{string.Join(',', logs.Select(fields => Log(run, fields)))}]";
        var answer = await Host.PostAsync(Logs, body);
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Text);
    }

    private async Task<JsonElement> FilterAsync(string logs, string more = "\"offset\":0")
    {
        var answer = await Host.PostAsync(LogFilter, $$"""{"logs":{{logs}},{{more}}}""");
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private async Task<string> MessagesAsync(string logs, string more = "\"offset\":0") =>
        Messages(await FilterAsync(logs, more));

    private static string Messages(JsonElement logs) =>
        string.Join(' ', logs.EnumerateArray().Select(log => log.GetProperty("message").GetString()));
}
