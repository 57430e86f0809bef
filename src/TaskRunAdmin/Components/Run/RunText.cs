using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Run;

/// <summary>Parts of a run as JSON for people.</summary>
internal static class RunText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The whole run, as the API returns it.</summary>
    internal static string OfRun(TaskRun run, DateTimeOffset now) =>
        JsonSerializer.Serialize(TaskRunBody.From(run, now), ApiJson.Indented.TaskRunBody);

    internal static string Of(JsonElement json) => JsonSerializer.Serialize(json, Readable);

    internal static string Of<T>(T value, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToNode(value, type)!.ToJsonString(Readable);

    /// <summary>What the details say beyond the run's own ids and the defaults; null when that is nothing.</summary>
    internal static string? OfDetails(StateDetails details)
    {
        var said = ToObject(details with { FlowRunId = null, TaskRunId = null });
        foreach (var (name, silent) in ToObject(new StateDetails()))
        {
            if (JsonNode.DeepEquals(said[name], silent))
                said.Remove(name);
        }

        return said.Count == 0 ? null : said.ToJsonString(Readable);
    }

    private static JsonObject ToObject(StateDetails details) =>
        JsonSerializer.SerializeToNode(details, ModelJson.Wire.StateDetails)!.AsObject();
}
