using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Model;

public sealed class ModelJsonTests
{
    [Theory]
    [InlineData(0, "2024-01-01T00:00:00Z")]
    [InlineData(100_000, "2024-01-01T00:00:00.100000Z")]
    [InlineData(10, "2024-01-01T00:00:00.000010Z")]
    public void Instant_IsWrittenWithSixDigitsOrNone(int microseconds, string expected)
    {
        var instant = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(microseconds);
        Assert.Equal($"\"{expected}\"", JsonSerializer.Serialize(instant, ModelJson.Wire.DateTimeOffset));
    }

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(12.5, "12.5")]
    [InlineData(86400.000005, "86400.000005")]
    public void Float_KeepsAFraction(double value, string expected) =>
        Assert.Equal(expected, JsonSerializer.Serialize(value, ModelJson.Wire.Double));

    [Fact]
    public void Policy_Default_HasAllFiveKeys() =>
        Assert.Equal(
            """{"max_retries":0,"retry_delay_seconds":0.0,"retries":null,"retry_delay":null,"retry_jitter_factor":null}""",
            JsonSerializer.Serialize(RunPolicy.Default, ModelJson.Wire.RunPolicy)
        );

    [Theory]
    [InlineData("3")]
    [InlineData("2.5")]
    [InlineData("[1,2]")]
    [InlineData("[1.0,2.5]")]
    [InlineData("[]")]
    public void RetryDelay_RoundTrip_KeepsItsForm(string json)
    {
        var policy = JsonSerializer.Deserialize($$"""{"retry_delay":{{json}}}""", ModelJson.Wire.RunPolicy)!;
        var written = JsonSerializer.SerializeToElement(policy, ModelJson.Wire.RunPolicy);
        Assert.Equal(json, written.GetProperty("retry_delay").GetRawText());
    }

    [Fact]
    public void TaskInputs_AreTagged()
    {
        var inputs = new Dictionary<string, IReadOnlyList<TaskInput>>
        {
            ["x"] =
            [
                new TaskInput.FlowRunResult(Guid.Empty),
                new TaskInput.Parameter("p"),
                new TaskInput.Constant("int"),
            ],
        };
        Assert.Equal(
            """{"x":[{"input_type":"flow_run","id":"00000000-0000-0000-0000-000000000000"},{"input_type":"parameter","name":"p"},{"input_type":"constant","type":"int"}]}""",
            JsonSerializer.Serialize(inputs, ModelJson.Wire.IReadOnlyDictionaryStringIReadOnlyListTaskInput)
        );
    }
}
