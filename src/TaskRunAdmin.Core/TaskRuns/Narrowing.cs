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

    /// <summary>
    /// So many are few where a walk does not soon come to a page of them: those that pass may all stand at the end of it.
    /// </summary>
    private const int FewOfAWalk = 25_000;

    /// <summary>A walk comes soon to what is among so many runs.</summary>
    private const int Soon = 3000;

    /// <summary>The runs that a page is taken from.</summary>
    internal static async Task<Narrowing> FindAsync(
        TaskRunDbContext db,
        TaskRunPage page,
        CancellationToken cancellationToken
    )
    {
        var (count, fewest) = await FewestAsync(db, page.Filter, FewOfAWalk, cancellationToken);
        return fewest is not null && (count <= Few || !await ComesSoonAsync(db, page, cancellationToken))
            ? new(fewest, AreFew: true)
            : new(db.TaskRuns.WhereWalking(page.Filter, db, page.Sort), AreFew: false);
    }

    /// <summary>The runs of the filter, to be counted.</summary>
    internal static async Task<IQueryable<TaskRun>> FindAsync(
        TaskRunDbContext db,
        Criterion filter,
        CancellationToken cancellationToken
    ) => (await FewestAsync(db, filter, Few, cancellationToken)).Runs ?? db.TaskRuns.Where(filter, db);

    /// <summary>
    /// The runs of the filter among those of one criterion, and how many that criterion has: the first that has few,
    /// otherwise the one that has the fewest; none when each has more than <paramref name="limit"/>.
    /// </summary>
    private static async Task<(int Count, IQueryable<TaskRun>? Runs)> FewestAsync(
        TaskRunDbContext db,
        Criterion filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var (fewest, runs) = (limit + 1, (IQueryable<TaskRun>?)null);
        foreach (var criterion in filter.Conjuncts())
        {
            if (CriterionIndexes.Indexed(criterion, db) is not { } indexed)
                continue;
            var count = await indexed.Take(fewest).CountAsync(cancellationToken);
            if (count < fewest)
                (fewest, runs) = (count, db.TaskRuns.Where(run => indexed.Contains(run.Seq)).WhereAmong(filter, db));
            if (fewest <= Few)
                break;
        }

        return (fewest, runs);
    }

    /// <summary>Whether a walk has the page together after few runs.</summary>
    private static async Task<bool> ComesSoonAsync(
        TaskRunDbContext db,
        TaskRunPage page,
        CancellationToken cancellationToken
    )
    {
        var wanted = (long)page.Offset + page.Limit;
        foreach (var stretch in page.Stretches(db.TaskRuns.WhereWalkIs(page.Filter, db, page.Sort)))
        {
            if (wanted is > 0 and <= Soon)
                wanted -= await stretch
                    .Sort(run => run, page.Sort, byIndex: true, page.IsBackwards)
                    .Take(Soon)
                    .WhereWalking(page.Filter, db, page.Sort)
                    .Take((int)wanted)
                    .CountAsync(cancellationToken);
        }

        return wanted <= 0;
    }
}
