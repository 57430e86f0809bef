namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_4_TimestampsTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00.1Z", "2024-01-01T00:00:00.100000Z")]
    [InlineData("2024-01-01T00:00:00.00001Z", "2024-01-01T00:00:00.000010Z")]
    public async Task Output_HasSixDigitsOrNone(string sent, string expected) =>
        await ComesBackAsync($"\"{sent}\"", expected);

    [Theory]
    [InlineData("2024-01-31T12:00Z")]
    [InlineData("2024-01-31T12:00:00Z")]
    [InlineData("2024-01-31T12:00:00.000Z")]
    [InlineData("2024-01-31t12:00:00z")]
    [InlineData("2024-01-31 12:00:00Z")]
    [InlineData("2024-01-31_12:00:00Z")]
    [InlineData("2024-01-31T14:00:00+02:00")]
    [InlineData("2024-01-31T14:00:00+0200")]
    [InlineData("2024-01-31T10:30:00-01:30")]
    public async Task Form_DateAndTime_IsRead(string sent) =>
        await ComesBackAsync($"\"{sent}\"", "2024-01-31T12:00:00Z");

    [Fact]
    public async Task Digits_BeyondMicroseconds_AreCut() =>
        await ComesBackAsync("\"2024-01-31T12:00:00.123456999Z\"", "2024-01-31T12:00:00.123456Z");

    [Fact]
    public async Task Form_WithoutOffset_IsUtc() =>
        await ComesBackAsync("\"2024-01-31T12:00:00\"", "2024-01-31T12:00:00Z");

    [Fact]
    public async Task Form_DateOnly_IsMidnightUtc() => await ComesBackAsync("\"2024-01-31\"", "2024-01-31T00:00:00Z");

    [Theory]
    [InlineData("1706702400", "2024-01-31T12:00:00Z")]
    [InlineData("1706702400.25", "2024-01-31T12:00:00.250000Z")]
    [InlineData("\"1706702400\"", "2024-01-31T12:00:00Z")]
    [InlineData("\"1706702400.5\"", "2024-01-31T12:00:00.500000Z")]
    [InlineData("1706702400000", "2024-01-31T12:00:00Z")]
    [InlineData("20000000000", "2603-10-11T11:33:20Z")]
    [InlineData("20000000001", "1970-08-20T11:33:20.001000Z")]
    [InlineData("-1", "1969-12-31T23:59:59Z")]
    public async Task Form_Number_IsUnixTimeInSecondsOrMilliseconds(string sent, string expected) =>
        await ComesBackAsync(sent, expected);

    [Fact]
    public async Task Null_IsNull() =>
        Assert.Equal("null", (await CreateAsync("\"cache_expiration\":null"))["cache_expiration"].GetRawText());

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Boolean_IsNone(string sent) =>
        await RefusedAsync(
            "datetime_type body.cache_expiration Input should be a valid datetime",
            $"\"cache_expiration\":{sent}"
        );

    [Theory]
    [InlineData("", "input is too short")]
    [InlineData("2024-13-01", "month value is outside expected range of 1-12")]
    [InlineData("2024-02-30", "day value is outside expected range")]
    [InlineData("2024-01-31T24:00:00Z", "hour value is outside expected range of 0-23")]
    [InlineData("2024-01-31T12:60:00Z", "minute value is outside expected range of 0-59")]
    [InlineData("0000-01-01", "year value is outside expected range of 1-9999")]
    [InlineData("tomorrow at noon", "it should look like 2026-01-31T12:00:00Z")]
    public async Task Text_OfAnotherForm_SaysWhatIsWrong(string sent, string reason) =>
        await RefusedAsync(
            $"datetime_from_date_parsing body.cache_expiration Input should be a valid datetime or date, {reason}",
            $"\"cache_expiration\":\"{sent}\""
        );

    private async Task ComesBackAsync(string sent, string expected)
    {
        var created = await CreateAsync($"\"cache_expiration\":{sent}");
        Assert.Equal(expected, created["cache_expiration"].GetString());
        var read = await Host.GetAsync($"/api/task_runs/{created["id"]}");
        Assert.Equal(expected, read["cache_expiration"].GetString());
    }
}
