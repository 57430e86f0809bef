using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TaskRunAdmin.Api;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Run;

/// <summary>Parts of a run as JSON for people.</summary>
internal static class RunText
{
    /// <summary>The whole run, as the API returns it.</summary>
    internal static string OfRun(TaskRun run, DateTimeOffset now) =>
        Foreign.Json(JsonSerializer.Serialize(TaskRunBody.From(run, now), ApiJson.Indented.TaskRunBody));

    internal static string Of(JsonElement json) => Foreign.Json(JsonSerializer.Serialize(json, ReadableJson.Indented));

    internal static string Of<T>(T value, JsonTypeInfo<T> type) =>
        Foreign.Json(JsonSerializer.SerializeToNode(value, type)!.ToJsonString(ReadableJson.Indented));

    /// <summary>What the details say beyond the run's own ids and the defaults; null when that is nothing.</summary>
    internal static string? OfDetails(StateDetails details)
    {
        var said = ToObject(details with { FlowRunId = null, TaskRunId = null });
        foreach (var (name, silent) in ToObject(new StateDetails()))
        {
            if (JsonNode.DeepEquals(said[name], silent))
                said.Remove(name);
        }

        return said.Count == 0 ? null : Foreign.Json(said.ToJsonString(ReadableJson.Indented));
    }

    private static JsonObject ToObject(StateDetails details) =>
        JsonSerializer.SerializeToNode(details, ModelJson.Wire.StateDetails)!.AsObject();
}
