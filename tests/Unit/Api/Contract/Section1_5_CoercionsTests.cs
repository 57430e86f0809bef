namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_5_CoercionsTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("{}")]
    public async Task String_TakesStringsOnly(string sent) =>
        await RefusedAsync("string_type body.task_version Input should be a valid string", $"\"task_version\":{sent}");

    [Theory]
    [InlineData("3", 3)]
    [InlineData("2.0", 2)]
    [InlineData("\"3\"", 3)]
    [InlineData("\" -3 \"", -3)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Int_TakesIntegralFloatsIntegerStringsAndBooleans(string sent, int expected) =>
        Assert.Equal(
            expected,
            (await CreateAsync($"\"empirical_policy\":{{\"retries\":{sent}}}"))["empirical_policy"]
                .GetProperty("retries")
                .GetInt32()
        );

    [Theory]
    [InlineData("2.5", "int_from_float", "Input should be a valid integer, got a number with a fractional part")]
    [InlineData("\"x\"", "int_parsing", "Input should be a valid integer, unable to parse string as an integer")]
    [InlineData("[]", "int_type", "Input should be a valid integer")]
    [InlineData("3000000000", "int_parsing_size", "Input should be an integer from -2147483648 to 2147483647")]
    [InlineData("1e400", "int_parsing_size", "Input should be an integer from -2147483648 to 2147483647")]
    public async Task Int_RefusesTheRest(string sent, string type, string message) =>
        await RefusedAsync(
            $"{type} body.empirical_policy.retries {message}",
            $"\"empirical_policy\":{{\"retries\":{sent}}}"
        );

    [Theory]
    [InlineData("2", "2.0")]
    [InlineData("2.5", "2.5")]
    [InlineData("\"2.5\"", "2.5")]
    [InlineData("true", "1.0")]
    public async Task Float_TakesIntsNumericStringsAndBooleans(string sent, string expected) =>
        Assert.Equal(
            expected,
            Raw(
                (await CreateAsync($"\"empirical_policy\":{{\"retry_jitter_factor\":{sent}}}")).Json,
                "empirical_policy",
                "retry_jitter_factor"
            )
        );

    [Theory]
    [InlineData("\"x\"", "float_parsing", "Input should be a valid number, unable to parse string as a number")]
    [InlineData("{}", "float_type", "Input should be a valid number")]
    [InlineData("1e400", "finite_number", "Input should be a finite number")]
    [InlineData("\"NaN\"", "finite_number", "Input should be a finite number")]
    public async Task Float_RefusesTheRest(string sent, string type, string message) =>
        await RefusedAsync(
            $"{type} body.empirical_policy.retry_jitter_factor {message}",
            $"\"empirical_policy\":{{\"retry_jitter_factor\":{sent}}}"
        );

    [Theory]
    [InlineData("true", "true")]
    [InlineData("1", "true")]
    [InlineData("0", "false")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"T\"", "true")]
    [InlineData("\"Yes\"", "true")]
    [InlineData("\"y\"", "true")]
    [InlineData("\"ON\"", "true")]
    [InlineData("\"1\"", "true")]
    [InlineData("\"False\"", "false")]
    [InlineData("\"f\"", "false")]
    [InlineData("\"no\"", "false")]
    [InlineData("\"N\"", "false")]
    [InlineData("\"off\"", "false")]
    [InlineData("\"0\"", "false")]
    public async Task Bool_TakesNumbersAndWords(string sent, string expected) =>
        Assert.Equal(
            expected,
            Raw((await CreateAsync(Pause(sent))).Json, "state", "state_details", "pause_reschedule")
        );

    [Theory]
    [InlineData("2", "bool_parsing", "Input should be a valid boolean, unable to interpret input")]
    [InlineData("\"maybe\"", "bool_parsing", "Input should be a valid boolean, unable to interpret input")]
    [InlineData("null", "bool_type", "Input should be a valid boolean")]
    [InlineData("[]", "bool_type", "Input should be a valid boolean")]
    public async Task Bool_RefusesTheRest(string sent, string type, string message) =>
        await RefusedAsync($"{type} body.state.state_details.pause_reschedule {message}", Pause(sent));

    [Theory]
    [InlineData("\"running\"")]
    [InlineData("\"RUNNING \"")]
    [InlineData("2")]
    [InlineData("null")]
    public async Task Enum_TakesTheExactValueOnly(string sent) =>
        await RefusedAsync(
            "enum body.state.type Input should be 'SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', "
                + "'CRASHED', 'PAUSED' or 'CANCELLING'",
            $"\"state\":{{\"type\":{sent}}}"
        );

    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("\"1\"")]
    [InlineData("12345678901234567890")]
    public async Task LabelValues_AreNotCoerced(string sent) =>
        Assert.Equal(sent, Raw((await CreateAsync($"\"labels\":{{\"a\":{sent}}}")).Json, "labels", "a"));

    private static string Pause(string value) =>
        $$$"""
            "state":{"type":"PAUSED","state_details":{"pause_reschedule":{{{value}}}}}
            """;
}
