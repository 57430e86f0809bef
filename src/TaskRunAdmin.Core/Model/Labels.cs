using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>Labels: string keys and scalar values (contract 2.5).</summary>
public static class Labels
{
    /// <summary>The system's label that names the flow run of a task run.</summary>
    public const string FlowRunId = "prefect.flow-run.id";

    /// <summary>The flow run's labels, overridden by the system's, overridden by the caller's.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Merge(
        IReadOnlyDictionary<string, JsonElement> inherited,
        Guid? flowRunId,
        IReadOnlyDictionary<string, JsonElement> own
    )
    {
        if (flowRunId is not { } id)
            return own;

        var merged = new Dictionary<string, JsonElement>(inherited, StringComparer.Ordinal)
        {
            [FlowRunId] = JsonSerializer.SerializeToElement(id, ModelJson.Wire.Guid),
        };
        foreach (var (key, value) in own)
            merged[key] = value;
        return merged;
    }
}
