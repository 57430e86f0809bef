using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section1_7_UnknownFieldsTests(ApiHost host) : ContractTests(host)
{
    [Theory]
    [InlineData("\"state_type\":\"RUNNING\"", "state_type")]
    [InlineData("\"run_count\":1", "run_count")]
    [InlineData("\"start_time\":null", "start_time")]
    [InlineData("\"created\":null", "created")]
    [InlineData("\"state\":{\"type\":\"PENDING\",\"id\":null}", "state.id")]
    [InlineData("\"state\":{\"type\":\"PENDING\",\"timestamp\":null}", "state.timestamp")]
    public async Task CreateBodyAndState_AreRejected(string fields, string loc) =>
        await RefusedAsync($"extra_forbidden body.{loc} Extra inputs are not permitted", fields);

    [Fact]
    public async Task UnknownField_ThatComesTwice_IsReportedOnceByItsLastValue()
    {
        var answer = await RefusedAsync("extra_forbidden body.zz Extra inputs are not permitted", "\"zz\":1,\"zz\":2");
        Assert.Equal("2", answer["exception_detail"][0].GetProperty("input").GetRawText());
    }

    [Fact]
    public async Task TopLevelOfAFilterBody_IsIgnored() =>
        Assert.Equal(HttpStatusCode.OK, (await Host.PostAsync(Filter, """{"foo":1,"limit":1}""")).Status);

    [Theory]
    [InlineData("\"state\":{\"type\":\"PENDING\",\"state_details\":{\"foo\":1}}")]
    [InlineData("\"empirical_policy\":{\"foo\":1}")]
    [InlineData("\"task_inputs\":{\"x\":[{\"name\":\"n\",\"foo\":1}]}")]
    public async Task DetailsPolicyAndInputs_AreIgnoredAndNotReturned(string fields) =>
        Assert.DoesNotContain("foo", (await CreateAsync(fields)).Text);
}
