using System.Text.Json;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Flows;

/// <summary>What a new task run needs to know of its flow run.</summary>
internal static class FlowRunLookup
{
    /// <summary>The labels of those of <paramref name="ids"/> that this server knows.</summary>
    internal static Dictionary<Guid, IReadOnlyDictionary<string, JsonElement>> ListLabels(
        TaskRunDbContext db,
        IReadOnlyCollection<Guid> ids
    ) => db.ListFlowRuns(ids).ToDictionary(run => run.Id, run => run.Labels);
}
