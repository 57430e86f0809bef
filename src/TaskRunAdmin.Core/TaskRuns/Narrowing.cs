using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// Chooses how the runs of a filter are found, which a database without statistics cannot: when a criterion has few runs,
/// among those; otherwise by walking the index of the sort, where enough of them turn up soon.
/// </summary>
internal static class Narrowing
{
    /// <summary>
    /// So many are few. With a page of fifty of a million runs either way has about as many to look at in the worst case.
    /// </summary>
    private const int Few = 7000;

    /// <summary>The runs of the filter, to be sorted so.</summary>
    internal static async Task<IQueryable<TaskRun>> FindAsync(
        TaskRunDbContext db,
        Criterion filter,
        TaskRunSort sort,
        CancellationToken cancellationToken
    )
    {
        foreach (var criterion in filter is Criterion.AllOf all ? all.Of : [filter])
        {
            if (CriterionSql.Indexed(criterion, db) is not { } indexed)
                continue;
            var seqs = await indexed.Take(Few + 1).ToArrayAsync(cancellationToken);
            if (seqs.Length <= Few)
                return db.TaskRuns.Where(run => EF.Parameter(seqs).Contains(run.Seq)).Where(filter, db);
        }

        return db.TaskRuns.Where(filter, db, sort);
    }
}
