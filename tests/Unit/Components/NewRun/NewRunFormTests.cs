using System.Text.Json.Nodes;
using TaskRunAdmin.Components.NewRun;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using Xunit;

namespace TaskRunAdmin.Unit.Components.NewRun;

public sealed class NewRunFormTests
{
    private readonly NewRunForm _form = new();

    public NewRunFormTests() => _form.TrySwitchLabels(toText: true);

    [Fact]
    public void Check_NothingTyped_SendsNothingAndSaysNothingYet()
    {
        var check = Check();

        Assert.Equal("{}", check.Json);
        Assert.Null(check.Request);
        Assert.Null(check.Problems.At(NewRunField.TaskKey));
    }

    [Fact]
    public void Check_RequiredFieldLeftEmpty_SaysSoAtThatFieldOnly()
    {
        _form.Touch(NewRunField.TaskKey);
        _form[NewRunField.Name] = "begun";

        var check = Check();

        Assert.Equal("Field required", check.Problems.At(NewRunField.TaskKey));
        Assert.Null(check.Problems.At(NewRunField.DynamicKey));
    }

    [Fact]
    public void Check_RequiredFieldLeftBeforeAnythingIsTyped_SaysNothingYet()
    {
        _form.Touch(NewRunField.TaskKey);

        Assert.Equal(0, Check().Problems.FieldCount);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0193a4c2-7d1e-7b3a-9c55-000000000001", null)]
    [InlineData("nightly", "flow_run_id")]
    public void Check_FlowRunId_IsWrongInTheKeyUnlessItIsAnIdOrEmpty(string flowRunId, string? wrong)
    {
        _form[NewRunField.TaskKey] = "etl.load";
        _form[NewRunField.FlowRunId] = flowRunId;

        Assert.Equal(wrong, Check().WrongInKey?.Path);
    }

    [Fact]
    public void Check_SubmitTried_SaysEveryRequiredField()
    {
        _form.TouchAll();

        var check = Check();

        Assert.Equal("Field required", check.Problems.At(NewRunField.TaskKey));
        Assert.Equal("Field required", check.Problems.At(NewRunField.DynamicKey));
    }

    [Theory]
    [InlineData("a=3", "{\"a\":3}")]
    [InlineData("a=0.5", "{\"a\":0.5}")]
    [InlineData("a=1.10", "{\"a\":\"1.10\"}")]
    [InlineData("a=007", "{\"a\":\"007\"}")]
    [InlineData("a=1e5", "{\"a\":\"1e5\"}")]
    [InlineData("a=\"3\"", "{\"a\":\"3\"}")]
    public void Check_LabelLine_IsANumberOnlyWhenNothingIsLost(string typed, string expected)
    {
        _form[NewRunField.Labels] = typed;
        Assert.Equal(expected, Check().Body["labels"]!.ToJsonString());
    }

    [Fact]
    public void Check_LabelThatIsThereTwice_SaysSo()
    {
        _form[NewRunField.Labels] = "a=1\na=2";
        Assert.Contains("'a' is there twice", Check().Problems.At(NewRunField.Labels));
    }

    [Fact]
    public void Check_BadDetailOfAFieldThatIsNotShown_IsSaidAtTheDetails()
    {
        _form.StateType = StateType.Running;
        _form[NewRunField.StateDetails] = """{"scheduled_time": "nope"}""";
        Assert.Contains("scheduled_time", Check().Problems.At(NewRunField.StateDetails));
    }

    [Fact]
    public void Check_BlankKey_IsAKey()
    {
        _form[NewRunField.TaskKey] = " ";
        _form[NewRunField.DynamicKey] = "0";
        Assert.Equal(" ", Check().Request!.Key.TaskKey);
    }

    [Fact]
    public void Check_EverythingFilled_BuildsTheWholeRequest()
    {
        _form[NewRunField.TaskKey] = "etl.load";
        _form[NewRunField.DynamicKey] = "1";
        _form[NewRunField.FlowRunId] = "0193a4c2-7d1e-7b3a-9c55-000000000001";
        _form[NewRunField.Name] = "load";
        _form.StateType = StateType.Scheduled;
        _form[NewRunField.ScheduledTime] = "2026-01-31T12:00:00Z";
        _form[NewRunField.Message] = "later";
        _form[NewRunField.StateDetails] = """{"pause_key": "k"}""";
        _form[NewRunField.Tags] = "a, b\nc";
        _form[NewRunField.Labels] = "team=data\npriority=3\ncritical=true\nversion=\"3\"";
        _form[NewRunField.Retries] = "3";
        _form[NewRunField.RetryDelay] = "10, 60.5";
        _form[NewRunField.RetryJitter] = "0.5";
        _form[NewRunField.CacheKey] = "c";
        _form[NewRunField.CacheExpiration] = "2026-02-01";
        _form[NewRunField.TaskVersion] = "2";
        _form[NewRunField.TaskInputs] = """{"x": [{"input_type": "constant", "type": "int"}]}""";

        var check = Check();

        Assert.Equal(0, check.Problems.Count);
        Assert.Equal("2", check.Request!.TaskVersion);
        Assert.Equal(StateType.Scheduled, check.Request.State!.Type);
        var expected = JsonNode.Parse(
            """
            {
              "task_key": "etl.load", "dynamic_key": "1", "flow_run_id": "0193a4c2-7d1e-7b3a-9c55-000000000001",
              "name": "load",
              "state": {
                "type": "SCHEDULED", "message": "later",
                "state_details": { "pause_key": "k", "scheduled_time": "2026-01-31T12:00:00Z" }
              },
              "tags": ["a", "b", "c"],
              "labels": { "team": "data", "priority": 3, "critical": true, "version": "3" },
              "empirical_policy": { "retries": 3, "retry_delay": [10, 60.5], "retry_jitter_factor": 0.5 },
              "cache_key": "c", "cache_expiration": "2026-02-01", "task_version": "2",
              "task_inputs": { "x": [{ "input_type": "constant", "type": "int" }] }
            }
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(check.Json)), check.Json);
    }

    [Fact]
    public void Check_StateFieldWithoutType_SendsPending()
    {
        _form[NewRunField.Message] = "hello";

        Assert.Equal("PENDING", (string?)Check().Body["state"]!["type"]);
    }

    [Fact]
    public void Check_ScheduledTimeOfAnotherState_IsNotSent()
    {
        _form.StateType = StateType.Running;
        _form[NewRunField.ScheduledTime] = "2026-01-31T12:00:00Z";

        Assert.False(Check().Body["state"]!.AsObject().ContainsKey("state_details"));
    }

    [Fact]
    public void Check_TextWhereANumberBelongs_GetsTheApisOwnMessage()
    {
        _form[NewRunField.Retries] = "many";

        Assert.Equal(
            "Input should be a valid integer, unable to parse string as an integer",
            Check().Problems.At(NewRunField.Retries)
        );
    }

    [Fact]
    public void Check_BrokenJson_SaysWhereAtItsField()
    {
        _form[NewRunField.TaskInputs] = "{\"x\":\n 1";

        Assert.StartsWith("Not valid JSON at line 2", Check().Problems.At(NewRunField.TaskInputs));
    }

    [Fact]
    public void Check_KeyTwiceInJson_IsAnErrorRatherThanALoss() =>
        Assert.NotNull(With(NewRunField.Labels, """{"a": 1, "a": 2}""").Problems.At(NewRunField.Labels));

    [Fact]
    public void Check_LabelLineWithoutValue_SaysWhichLine() =>
        Assert.Equal("'team' is not key=value.", With(NewRunField.Labels, "team").Problems.At(NewRunField.Labels));

    [Fact]
    public void Check_ErrorInsideJson_NamesThePlace() =>
        Assert.Contains(
            "x: Input should be a valid list",
            With(NewRunField.TaskInputs, """{"x": 1}""").Problems.At(NewRunField.TaskInputs)
        );

    [Fact]
    public void Check_JsonOfTheWrongShapeBesideAScheduledTime_IsReported()
    {
        _form.StateType = StateType.Scheduled;
        _form[NewRunField.ScheduledTime] = "2026-01-31T12:00:00Z";
        _form[NewRunField.StateDetails] = "[]";

        Assert.NotNull(Check().Problems.At(NewRunField.StateDetails));
    }

    [Fact]
    public void Check_NulInText_IsShownAboveTheButtonOrAtItsField()
    {
        _form[NewRunField.TaskKey] = "a\0b";

        var problems = Check().Problems;

        Assert.Contains("NUL", problems.At(NewRunField.TaskKey) ?? string.Join(' ', problems.Others));
    }

    [Theory]
    [InlineData("a, b\nc", """["a","b","c"]""")]
    [InlineData("etl, \"eu, west\", x", """["etl","eu, west","x"]""")]
    [InlineData("\"say \"\"hi\"\"\"", """["say \u0022hi\u0022"]""")]
    [InlineData("\" blank \", \"\"", """[" blank ",""]""")]
    [InlineData("5\" disk,, ,", """["5\u0022 disk"]""")]
    public void Check_Tags_MayHaveCommasInQuotes(string typed, string expected) =>
        Assert.Equal(expected, With(NewRunField.Tags, typed).Body["tags"]!.ToJsonString());

    [Theory]
    [InlineData("\"open", "The quotes before open are not closed.")]
    [InlineData("\"a\"b", "After \"a\" there should be a comma, not b")]
    public void Check_TagsWithWrongQuotes_SayWhatIsWrong(string typed, string problem) =>
        Assert.Equal(problem, With(NewRunField.Tags, typed).Problems.At(NewRunField.Tags));

    [Fact]
    public void Check_KeyIsRight_IsThereWhateverElseIsWrong()
    {
        _form[NewRunField.TaskKey] = "a";
        Assert.Null(Check().Key);
        _form[NewRunField.DynamicKey] = "b";
        _form[NewRunField.Retries] = "many";
        Assert.Equal(new TaskRunKey(null, "a", "b"), Check().Key);
        _form[NewRunField.FlowRunId] = "nope";
        Assert.Null(Check().Key);
    }

    [Fact]
    public void Check_Refused_SaysSoUntilTheFieldChangesAndKeepsNobodyFromTryingAgain()
    {
        _form[NewRunField.TaskKey] = _form[NewRunField.DynamicKey] = "a";
        _form.Refuse(NewRunField.FlowRunId, "refused");
        Assert.Equal("refused", Check().Problems.At(NewRunField.FlowRunId));
        Assert.NotNull(Check().Request);
        Assert.Null(
            With(NewRunField.FlowRunId, "0193a4c2-7d1e-7b3a-9c55-000000000001").Problems.At(NewRunField.FlowRunId)
        );
    }

    [Fact]
    public void Labels_Pairs_AreTakenAlongBothWays()
    {
        var form = new NewRunForm();
        form.Labels.Change(form.Labels.Rows[0], " a=b ", "007");
        Assert.True(form.TrySwitchLabels(toText: true));
        Assert.True(form.TrySwitchLabels(toText: false));
        Assert.Equal((" a=b ", "007"), (form.Labels.Rows[0].Key, form.Labels.Rows[0].Value));
        Assert.Equal("""{" a=b ":"007"}""", form.Check(new ApiOptions()).Body["labels"]!.ToJsonString());
    }

    private CheckedRequest With(NewRunField field, string text)
    {
        _form[field] = text;
        return Check();
    }

    private CheckedRequest Check() => _form.Check(new ApiOptions());
}
