using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads a <c>state</c> object (contract 2.3).</summary>
internal static class StateReader
{
    /// <summary>The state types by their wire names.</summary>
    internal static readonly Dictionary<string, StateType> Types = StateTypes.All.ToDictionary(type => type.WireName());
    private static readonly string[] ArtifactKeys = ["artifact_key", "artifact_type", "artifact_description"];

    internal static ProposedState? ReadState(this Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;

        var type = reader.Required("type")?.Enum(Types);
        var name = reader.Nullable("name")?.Text(NewTaskRun.MaxTextLength);
        var message = reader.Nullable("message")?.Text();
        var sent = reader.Nullable("data")?.Value;
        var isUnpersisted = sent is { } given && IsUnpersisted(given);
        var (data, artifact) = isUnpersisted ? (null, null) : SplitData(sent);
        var details = reader.Find("state_details")?.ReadDetails() ?? new StateDetails();
        reader.RefuseUnknown();

        return new ProposedState(type ?? default)
        {
            Name = name,
            Message = message,
            Data = data,
            Artifact = artifact,
            Unpersisted = isUnpersisted ? sent!.Value.Clone() : null,
            Details = details,
        };
    }

    private static StateDetails? ReadDetails(this Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;

        return new StateDetails
        {
            FlowRunId = reader.Nullable("flow_run_id")?.Uuid(),
            TaskRunId = reader.Nullable("task_run_id")?.Uuid(),
            ChildFlowRunId = reader.Nullable("child_flow_run_id")?.Uuid(),
            ScheduledTime = reader.Nullable("scheduled_time")?.Instant(),
            CacheKey = reader.Nullable("cache_key")?.Text(),
            CacheExpiration = reader.Nullable("cache_expiration")?.Instant(),
            Deferred = reader.Find("deferred") is { } deferred ? (deferred.IsNull ? null : deferred.Bool()) : false,
            UntrackableResult = reader.Find("untrackable_result")?.Bool() ?? false,
            PauseTimeout = reader.Nullable("pause_timeout")?.Instant(),
            PauseReschedule = reader.Find("pause_reschedule")?.Bool() ?? false,
            PauseKey = reader.Nullable("pause_key")?.Text(),
            RunInputKeyset = reader.Nullable("run_input_keyset")?.ReadTexts(),
            RefreshCache = reader.Nullable("refresh_cache")?.Bool(),
            Retriable = reader.Nullable("retriable")?.Bool(),
            TransitionId = reader.Nullable("transition_id")?.Uuid(),
            TaskParametersId = reader.Nullable("task_parameters_id")?.Uuid(),
            Traceparent = reader.Nullable("traceparent")?.Text(),
            DeploymentConcurrencyLeaseId = reader.Nullable("deployment_concurrency_lease_id")?.Uuid(),
        };
    }

    private static Dictionary<string, string>? ReadTexts(this Field field) =>
        field.Entries()?.ToDictionary(entry => entry.Key, entry => entry.Value.Text() ?? "", StringComparer.Ordinal);

    private static bool IsUnpersisted(JsonElement data) =>
        data.ValueKind is JsonValueKind.Object
        && data.TryGetProperty("type", out var type)
        && type.ValueKind is JsonValueKind.String
        && type.ValueEquals("unpersisted");

    /// <summary>How <c>data</c> is stored (contract 3.4): the artifact's own keys beside the rest.</summary>
    private static (JsonElement? Data, JsonElement? Artifact) SplitData(JsonElement? sent)
    {
        if (sent is not { ValueKind: JsonValueKind.Object } data)
            return (sent?.Clone(), null);
        if (!ArtifactKeys.Any(key => data.TryGetProperty(key, out _)))
            return (data.Clone(), null);

        var entries = data.EnumerateObject()
            .Reverse()
            .DistinctBy(property => property.Name) // of equal names the last counts
            .Reverse()
            .ToLookup(property => ArtifactKeys.Contains(property.Name));
        return (ToObject(entries[false]), ToObject(entries[true]));
    }

    private static JsonElement ToObject(IEnumerable<JsonProperty> properties) =>
        JsonElement.Parse(
            new JsonObject(
                properties.Select(each => KeyValuePair.Create(each.Name, JsonNode.Parse(each.Value.GetRawText())))
            ).ToJsonString()
        );
}
