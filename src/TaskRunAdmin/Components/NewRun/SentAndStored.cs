using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Api;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>A field in which a stored run differs from what was sent.</summary>
/// <param name="Field">The field, segments between dots.</param>
/// <param name="Sent">What was sent, as JSON.</param>
/// <param name="Stored">What is stored, as JSON.</param>
public sealed record Difference(string Field, string Sent, string Stored);

/// <summary>
/// Compares a request with the run that has its key already: only what was sent counts, and both sides are first brought
/// to the API's own notation, so that another spelling of the same value is no difference.
/// </summary>
public static class SentAndStored
{
    // Objects whose fields are compared one by one; any other value is compared whole.
    private static readonly HashSet<string> Nested = ["state", "state.state_details", "empirical_policy", "labels"];

    // The server sets these whatever was sent.
    private static readonly HashSet<string> Ignored =
    [
        "state.state_details.flow_run_id",
        "state.state_details.task_run_id",
    ];

    /// <summary>Every field that was sent and is stored otherwise, in the order in which they were sent.</summary>
    /// <param name="body">What was sent, as it was sent.</param>
    /// <param name="request">The same, read.</param>
    /// <param name="stored">The run, with its current state.</param>
    public static IReadOnlyList<Difference> Compare(JsonObject body, NewTaskRun request, TaskRun stored)
    {
        var differences = new List<Difference>();
        Compare(body, Normal(request), Normal(stored), "", differences);
        return differences;
    }

    private static void Compare(
        JsonObject body,
        JsonObject? sent,
        JsonObject? stored,
        string at,
        List<Difference> differences
    )
    {
        foreach (var (name, value) in body)
        {
            var path = at + name;
            if (Ignored.Contains(path))
                continue;
            if (value is JsonObject inner && Nested.Contains(path))
                Compare(inner, sent?[name] as JsonObject, stored?[name] as JsonObject, $"{path}.", differences);
            else if (!JsonNode.DeepEquals(sent?[name], stored?[name]))
                differences.Add(new(path, Text(sent?[name]), Text(stored?[name])));
        }
    }

    private static JsonObject Normal(TaskRun run) =>
        JsonSerializer.SerializeToNode(TaskRunBody.From(run, run.Updated), ApiJson.Wire.TaskRunBody)!.AsObject();

    private static JsonObject Normal(NewTaskRun request)
    {
        var wire = ModelJson.Wire;
        return new()
        {
            ["id"] = request.Id?.ToString(),
            ["name"] = request.Name,
            ["flow_run_id"] = request.Key.FlowRunId?.ToString(),
            ["task_key"] = request.Key.TaskKey,
            ["dynamic_key"] = request.Key.DynamicKey,
            ["cache_key"] = request.CacheKey,
            ["cache_expiration"] = Instant(request.CacheExpiration),
            ["task_version"] = request.TaskVersion,
            ["empirical_policy"] = JsonSerializer.SerializeToNode(request.Policy, wire.RunPolicy),
            ["tags"] = JsonSerializer.SerializeToNode(request.Tags, wire.IReadOnlyListString),
            ["labels"] = JsonSerializer.SerializeToNode(request.Labels, wire.IReadOnlyDictionaryStringJsonElement),
            ["task_inputs"] = JsonSerializer.SerializeToNode(
                request.TaskInputs,
                wire.IReadOnlyDictionaryStringIReadOnlyListTaskInput
            ),
            ["state"] = request.State is { } state ? Normal(state) : null,
        };
    }

    private static JsonObject Normal(ProposedState state) =>
        new()
        {
            ["type"] = state.Type.WireName(),
            ["name"] = state.Name ?? state.Type.DefaultName(),
            ["message"] = state.Message,
            ["data"] = state.Data is { } data ? JsonNode.Parse(data.GetRawText()) : null,
            ["state_details"] = JsonSerializer.SerializeToNode(state.Details, ModelJson.Wire.StateDetails),
        };

    private static string? Instant(DateTimeOffset? instant) =>
        instant is { } at ? InstantJsonConverter.Format(at) : null;

    private static string Text(JsonNode? value) => Foreign.Json(value?.ToJsonString(ReadableJson.Compact) ?? "null");
}
