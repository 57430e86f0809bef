using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Components.NewRun;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;
using Xunit;

namespace TaskRunAdmin.Unit.Components.NewRun;

public sealed class SentAndStoredTests
{
    private const string Stored = """
        {
          "task_key": "t", "dynamic_key": "1", "name": "first", "tags": ["a"], "labels": {"team": "data", "n": 1},
          "flow_run_id": "0193a4c2-7d1e-7b3a-9c55-000000000001",
          "empirical_policy": {"retries": 3, "retry_delay": [10, 20]},
          "cache_expiration": "2026-01-31T12:00:00Z",
          "state": {"type": "RUNNING", "message": "go"},
          "task_inputs": {"x": [{"input_type": "constant", "type": "int"}]}
        }
        """;

    [Theory]
    [InlineData("""{"task_key": "t", "dynamic_key": "1"}""")]
    [InlineData(Stored)]
    [InlineData("""{"flow_run_id": "{0193A4C2-7D1E-7B3A-9C55-000000000001}", "task_key": "t", "dynamic_key": "1"}""")]
    [InlineData("""{"cache_expiration": "2026-01-31T13:00:00+01:00", "task_key": "t", "dynamic_key": "1"}""")]
    [InlineData("""{"task_inputs": {"x": [{"type": "int"}]}, "task_key": "t", "dynamic_key": "1"}""")]
    [InlineData("""{"labels": {"n": 1}, "task_key": "t", "dynamic_key": "1"}""")]
    public void Compare_SameValuesHoweverSpelt_FindsNothing(string sent) => Assert.Empty(Compare(sent));

    [Theory]
    [InlineData("""{"name": "second", "task_key": "t", "dynamic_key": "1"}""", "name", "\"second\"", "\"first\"")]
    [InlineData("""{"tags": ["a", "b"], "task_key": "t", "dynamic_key": "1"}""", "tags", "[\"a\",\"b\"]", "[\"a\"]")]
    [InlineData("""{"labels": {"n": 2}, "task_key": "t", "dynamic_key": "1"}""", "labels.n", "2", "1")]
    [InlineData("""{"labels": {"new": true}, "task_key": "t", "dynamic_key": "1"}""", "labels.new", "true", "null")]
    [InlineData(
        """{"empirical_policy": {"retries": 5}, "task_key": "t", "dynamic_key": "1"}""",
        "empirical_policy.retries",
        "5",
        "3"
    )]
    [InlineData(
        """{"state": {"type": "PENDING"}, "task_key": "t", "dynamic_key": "1"}""",
        "state.type",
        "\"PENDING\"",
        "\"RUNNING\""
    )]
    [InlineData("""{"cache_key": "c", "task_key": "t", "dynamic_key": "1"}""", "cache_key", "\"c\"", "null")]
    public void Compare_OneFieldOtherwise_NamesItAndBothValues(string sent, string field, string mine, string theirs) =>
        Assert.Equal(new Difference(field, mine, theirs), Assert.Single(Compare(sent)));

    [Fact]
    public void Compare_RunIdsInStateDetails_AreTheServersAndNoDifference()
    {
        var id = "0193a4c2-7d1e-7b3a-9c55-0000000000ff";
        Assert.Empty(
            Compare(
                $$$"""{"state": {"type": "RUNNING", "state_details": {"task_run_id": "{{{id}}}"}}, "task_key": "t", "dynamic_key": "1"}"""
            )
        );
    }

    private static IReadOnlyList<Difference> Compare(string sent)
    {
        var now = DateTimeOffset.UnixEpoch;
        var origin = new Origin("ada", OriginSource.Api, Role.Operator);
        var first = Read(Stored);
        var run = TaskRun.Create(first, new Dictionary<string, JsonElement>(), 1, now, origin);
        run.Enter(RunState.Mint(first.State!, run, 2, now, origin));
        return SentAndStored.Compare(JsonNode.Parse(sent)!.AsObject(), Read(sent), run);
    }

    private static NewTaskRun Read(string json) => TaskRunReader.Read(JsonElement.Parse(json), new ApiOptions()).Value!;
}
