using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>Labels: string keys and scalar values (contract 2.5).</summary>
public static class Labels
{
    /// <summary>The system's label that names the flow run of a task run.</summary>
    public const string FlowRunId = "prefect.flow-run.id";

    /// <summary>The system's label that names the flow of a flow run.</summary>
    public const string FlowId = "prefect.flow.id";

    /// <summary>What is inherited, overridden by the system's, overridden by the caller's.</summary>
    /// <param name="inherited">The labels of what it belongs to.</param>
    /// <param name="system">The system's label, which names what it belongs to.</param>
    /// <param name="id">What that is; null: nothing, and there is nothing to inherit.</param>
    /// <param name="own">The caller's.</param>
    public static IReadOnlyDictionary<string, JsonElement> Merge(
        IReadOnlyDictionary<string, JsonElement> inherited,
        string system,
        Guid? id,
        IReadOnlyDictionary<string, JsonElement> own
    )
    {
        if (id is not { } given)
            return own;

        var merged = new Dictionary<string, JsonElement>(inherited, StringComparer.Ordinal)
        {
            [system] = JsonSerializer.SerializeToElement(given, ModelJson.Wire.Guid),
        };
        return Merge(merged, own);
    }

    /// <summary>The one, overridden by the other.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Merge(
        IReadOnlyDictionary<string, JsonElement> labels,
        IReadOnlyDictionary<string, JsonElement> added
    )
    {
        var merged = new Dictionary<string, JsonElement>(labels, StringComparer.Ordinal);
        foreach (var (key, value) in added)
            merged[key] = value;
        return merged;
    }
}
