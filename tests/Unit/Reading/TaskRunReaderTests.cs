using System.Text.Json;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Unit.Reading;

public sealed class TaskRunReaderTests
{
    private const string Id = "0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    [Fact]
    public void Read_OnlyTheKeys_TakesEveryDefault()
    {
        var request = Valid("");
        Assert.Equal(new TaskRunKey(null, "t", "0"), request.Key);
        Assert.Null(request.Id);
        Assert.Null(request.Name);
        Assert.Null(request.State);
        Assert.Equal(RunPolicy.Default, request.Policy);
        Assert.Empty(request.Tags);
        Assert.Empty(request.Labels);
        Assert.Empty(request.TaskInputs);
    }

    [Theory]
    [InlineData("{}", "missing body.task_key Field required|missing body.dynamic_key Field required")]
    [InlineData("[]", "model_attributes_type body Input should be a valid dictionary or object to extract fields from")]
    public void Read_NotTheObject_SaysSo(string json, string expected) => Assert.Equal(expected, Errors(json));

    [Theory]
    [InlineData("\"task_key\":5", "string_type body.task_key Input should be a valid string")]
    [InlineData("\"task_key\":null", "string_type body.task_key Input should be a valid string")]
    [InlineData("\"foo\":1", "extra_forbidden body.foo Extra inputs are not permitted")]
    [InlineData("\"state_type\":\"RUNNING\"", "extra_forbidden body.state_type Extra inputs are not permitted")]
    [InlineData("\"name\":5", "string_type body.name Input should be a valid string")]
    [InlineData("\"tags\":null", "list_type body.tags Input should be a valid list")]
    [InlineData("\"tags\":[\"a\",1]", "string_type body.tags.1 Input should be a valid string")]
    [InlineData("\"task_inputs\":null", "dict_type body.task_inputs Input should be a valid dictionary")]
    [InlineData(
        "\"empirical_policy\":null",
        "model_attributes_type body.empirical_policy Input should be a valid dictionary or object to extract fields from"
    )]
    [InlineData(
        "\"flow_run_id\":\"zzz\"",
        "uuid_parsing body.flow_run_id Input should be a valid UUID, invalid character: found `z` at 1"
    )]
    [InlineData(
        "\"flow_run_id\":\"\"",
        "uuid_parsing body.flow_run_id Input should be a valid UUID, invalid length: expected length 32 for simple format, found 0"
    )]
    [InlineData("\"flow_run_id\":7", "uuid_type body.flow_run_id UUID input should be a string, bytes or UUID object")]
    [InlineData("\"cache_expiration\":true", "datetime_type body.cache_expiration Input should be a valid datetime")]
    [InlineData("\"state\":{}", "missing body.state.type Field required")]
    [InlineData(
        "\"state\":{\"type\":\"PENDING\",\"id\":null}",
        "extra_forbidden body.state.id Extra inputs are not permitted"
    )]
    [InlineData(
        "\"state\":{\"type\":\"PENDING\",\"state_details\":null}",
        "model_attributes_type body.state.state_details Input should be a valid dictionary or object to extract fields from"
    )]
    [InlineData(
        "\"empirical_policy\":{\"retry_jitter_factor\":-1}",
        "value_error body.empirical_policy.retry_jitter_factor Value error, `retry_jitter_factor` must be >= 0."
    )]
    [InlineData(
        "\"empirical_policy\":{\"retries\":2.5}",
        "int_from_float body.empirical_policy.retries Input should be a valid integer, got a number with a fractional part"
    )]
    [InlineData(
        "\"empirical_policy\":{\"retries\":\"x\"}",
        "int_parsing body.empirical_policy.retries Input should be a valid integer, unable to parse string as an integer"
    )]
    [InlineData(
        "\"task_key\":\"a\\u0000b\"",
        "value_error body.task_key Value error, Text must not contain NUL characters."
    )]
    [InlineData(
        "\"name\":\"\\ud800\"",
        "string_unicode body.name Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    [InlineData(
        "\"labels\":{\"\\udfff\":1}",
        "string_unicode body.labels Input should be a valid string, unable to parse raw data as a unicode string"
    )]
    public void Read_BadField_NamesItAndWhatIsAllowed(string field, string expected) =>
        Assert.Equal(expected, ErrorsWith(field));

    [Fact]
    public void Read_BadStateType_ListsTheTypes()
    {
        const string expected =
            "enum body.state.type Input should be 'SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', "
            + "'CRASHED', 'PAUSED' or 'CANCELLING'";
        Assert.Equal(expected, ErrorsWith("\"state\":{\"type\":\"running\"}"));
    }

    [Fact]
    public void Read_LabelsThatAreNoScalars_HaveFourErrorsEach()
    {
        const string expected =
            "bool_type body.labels.x.bool Input should be a valid boolean|int_type body.labels.x.int Input should be a valid integer"
            + "|float_type body.labels.x.float Input should be a valid number|string_type body.labels.x.str Input should be a valid string";
        Assert.Equal(expected, ErrorsWith("\"labels\":{\"x\":[]}"));
    }

    [Fact]
    public void Read_FiftyOneDelays_AreTooMany()
    {
        var delays = string.Join(',', Enumerable.Repeat(1, 51));
        Assert.Equal(
            "value_error body.empirical_policy.retry_delay Value error, Can not configure more than 50 retry delays per task.",
            ErrorsWith(
                $$"""
                "empirical_policy":{"retry_delay":[{{delays}}]}
                """
            )
        );
    }

    [Fact]
    public void Read_TextsAboveTheirLimits_AreTooLong()
    {
        Assert.Equal(
            "string_too_long body.dynamic_key String should have at most 4000 characters",
            Errors($$"""{"task_key":"t","dynamic_key":"{{new string('x', 4001)}}"}""")
        );
        Assert.Equal(
            "value_error body.cache_key Value error, Cache key exceeded maximum allowed length of 2000 characters.",
            ErrorsWith($"\"cache_key\":\"{new string('x', 2001)}\"")
        );
    }

    [Fact]
    public void Read_SeveralErrors_ListsAllOfThem() =>
        Assert.Equal(
            "uuid_type body.id UUID input should be a string, bytes or UUID object"
                + "|missing body.dynamic_key Field required"
                + "|list_type body.tags Input should be a valid list"
                + "|extra_forbidden body.x Extra inputs are not permitted",
            Errors("""{"x":1,"tags":"a","id":1,"task_key":"t"}""")
        );

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Read_FalsyName_MeansNone(string name) => Assert.Null(Valid($"\"name\":{name}").Name);

    [Theory]
    [InlineData("0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("0192A1B2C3D47E5F8A9B0C1D2E3F4A5B")]
    [InlineData("{0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}")]
    [InlineData("urn:uuid:0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    public void Read_UuidInAnyNotation_IsThatUuid(string text) =>
        Assert.Equal(Guid.Parse(Id), Valid($"\"id\":\"{text}\"").Id);

    [Theory]
    [InlineData("\"2024-01-31T12:00:00Z\"", "2024-01-31T12:00:00Z")]
    [InlineData("\"2024-01-31t12:00z\"", "2024-01-31T12:00:00Z")]
    [InlineData("\"2024-01-31 12:00:00.1234567+02:00\"", "2024-01-31T10:00:00.123456Z")]
    [InlineData("\"2024-01-31_12:00:00-0130\"", "2024-01-31T13:30:00Z")]
    [InlineData("\"2024-01-31T12:00:00\"", "2024-01-31T12:00:00Z")]
    [InlineData("\"2024-01-31\"", "2024-01-31T00:00:00Z")]
    [InlineData("1706702400", "2024-01-31T12:00:00Z")]
    [InlineData("\"1706702400.5\"", "2024-01-31T12:00:00.500000Z")]
    [InlineData("1706702400000", "2024-01-31T12:00:00Z")]
    [InlineData("\"9999-12-31T23:59:59.999999Z\"", "9999-12-31T23:59:59.999999Z")]
    [InlineData("\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00Z")]
    public void Read_InstantInAnyNotation_IsThatInstant(string sent, string expected) =>
        Assert.Equal(
            expected,
            InstantJsonConverter.Format(Valid($"\"cache_expiration\":{sent}").CacheExpiration!.Value)
        );

    [Theory]
    [InlineData("", "input is too short")]
    [InlineData("2024-13-01", "month value is outside expected range of 1-12")]
    [InlineData("2024-02-30", "day value is outside expected range")]
    [InlineData("2024-01-31T24:00:00Z", "hour value is outside expected range of 0-23")]
    [InlineData("tomorrow at noon", "it should look like 2026-01-31T12:00:00Z")]
    [InlineData("9999-12-31T23:59:59-05:00", "the instant is outside of the years 1 to 9999")]
    public void Read_NoInstant_SaysWhy(string sent, string reason) =>
        Assert.Equal(
            $"datetime_from_date_parsing body.cache_expiration Input should be a valid datetime or date, {reason}",
            ErrorsWith($"\"cache_expiration\":\"{sent}\"")
        );

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("\"3\"", 3)]
    [InlineData("true", 1)]
    [InlineData("-1", -1)]
    public void Read_IntegerInAnyNotation_IsThatInteger(string sent, int expected) =>
        Assert.Equal(
            expected,
            Valid(
                $$"""
                "empirical_policy":{"retries":{{sent}}}
                """
            ).Policy.Retries
        );

    [Theory]
    [InlineData("\"max_retries\":3", 3, null)]
    [InlineData("\"max_retries\":\"0\"", 0, null)]
    [InlineData("\"max_retries\":3,\"retries\":0", 3, null)]
    [InlineData("\"max_retries\":3,\"retries\":1", 1, null)]
    [InlineData("\"retry_delay_seconds\":2", null, 2.0)]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":[]", null, 2.0)]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":0", null, 2.0)]
    [InlineData("\"retry_delay_seconds\":2,\"retry_delay\":5", null, 5.0)]
    public void Read_LegacyPolicy_CountsWhereTheCurrentOneIsSilent(string sent, int? retries, double? delay)
    {
        var policy = Valid(
            $$"""
            "empirical_policy":{{{sent}}}
            """
        ).Policy;
        Assert.Equal(retries, policy.Retries);
        Assert.Equal(delay, policy.RetryDelay?.Seconds.Single());
    }

    [Theory]
    [InlineData("{\"id\":\"0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"}", typeof(TaskInput.TaskRunResult))]
    [InlineData(
        "{\"input_type\":\"flow_run\",\"id\":\"0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"}",
        typeof(TaskInput.FlowRunResult)
    )]
    [InlineData("{\"name\":\"x\",\"extra\":1}", typeof(TaskInput.Parameter))]
    [InlineData("{\"type\":\"int\"}", typeof(TaskInput.Constant))]
    public void Read_TaskInput_IsToldByItsTagOrField(string sent, Type expected) =>
        Assert.IsType(
            expected,
            Valid(
                $$"""
                "task_inputs":{"x":[{{sent}}]}
                """
            )
                .TaskInputs["x"]
                .Single()
        );

    [Fact]
    public void Read_LegacyDelay_KeepsItsForm() =>
        Assert.True(Valid("\"empirical_policy\":{\"retry_delay_seconds\":2}").Policy.RetryDelay!.IsWhole);

    [Fact]
    public void Read_ManyErrors_AreListedUpToABound() =>
        Assert.Equal(1000, Read($$"""{"tags":[{{string.Join(',', Enumerable.Repeat(1, 5000))}}]}""").Errors.Count);

    [Fact]
    public void Read_CacheKey_IsCountedInCharacters() =>
        Assert.NotNull(Valid($"\"cache_key\":\"{string.Concat(Enumerable.Repeat("👋", 2000))}\"").CacheKey);

    [Fact]
    public void Read_TaskInputOfNoShape_HasErrorsForEachShape()
    {
        var errors = Read("""{"task_key":"t","dynamic_key":"0","task_inputs":{"x":[{"input_type":"nope"}]}}""").Errors;
        Assert.Equal(
            ["TaskRunResult", "FlowRunResult", "Parameter", "Constant"],
            errors.Select(error => (string)error.Loc[4]).Distinct()
        );
        Assert.Contains(errors, error => error.Type is "literal_error");
        Assert.Contains(errors, error => error.Type is "missing");
    }

    [Fact]
    public void Read_StateDetails_IgnoresUnknownKeys() =>
        Assert.True(
            Valid(
                """
                "state":{"type":"PENDING","state_details":{"future":1,"deferred":"yes"}}
                """
            ).State!.Details.Deferred
        );

    [Theory]
    [InlineData("""{"type":"unpersisted","x":1}""", null, null)]
    [InlineData("""{"type":"literal","x":1}""", """{"type":"literal","x":1}""", null)]
    [InlineData("""{"x":1,"artifact_key":"k"}""", """{"x":1}""", """{"artifact_key":"k"}""")]
    [InlineData("0", "0", null)]
    [InlineData("null", null, null)]
    public void Read_StateData_KeepsWhatIsStored(string sent, string? data, string? artifact)
    {
        var state = Valid(
            $$"""
            "state":{"type":"COMPLETED","data":{{sent}}}
            """
        ).State!;
        Assert.Equal(data, state.Data?.GetRawText());
        Assert.Equal(artifact, state.Artifact?.GetRawText());
    }

    private static ReadResult<NewTaskRun> Read(string json) =>
        TaskRunReader.Read(JsonElement.Parse(json), new ApiOptions());

    private static NewTaskRun Valid(string field)
    {
        var result = Read(With(field));
        Assert.Empty(result.Errors);
        return result.Value!;
    }

    private static string ErrorsWith(string field) => Errors(With(field));

    private static string Errors(string json)
    {
        var result = Read(json);
        Assert.Null(result.Value);
        return string.Join(
            '|',
            result.Errors.Select(error => $"{error.Type} {string.Join('.', error.Loc)} {error.Msg}")
        );
    }

    // Of equal names the last counts, so that a test can replace a key.
    private static string With(string field) =>
        $$"""{"task_key":"t","dynamic_key":"0"{{(field is "" ? "" : $",{field}")}}}""";
}
