using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Reads of whole runs that both doors need.</summary>
internal static class TaskRunReads
{
    /// <summary>Those of <paramref name="ids"/> that runs have.</summary>
    internal static HashSet<Guid> ListTakenIds(TaskRunDbContext db, IEnumerable<Guid> ids) =>
        db.TaskRuns.Where(run => ids.Contains(run.Id)).Select(run => run.Id).ToHashSet();
}
