using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.Flows;

/// <summary>What task runs need to know of their flow runs.</summary>
internal static class FlowRunLookup
{
    /// <summary>Those of <paramref name="ids"/> that this server knows.</summary>
    internal static Dictionary<Guid, KnownFlowRun> List(TaskRunDbContext db, IReadOnlyCollection<Guid> ids) =>
        db.ListFlowRuns(ids).ToDictionary(run => run.Id);
}
