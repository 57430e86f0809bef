using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Flows;

/// <summary>What a new task run needs to know of its flow run.</summary>
internal static class FlowRunLookup
{
    /// <summary>The flow run's labels, or null when this server does not know it.</summary>
    internal static Task<IReadOnlyDictionary<string, JsonElement>?> FindLabelsAsync(
        TaskRunDbContext db,
        Guid flowRunId,
        CancellationToken cancellationToken
    ) =>
        db
            .FlowRuns.Where(run => run.Id == flowRunId)
            .Select(run => (IReadOnlyDictionary<string, JsonElement>?)run.Labels)
            .FirstOrDefaultAsync(cancellationToken);
}
