using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>What the details say beyond the run's own ids and the defaults; undefined when that is nothing.</summary>
    internal static JsonElement OfDetails(StateDetails details)
    {
        var said = ToObject(details with { FlowRunId = null, TaskRunId = null });
        foreach (var (name, silent) in ToObject(new StateDetails()))
        {
            if (JsonNode.DeepEquals(said[name], silent))
                said.Remove(name);
        }

        return said.Count == 0 ? default : JsonSerializer.SerializeToElement(said);
    }

    private static JsonObject ToObject(StateDetails details) =>
        JsonSerializer.SerializeToNode(details, ModelJson.Wire.StateDetails)!.AsObject();
}
