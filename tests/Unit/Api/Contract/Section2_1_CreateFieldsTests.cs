using System.Net;

namespace TaskRunAdmin.Unit.Api.Contract;

public sealed class Section2_1_CreateFieldsTests(ApiHost host) : ContractTests(host)
{
    [Fact]
    public async Task Id_OfTheClient_IsKept()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id, (await CreateAsync($"\"id\":\"{id}\""))["id"].GetGuid());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"id\":null")]
    public async Task Id_NotGiven_IsMintedInOrderOfTime(string fields)
    {
        var first = (await CreateAsync(fields))["id"].GetGuid();
        var second = (await CreateAsync(fields))["id"].GetGuid();
        Assert.Equal((7, 7), (first.Version, second.Version));
        Assert.True(string.CompareOrdinal($"{first}"[..13], $"{second}"[..13]) <= 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"state\":null")]
    public async Task State_NotGiven_IsPending(string fields)
    {
        var answer = await CreateAsync(fields);
        Assert.Equal("PENDING", answer["state_type"].GetString());
        Assert.Equal("Pending", answer["state_name"].GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Name_Falsy_IsMadeUp(string sent) =>
        Assert.Matches("^[a-z]+-[a-z]+$", (await CreateAsync($"\"name\":{sent}"))["name"].GetString());

    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("[1]")]
    public async Task Name_OfAnotherType_IsRefused(string sent) =>
        await RefusedAsync("string_type body.name Input should be a valid string", $"\"name\":{sent}");

    [Theory]
    [InlineData("a/b%c&d>e<f")]
    [InlineData("  blanks kept  ")]
    public async Task Name_HasNoBannedCharacters(string name) =>
        Assert.Equal(name, (await CreateAsync($"\"name\":\"{name}\""))["name"].GetString());

    [Fact]
    public async Task FlowRunId_UnknownHere_IsAReferenceToOneKeptElsewhere()
    {
        var flowRunId = NewKey();
        var answer = await CreateAsync($"\"flow_run_id\":\"{flowRunId}\"");
        Assert.Equal(flowRunId, answer["flow_run_id"].GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" key ")]
    [InlineData("Key")]
    public async Task Keys_AreAnyString_UntrimmedAndCaseSensitive(string key)
    {
        var task = NewKey();
        var answer = await Host.PostAsync(Create, $$"""{"task_key":"{{task}}{{key}}","dynamic_key":"{{key}}"}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal((task + key, key), (answer["task_key"].GetString(), answer["dynamic_key"].GetString()));
    }

    [Theory]
    [InlineData("task_key", "5")]
    [InlineData("task_key", "null")]
    [InlineData("dynamic_key", "0")]
    public async Task Keys_OfAnotherType_AreRefused(string key, string sent) =>
        Assert.Contains(
            $"string_type body.{key} Input should be a valid string",
            (await Host.PostAsync(Create, $$"""{"{{key}}":{{sent}}}""")).Errors()
        );

    [Theory]
    [InlineData("task_key")]
    [InlineData("dynamic_key")]
    [InlineData("name")]
    public async Task NamesAndKeys_Above4000Characters_AreRefused(string field) =>
        Assert.Contains(
            $"string_too_long body.{field} String should have at most 4000 characters",
            (await Host.PostAsync(Create, $$"""{"{{field}}":"{{new string('x', 4001)}}"}""")).Errors()
        );

    [Fact]
    public async Task CacheKey_OfTheLongestLength_IsKept()
    {
        var key = new string('k', 2000);
        Assert.Equal(key, (await CreateAsync($"\"cache_key\":\"{key}\""))["cache_key"].GetString());
    }

    [Fact]
    public async Task CacheExpirationAndTaskVersion_AreKept()
    {
        var answer = await CreateAsync("\"cache_expiration\":\"2030-01-01T00:00:00Z\",\"task_version\":\"1.2\"");
        Assert.Equal("2030-01-01T00:00:00Z", answer["cache_expiration"].GetString());
        Assert.Equal("1.2", answer["task_version"].GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    public async Task EmpiricalPolicy_NoObject_Is422(string sent) =>
        await RefusedAsync(
            "model_attributes_type body.empirical_policy Input should be a valid dictionary or object to extract fields from",
            $"\"empirical_policy\":{sent}"
        );

    [Fact]
    public async Task Tags_KeepOrderDuplicatesBlanksAndEmptyOnes()
    {
        var id = (
            await CreateAsync(
                """
                "tags":["b","a","a"," a ",""]
                """
            )
        )["id"];
        Assert.Equal("""["b","a","a"," a ",""]""", (await Host.GetAsync($"/api/task_runs/{id}"))["tags"].GetRawText());
    }

    [Fact]
    public async Task Tags_Null_IsRefused() =>
        await RefusedAsync("list_type body.tags Input should be a valid list", "\"tags\":null");

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public async Task Labels_NoScalar_HasFourErrors(string sent) =>
        await RefusedAsync(
            "bool_type body.labels.a.bool Input should be a valid boolean\n"
                + "int_type body.labels.a.int Input should be a valid integer\n"
                + "float_type body.labels.a.float Input should be a valid number\n"
                + "string_type body.labels.a.str Input should be a valid string",
            $"\"labels\":{{\"a\":{sent}}}"
        );

    [Theory]
    [InlineData("")]
    [InlineData("\"labels\":null")]
    public async Task Labels_None_AreAnEmptyObject(string fields) =>
        Assert.Equal("{}", (await CreateAsync(fields))["labels"].GetRawText());

    [Fact]
    public async Task TaskInputs_Null_IsRefused() =>
        await RefusedAsync("dict_type body.task_inputs Input should be a valid dictionary", "\"task_inputs\":null");
}
