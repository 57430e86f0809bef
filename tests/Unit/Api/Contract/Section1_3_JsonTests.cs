using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_3_JsonTests(ApiHost host) : ContractTests(host)
{
    private const string Uuid = "0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    [Theory]
    [InlineData(Uuid)]
    [InlineData("0192A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A5B")]
    [InlineData("0192a1b2c3d47e5f8a9b0c1d2e3f4a5b")]
    [InlineData("{0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}")]
    [InlineData("urn:uuid:0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    public async Task Uuid_InAnyNotation_ComesBackHyphenatedInLowerCase(string sent) =>
        Assert.Equal(Uuid, (await CreateAsync($"\"flow_run_id\":\"{sent}\""))["flow_run_id"].GetString());

    [Fact]
    public async Task Enums_AreUpperCase() => Assert.Equal("PENDING", (await CreateAsync())["state_type"].GetString());

    [Fact]
    public async Task Fields_AreAllPresentWithNulls()
    {
        var answer = await CreateAsync();
        string[] nulls =
        [
            "flow_run_id",
            "cache_key",
            "cache_expiration",
            "task_version",
            "next_scheduled_start_time",
            "start_time",
            "end_time",
        ];
        Assert.All(nulls, name => Assert.Equal("null", answer[name].GetRawText()));
    }

    [Fact]
    public async Task Output_IsCompact()
    {
        var answer = await Host.PostAsync(
            Create,
            $$"""
            { "task_key" : "t", "dynamic_key" : "{{NewKey()}}",
              "state" : { "type" : "PENDING", "data" : { "a" : [ 1 , 2 ], "b" : { } } } }
            """
        );
        Assert.DoesNotContain(", ", answer.Text);
        Assert.DoesNotContain(": ", answer.Text);
        Assert.Contains("""{"a":[1,2],"b":{}}""", answer.Text);
        var read = await Host.GetAsync($"/api/task_runs/{answer["id"]}");
        Assert.Contains("""{"a":[1,2],"b":{}}""", read.Text);
    }

    [Fact]
    public async Task Output_DoesNotEscapeNonAscii()
    {
        const string text = "é ж 中 😀 \u00a0 \u2028 <&>' \u007f";
        var created = await CreateAsync(
            $"\"name\":\"{text}\",\"tags\":[\"{text}\"],\"labels\":{{\"{text}\":\"{text}\"}}"
        );
        var read = await Host.GetAsync($"/api/task_runs/{created["id"]}");
        Assert.Contains($"\"name\":\"{text}\"", created.Text);
        Assert.Contains($"\"labels\":{{\"{text}\":\"{text}\"}}", read.Text);
        Assert.DoesNotContain("\\u", read.Text);
    }

    [Fact]
    public async Task Output_EscapesWhatJsonRequires()
    {
        const string sent = """ "\" \\ \b \f \n \r \t \u0001 \/" """;
        var created = await CreateAsync($"\"name\":{sent}");
        Assert.Equal("\" \\ \b \f \n \r \t \u0001 /", created["name"].GetString());
        Assert.Contains(
            """{"name":"\" \\ \b \f \n \r \t \u0001 /",""",
            created.Text.Replace(",\"name\"", ",{\"name\"")
        );
    }

    [Fact]
    public async Task Durations_AreFloatSeconds()
    {
        var answer = await CreateAsync("\"state\":{\"type\":\"COMPLETED\"}");
        Assert.Equal("0.0", answer["total_run_time"].GetRawText());
        Assert.Equal("0.0", answer["estimated_run_time"].GetRawText());
        Assert.Equal("0.0", answer["empirical_policy"].GetProperty("retry_delay_seconds").GetRawText());
    }

    [Fact]
    public async Task ExplicitNull_AtTheTopOfAMultiParameterBody_MeansAbsent()
    {
        var answer = await Host.PostAsync(
            Filter,
            """{"sort":null,"limit":null,"offset":null,"flows":null,"flow_runs":null,"task_runs":null,"deployments":null}"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public async Task NoNumber_IsNoJson(string sent)
    {
        var answer = await Host.PostAsync(Create, Body($"\"state\":{{\"type\":\"PENDING\",\"data\":{sent}}}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("json_invalid body.", answer.Errors());
    }

    [Fact]
    public async Task DuplicateKeys_TheLastCounts()
    {
        var answer = await CreateAsync("\"name\":\"first\",\"name\":\"last\",\"labels\":{\"a\":1,\"a\":2}");
        Assert.Equal("last", answer["name"].GetString());
        Assert.Equal("""{"a":2}""", answer["labels"].GetRawText());
    }

    [Fact]
    public async Task ByteOrderMark_IsPassedOver() =>
        Assert.Equal(
            HttpStatusCode.Created,
            (await Host.SendAsync(HttpMethod.Post, Create, [0xEF, 0xBB, 0xBF, .. Utf8(Body())], null)).Status
        );
}
