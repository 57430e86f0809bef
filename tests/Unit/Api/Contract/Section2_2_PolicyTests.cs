namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_2_PolicyTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"unknown\":1}")]
    public async Task Policy_AlwaysHasAllFiveKeys(string sent) =>
        await ComesBackAsync(
            sent,
            """{"max_retries":0,"retry_delay_seconds":0.0,"retries":null,"retry_delay":null,"retry_jitter_factor":null}"""
        );

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1000")]
    public async Task Retries_HaveNoRange(string sent) =>
        await HasAsync($$"""{"retries":{{sent}}}""", $"\"retries\":{sent}");

    [Theory]
    [InlineData("3", "3")]
    [InlineData("2.5", "2.5")]
    [InlineData("2.0", "2.0")]
    [InlineData("-1", "-1")]
    [InlineData("3000000000", "3000000000")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("[1,2.5]", "[1.0,2.5]")]
    [InlineData("[2.0]", "[2.0]")]
    [InlineData("null", "null")]
    public async Task RetryDelay_KeepsItsForm(string sent, string expected) =>
        await HasAsync($$"""{"retry_delay":{{sent}}}""", $"\"retry_delay\":{expected}");

    [Fact]
    public async Task RetryDelay_FiftyDelays_AreTaken() =>
        await CreateAsync(Policy($$"""{"retry_delay":[{{string.Join(',', Enumerable.Range(0, 50))}}]}"""));

    [Fact]
    public async Task RetryDelay_FiftyOneDelays_AreRefused() =>
        await RefusedAsync(
            "value_error body.empirical_policy.retry_delay Value error, Can not configure more than 50 retry delays per task.",
            Policy($$"""{"retry_delay":[{{string.Join(',', Enumerable.Range(0, 51))}}]}""")
        );

    [Theory]
    [InlineData("9007199254740993", "")]
    [InlineData("[1,99999999999999999999]", ".1")]
    public async Task RetryDelay_WholeNumberThatWouldComeBackAsAnother_IsRefused(string sent, string at) =>
        await RefusedAsync(
            $"int_parsing_size body.empirical_policy.retry_delay{at} "
                + "Unable to parse input string as an integer, exceeded maximum size",
            Policy($$"""{"retry_delay":{{sent}}}""")
        );

    [Fact]
    public async Task RetryDelay_EmptyList_IsRefused() =>
        await RefusedAsync(
            "too_short body.empirical_policy.retry_delay List should have at least 1 item",
            Policy("""{"retry_delay":[]}""")
        );

    [Fact]
    public async Task RetryJitterFactor_Negative_IsRefused() =>
        await RefusedAsync(
            "value_error body.empirical_policy.retry_jitter_factor Value error, `retry_jitter_factor` must be >= 0.",
            Policy("""{"retry_jitter_factor":-1}""")
        );

    [Fact]
    public async Task RetryJitterFactor_HasNoUpperBound() =>
        await HasAsync("""{"retry_jitter_factor":1000}""", "\"retry_jitter_factor\":1000.0");

    [Theory]
    [InlineData("max_retries")]
    [InlineData("retry_delay_seconds")]
    public async Task DeprecatedFields_AreNotNullable(string field)
    {
        var answer = await Host.PostAsync(Create, Body(Policy($$"""{"{{field}}":null}""")));
        Assert.Contains($"_type body.empirical_policy.{field} ", answer.Errors());
    }

    [Theory]
    [InlineData("\"max_retries\":3", "\"max_retries\":3", "\"retries\":3")]
    [InlineData("\"max_retries\":3,\"retries\":null", "\"max_retries\":3", "\"retries\":3")]
    [InlineData("\"max_retries\":3,\"retries\":0", "\"max_retries\":3", "\"retries\":3")]
    [InlineData("\"max_retries\":3,\"retries\":1", "\"max_retries\":3", "\"retries\":1")]
    [InlineData("\"max_retries\":0", "\"max_retries\":0", "\"retries\":null")]
    [InlineData("\"retry_delay_seconds\":2.5", "\"retry_delay_seconds\":2.5", "\"retry_delay\":2.5")]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":[]", "\"retry_delay_seconds\":2.0", "\"retry_delay\":2")]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":0", "\"retry_delay_seconds\":2.0", "\"retry_delay\":2")]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":5", "\"retry_delay_seconds\":2.0", "\"retry_delay\":5")]
    public async Task DeprecatedFields_CountWhereTheCurrentOnesSayNothing(string sent, string old, string current)
    {
        await HasAsync($"{{{sent}}}", old);
        await HasAsync($"{{{sent}}}", current);
    }

    private async Task ComesBackAsync(string sent, string expected)
    {
        var id = (await CreateAsync(Policy(sent)))["id"];
        Assert.Equal(expected, (await Host.GetAsync($"/api/task_runs/{id}"))["empirical_policy"].GetRawText());
    }

    private async Task HasAsync(string sent, string part)
    {
        var id = (await CreateAsync(Policy(sent)))["id"];
        Assert.Contains(part, (await Host.GetAsync($"/api/task_runs/{id}"))["empirical_policy"].GetRawText());
    }

    private static string Policy(string policy) => $"\"empirical_policy\":{policy}";
}
