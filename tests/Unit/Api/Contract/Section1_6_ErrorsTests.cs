using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_6_ErrorsTests(ApiHost host) : ContractTests(host)
{
    private const string NoObject =
        "model_attributes_type body Input should be a valid dictionary or object to extract fields from";

    [Fact]
    public async Task ShapeA_HasTheContractsFieldsAndACode()
    {
        var answer = await Host.PostAsync(Create, """{ "task_key": 5, "foo": 1 }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            """{"exception_message":"Invalid request received.","exception_detail":["""
                + """{"type":"string_type","loc":["body","task_key"],"msg":"Input should be a valid string","input":5},"""
                + """{"type":"missing","loc":["body","dynamic_key"],"msg":"Field required","input":{"task_key":5,"foo":1}},"""
                + """{"type":"extra_forbidden","loc":["body","foo"],"msg":"Extra inputs are not permitted","input":1}],"""
                + "\"request_body\":{\"task_key\":5,\"foo\":1},\"code\":\"validation_failed\"}",
            answer.Text
        );
    }

    [Fact]
    public async Task Missing_OneItemForEachField() =>
        await RefusedAsync(
            "missing body.task_key Field required\nmissing body.dynamic_key Field required",
            Create,
            "{}"
        );

    [Fact]
    public async Task MissingQueryParameter_IsListedAsSuch()
    {
        var answer = await Host.GetAsync(States);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            """[{"type":"missing","loc":["query","task_run_id"],"msg":"Field required","input":null}]""",
            answer["exception_detail"].GetRawText()
        );
        Assert.Equal("null", answer["request_body"].GetRawText());
    }

    [Fact]
    public async Task BadQueryParameter_IsListedAsSuch() =>
        Assert.StartsWith(
            "uuid_parsing query.task_run_id Input should be a valid UUID",
            (await Host.GetAsync(States + "?task_run_id=zzz")).Errors()
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    public async Task NoBodyOrNull_WhereAModelIsRequired_IsMissing(string? body)
    {
        var answer = await RefusedAsync("missing body Field required", Create, body);
        Assert.Equal("null", answer["exception_detail"][0].GetProperty("input").GetRawText());
        Assert.Equal("null", answer["request_body"].GetRawText());
    }

    [Fact]
    public async Task UnknownField_IsForbidden() =>
        await RefusedAsync("extra_forbidden body.foo Extra inputs are not permitted", "\"foo\":1");

    [Fact]
    public async Task WrongScalarType_SaysWhich() =>
        await RefusedAsync("string_type body.cache_key Input should be a valid string", "\"cache_key\":5");

    [Fact]
    public async Task NoList_IsListType() =>
        await RefusedAsync("list_type body.tags Input should be a valid list", "\"tags\":\"a\"");

    [Fact]
    public async Task NoDictionary_IsDictType() =>
        await RefusedAsync("dict_type body.labels Input should be a valid dictionary", "\"labels\":[]");

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("5")]
    public async Task NoObject_WhereAModelIsExpected_IsModelAttributesType(string body)
    {
        var answer = await RefusedAsync(NoObject, Create, body);
        Assert.Equal(body, answer["request_body"].GetRawText());
    }

    [Theory]
    [InlineData("zzz", "invalid character: found `z` at 1")]
    [InlineData("", "invalid length: expected length 32 for simple format, found 0")]
    [InlineData("0192a1b2-c3d4", "invalid group count: expected 5, found 2")]
    public async Task BadUuid_SaysWhere(string sent, string reason)
    {
        var answer = await RefusedAsync(
            $"uuid_parsing body.flow_run_id Input should be a valid UUID, {reason}",
            $"\"flow_run_id\":\"{sent}\""
        );
        Assert.Equal(reason, answer["exception_detail"][0].GetProperty("ctx").GetProperty("error").GetString());
    }

    [Fact]
    public async Task UuidThatIsNoString_IsUuidType() =>
        await RefusedAsync(
            "uuid_type body.flow_run_id UUID input should be a string, bytes or UUID object",
            "\"flow_run_id\":7"
        );

    [Fact]
    public async Task BadEnum_ListsWhatIsAllowed()
    {
        var answer = await Host.PostAsync(Create, Body("\"state\":{\"type\":\"running\"}"));
        const string allowed =
            "'SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', 'PAUSED' or 'CANCELLING'";
        Assert.Equal(
            $$$"""[{"type":"enum","loc":["body","state","type"],"msg":"Input should be {{{allowed}}}","input":"running","ctx":{"expected":"{{{allowed}}}"}}]""",
            answer["exception_detail"].GetRawText()
        );
    }

    [Fact]
    public async Task NumberOutOfRange_SaysTheBound()
    {
        var answer = await RefusedAsync(
            "greater_than_equal body.offset Input should be greater than or equal to 0",
            Filter,
            """{"offset":-1}"""
        );
        Assert.Equal("""{"ge":0}""", answer["exception_detail"][0].GetProperty("ctx").GetRawText());
    }

    [Fact]
    public async Task CacheKeyTooLong_IsAValueError()
    {
        var answer = await RefusedAsync(
            "value_error body.cache_key Value error, Cache key exceeded maximum allowed length of 2000 characters.",
            $"\"cache_key\":\"{new string('k', 2001)}\""
        );
        Assert.Equal("""{"error":{}}""", answer["exception_detail"][0].GetProperty("ctx").GetRawText());
    }

    [Theory]
    [InlineData("nope", 0)]
    [InlineData(" ,", 1)]
    [InlineData("{", 1)]
    [InlineData("{a:1}", 1)]
    [InlineData("{} {}", 3)]
    [InlineData("1,", 1)]
    [InlineData("[1 2]", 3)]
    [InlineData("[1,]", 3)]
    [InlineData("[1,,2]", 3)]
    [InlineData("[,1]", 1)]
    [InlineData("{\"a\" 1}", 5)]
    [InlineData("{\"a\":,}", 5)]
    [InlineData("{\"a\":1,}", 7)]
    [InlineData("{\"a\":1 \"b\":2}", 7)]
    [InlineData("{\"a\":1}}", 7)]
    [InlineData("{\"a\":tru}", 5)]
    [InlineData("{\"a\":-}", 5)]
    [InlineData("{\"a\":1.}", 6)]
    [InlineData("{\"a\":01}", 6)]
    [InlineData("{\"a\":1e}", 6)]
    [InlineData("\"abc", 0)]
    [InlineData("{\"a\":\"\\x\"}", 6)]
    [InlineData("{\"a\":\"\\u12\"}", 6)]
    [InlineData("{\"a\":\"\n\"}", 6)]
    [InlineData("{\"😀\":x}", 5)]
    [InlineData("{\"task_key\": \"ä\",\n \"x\": nope}", 24)]
    public async Task InvalidJson_SaysWhereInCharacters(string body, int offset)
    {
        var answer = await Host.PostAsync(Create, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal($"json_invalid body.{offset} JSON decode error", answer.Errors());
        var error = answer["exception_detail"][0];
        Assert.Equal("{}", error.GetProperty("input").GetRawText());
        Assert.NotEqual("", error.GetProperty("ctx").GetProperty("error").GetString());
        Assert.Equal(body, answer["request_body"].GetString());
    }

    [Fact]
    public async Task NoUtf8_Is400()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, Create, [0x7B, 0xFF, 0x7D], "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("""{"detail":"There was an error parsing the body","code":"not_utf8"}""", answer.Text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("5")]
    public async Task NoObject_OnAMultiParameterRoute_MissesEveryParameter(string body) =>
        await RefusedAsync(
            string.Join(
                '\n',
                new[] { "sort", "limit", "offset", "flows", "flow_runs", "task_runs", "deployments" }.Select(name =>
                    $"missing body.{name} Field required"
                )
            ),
            Filter,
            body
        );

    [Fact]
    public async Task WrongContentType_OnAMultiParameterRoute_IsRefused() =>
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Host.PostAsync(Filter, """{"limit":1}""", "text/plain")).Status
        );

    [Fact]
    public async Task WrongContentType_OnASingleModelRoute_IsText()
    {
        var body = Body();
        var answer = await Host.PostAsync(Create, body, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(NoObject, answer.Errors());
        Assert.Equal(body, answer["request_body"].GetString());
        Assert.Equal(body, answer["exception_detail"][0].GetProperty("input").GetString());
        Assert.Equal(
            "The Content-Type is 'application/x-www-form-urlencoded': send JSON as application/json.",
            answer["hint"].GetString()
        );
    }

    [Fact]
    public async Task CompressedBody_Is415()
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent([0x1F, 0x8B, 8, 0]);
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync(new Uri(Host.Address, Create), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(
            """{"detail":"The body has a Content-Encoding: only bodies that are not compressed are read.","code":"encoding_unsupported"}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData(-1, "must be greater than or equal to 0.")]
    [InlineData(201, "must be less than or equal to 200.")]
    public async Task LimitOutOfRange_IsShapeB(int limit, string rule)
    {
        var answer = await Host.PostAsync(Filter, $$"""{"limit":{{limit}}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal($$"""{"detail":"Invalid limit: {{rule}}","code":"limit_out_of_range"}""", answer.Text);
    }

    [Fact]
    public async Task NotFound_IsShapeB()
    {
        var answer = await Host.GetAsync($"/api/task_runs/{NewKey()}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("""{"detail":"Task not found","code":"task_run_not_found"}""", answer.Text);
    }

    [Fact]
    public async Task UniqueViolation_Is409InShapeB()
    {
        var id = (await CreateAsync())["id"];
        var answer = await Host.PostAsync(Create, Body($"\"id\":\"{id}\""));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith(
            "Data integrity conflict. This usually means a unique or foreign key constraint was violated.",
            answer["detail"].GetString()
        );
        Assert.Contains($"{id}", answer["detail"].GetString());
        Assert.Equal("id_taken", answer["code"].GetString());
    }

    [Fact]
    public async Task ForeignKeyViolation_Is409InShapeB()
    {
        await using var strict = new ApiHost(("Api:RequireKnownFlowRun", "true"));
        var flowRunId = NewKey();
        var answer = await strict.PostAsync(Create, Body($"\"flow_run_id\":\"{flowRunId}\""));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith("Data integrity conflict.", answer["detail"].GetString());
        Assert.Contains($"The flow run {flowRunId} does not exist.", answer["detail"].GetString());
        Assert.Equal("flow_run_not_found", answer["code"].GetString());
    }

    [Fact]
    public async Task DatabaseBusy_Is503InShapeCWithRetryAfter_AndLaterWorks()
    {
        await using var server = new ApiHost();
        var body = Body();
        await server.GetAsync("/api/ready");
        await using (var other = new SqliteConnection($"Data Source={server.DatabaseFile}"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction();

            var refused = await server.PostAsync(Create, body);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.Equal("""{"exception_message":"Service Unavailable","code":"service_unavailable"}""", refused.Text);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync(Create, body)).Status);
    }

    [Fact]
    public async Task AnythingUnhandled_Is500InShapeC()
    {
        await using var server = new ApiHost();
        await using (var database = new SqliteConnection($"Data Source={server.DatabaseFile}"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = "DROP TABLE task_run_states; DROP TABLE task_runs";
            await command.ExecuteNonQueryAsync();
        }

        var answer = await server.GetAsync($"/api/task_runs/{NewKey()}");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("""{"exception_message":"Internal Server Error","code":"internal_error"}""", answer.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BodyTooLarge_Is413WhetherOrNotItsLengthIsSaid(bool saysLength)
    {
        // Much more than a client has sent before the answer is there: it must still get to see it.
        await using var server = new ApiHost(("Api:MaxBodyBytes", "1048576"));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, Create))
        {
            Content = new StringContent(new string(' ', 5_000_000)),
        };
        request.Headers.TransferEncodingChunked = !saysLength;

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(
            """{"detail":"The body is too large: at most 1048576 bytes are read (Api:MaxBodyBytes).","code":"body_too_large"}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task LongInput_IsCut()
    {
        var answer = await Host.PostAsync(Create, $$"""{"task_key":["{{new string('x', 100_000)}}"],"d":1}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var input = answer["exception_detail"][0].GetProperty("input").GetString();
        Assert.StartsWith("[\"xxx", input);
        Assert.EndsWith("… (cut)", input);
        Assert.InRange(answer.Bytes.Length, 64 * 1024, 72 * 1024);
        Assert.StartsWith("{\"task_key\":[\"xxx", answer["request_body"].GetString());
    }

    [Fact]
    public async Task ManyErrorsAtLongNames_StayBounded()
    {
        var items = string.Join(',', Enumerable.Repeat("0", 5000));
        var answer = await Host.PostAsync(
            Create,
            Body($"\"task_inputs\":{{\"{new string('n', 1_000_000)}\":[{items}]}}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.InRange(answer["exception_detail"].GetArrayLength(), 100, 1000);
        Assert.InRange(answer.Bytes.Length, 1, 512 * 1024);
    }

    [Fact]
    public async Task DeepErrors_StayBounded()
    {
        var name = string.Concat(Enumerable.Repeat("\\u0001", 200));
        var body = string.Concat(Enumerable.Repeat($"{{\"{name}\":", 60));
        body += $"[{string.Join(',', Enumerable.Repeat("\"\\u0000\"", 1000))}]{new string('}', 60)}";
        foreach (var path in new[] { Create, Filter })
        {
            var answer = await Host.PostAsync(path, body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.InRange(answer.Bytes.Length, 1, 512 * 1024);
        }
    }

    [Theory]
    [InlineData("é", 2)]
    [InlineData("😀", 4)]
    [InlineData("\\n", 2)]
    [InlineData("\\ud83d\\ude00", 12)]
    public async Task LongText_IsCutBetweenCharacters(string unit, int bytes)
    {
        for (var shift = 0; shift < bytes; shift++)
        {
            var sent = new string('x', shift) + string.Concat(Enumerable.Repeat(unit, 3000));
            var answer = await Host.PostAsync(Create, $"\"{sent}\"");
            var shown = answer["exception_detail"][0].GetProperty("input").GetString()!;
            Assert.EndsWith("… (cut)", shown);
            Assert.StartsWith(shown[..^"… (cut)".Length], JsonElement.Parse($"\"{sent}\"").GetString());
        }
    }

    [Fact]
    public async Task LongBodyThatIsNoJson_IsCut()
    {
        var answer = await Host.PostAsync(Create, new string('x', 1_000_000));
        Assert.InRange(answer.Bytes.Length, 64 * 1024, 72 * 1024);
        Assert.StartsWith("xxx", answer["request_body"].GetString());
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task OtherEncodings_Are400(string encoding)
    {
        var body = Encoding.GetEncoding(encoding).GetBytes(Body());
        var answer = await Host.SendAsync(HttpMethod.Post, Create, body, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("not_utf8", answer["code"].GetString());
    }

    [Fact]
    public async Task TextThatNoDatabaseKeeps_DoesNotHideOtherErrors() =>
        await RefusedAsync(
            "value_error body.task_key Value error, Text must not contain NUL characters.\n"
                + "missing body.dynamic_key Field required\n"
                + "list_type body.tags Input should be a valid list\n"
                + "extra_forbidden body.zz Extra inputs are not permitted",
            Create,
            """{"task_key":"\u0000","tags":5,"zz":1}"""
        );

    [Theory]
    [InlineData(
        "\"task_version\":\"a\\u0000b\"",
        "value_error body.task_version Value error, Text must not contain NUL characters."
    )]
    [InlineData(
        "\"task_version\":\"\\ud800\"",
        "string_unicode body.task_version Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    [InlineData(
        "\"labels\":{\"\\udc00\":1}",
        "string_unicode body.labels Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    [InlineData(
        "\"state\":{\"type\":\"PENDING\",\"data\":[{\"a\":\"\\u0000\"}]}",
        "value_error body.state.data.0.a Value error, Text must not contain NUL characters."
    )]
    public async Task TextThatNoDatabaseKeeps_Is422(string fields, string expected) =>
        await RefusedAsync(expected, fields);

    [Fact]
    public async Task VeryDeepJson_Is422()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var answer = await Host.PostAsync(Create, Body($"\"state\":{{\"type\":\"PENDING\",\"data\":{deep}}}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("json_invalid", answer["exception_detail"][0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task DataAsDeepAsIsRead_IsWritten()
    {
        var data = new string('[', 60) + new string(']', 60);
        var id = (await CreateAsync($"\"state\":{{\"type\":\"COMPLETED\",\"data\":{data}}}"))["id"];
        Assert.Equal(data, Raw((await Host.GetAsync($"/api/task_runs/{id}")).Json, "state", "data"));
        Assert.Contains(data, (await Host.PostAsync(Filter, "{}")).Text);
    }

    [Fact]
    public async Task AllErrorsOfARequest_AreListed()
    {
        var answer = await Host.PostAsync(
            Create,
            """
            {"id":"x","state":{"type":"NO","x":1},"flow_run_id":1,"task_key":null,"tags":[1,"a",{}],"labels":{"a":null},
             "empirical_policy":{"retries":"x","retry_jitter_factor":-1},"task_inputs":{"p":5},"y":0}
            """
        );
        Assert.Equal(
            "uuid_parsing enum extra_forbidden uuid_type string_type missing int_parsing value_error string_type "
                + "string_type bool_type int_type float_type string_type list_type extra_forbidden",
            string.Join(
                ' ',
                answer["exception_detail"].EnumerateArray().Select(error => error.GetProperty("type").GetString())
            )
        );
        Assert.All(
            answer["exception_detail"].EnumerateArray(),
            error => Assert.Equal(JsonValueKind.String, error.GetProperty("msg").ValueKind)
        );
    }
}
