using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// How the runs of a filter are found, which a database without statistics cannot choose: when a criterion has few runs,
/// among those; otherwise by walking the index of the sort, where enough of them turn up soon.
/// </summary>
/// <param name="Runs">The runs that pass the filter.</param>
/// <param name="AreFew">Whether they are few, and sorted; otherwise the index of the sort is walked.</param>
internal sealed record Narrowing(IQueryable<TaskRun> Runs, bool AreFew)
{
    /// <summary>
    /// So many are few. With a page of fifty of a million runs either way has about as many to look at in the worst case.
    /// </summary>
    private const int Few = 7000;

    /// <summary>The runs of the filter, to be sorted so.</summary>
    internal static async Task<Narrowing> FindAsync(
        TaskRunDbContext db,
        Criterion filter,
        TaskRunSort sort,
        CancellationToken cancellationToken
    ) =>
        await FindFewAsync(db, filter, cancellationToken) is { } few
            ? new(few, AreFew: true)
            : new(db.TaskRuns.WhereWalking(filter, db, sort), AreFew: false);

    /// <summary>The runs of the filter, to be counted.</summary>
    internal static async Task<IQueryable<TaskRun>> FindAsync(
        TaskRunDbContext db,
        Criterion filter,
        CancellationToken cancellationToken
    ) => await FindFewAsync(db, filter, cancellationToken) ?? db.TaskRuns.Where(filter, db);

    private static async Task<IQueryable<TaskRun>?> FindFewAsync(
        TaskRunDbContext db,
        Criterion filter,
        CancellationToken cancellationToken
    )
    {
        foreach (var criterion in filter.Conjuncts())
        {
            if (CriterionSql.Indexed(criterion, db) is not { } indexed)
                continue;
            var seqs = await indexed.Take(Few + 1).ToArrayAsync(cancellationToken);
            if (seqs.Length <= Few)
                return db.TaskRuns.Where(run => EF.Parameter(seqs).Contains(run.Seq)).WhereAmong(filter, db);
        }

        return null;
    }
}
