using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The door for reads of concurrency limits. Every call is on a context of its own.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class LimitQueries(TaskRunDatabase database, TimeProvider time)
{
    /// <summary>The limit with all that is held of it, or null when there is none.</summary>
    public Task<LimitView?> FindAsync(LimitRef which, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
            {
                ConcurrencyLimit? limit = null;
                if (which.Id is { } id)
                    limit = await FirstAsync(
                        db.ConcurrencyLimits.Where(each => each.Id == id && each.IsLegacy == which.IsLegacy)
                    );
                if (limit is null && which.Key is { } key)
                {
                    var hash = key.Hash();
                    limit = await FirstAsync(db.ConcurrencyLimits.Where(each => each.NameHash == hash));
                }

                return limit is null ? null : (await ViewAsync(db, [limit], cancellationToken))[0];

                Task<ConcurrencyLimit?> FirstAsync(IQueryable<ConcurrencyLimit> limits) =>
                    limits.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Limits of one generation by their names, each with all that is held of it.</summary>
    public Task<List<LimitView>> ListAsync(
        bool isLegacy,
        int limit,
        int offset,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                // SQL Server has no FETCH NEXT 0 ROWS.
                if (limit == 0)
                    return [];
                var limits = await db
                    .ConcurrencyLimits.AsNoTracking()
                    .Where(each => each.IsLegacy == isLegacy)
                    .OrderBy(each => each.Name)
                    .ThenBy(each => each.Seq)
                    .Skip(offset)
                    .Take(limit)
                    .ToListAsync(cancellationToken);
                return await ViewAsync(db, limits, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Limits of both generations by their names, and the first holders of each, as the console shows them.</summary>
    /// <param name="take">How many limits at most.</param>
    /// <param name="holders">How many holders of each at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LimitList> ListWithHoldersAsync(int take, int holders, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
            {
                var limits = await db
                    .ConcurrencyLimits.AsNoTracking()
                    .OrderBy(each => each.Name)
                    .ThenBy(each => each.Seq)
                    .Take(take)
                    .ToListAsync(cancellationToken);
                var now = time.GetInstant();
                long[] seqs = [.. limits.Select(limit => limit.Seq)];
                var held = await db
                    .ConcurrencySlots.Where(slot => seqs.Contains(slot.LimitSeq) && slot.Expires > now)
                    .GroupBy(slot => slot.LimitSeq)
                    .Select(group => new { group.Key, Held = group.Sum(slot => (long)slot.Slots) })
                    .ToDictionaryAsync(each => each.Key, each => each.Held, cancellationToken);
                var slots = await db
                    .ConcurrencyLimits.Where(limit => seqs.Contains(limit.Seq))
                    .SelectMany(limit =>
                        db.ConcurrencySlots.Where(slot => slot.LimitSeq == limit.Seq && slot.Expires > now)
                            .OrderBy(slot => slot.Seq)
                            .Take(holders)
                    )
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
                Guid[] runs = [.. slots.Where(IsOfRun).Select(slot => slot.HolderId!.Value).Distinct()];
                var names = await db
                    .TaskRuns.Where(run => runs.Contains(run.Id))
                    .Select(run => new { run.Id, run.Name })
                    .ToDictionaryAsync(run => run.Id, run => run.Name, cancellationToken);
                var byLimit = slots.ToLookup(slot => slot.LimitSeq);
                return new LimitList(
                    limits.ConvertAll(limit => new LimitView(
                        limit,
                        held.GetValueOrDefault(limit.Seq) + limit.LooseAt(now),
                        [.. byLimit[limit.Seq].OrderBy(slot => slot.Seq)]
                    )),
                    names
                );

                static bool IsOfRun(ConcurrencySlot slot) => slot.HolderType == SlotHolder.TaskRunType;
            },
            cancellationToken
        );

    private async Task<List<LimitView>> ViewAsync(
        TaskRunDbContext db,
        List<ConcurrencyLimit> limits,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        long[] seqs = [.. limits.Select(limit => limit.Seq)];
        var slots = await db
            .ConcurrencySlots.AsNoTracking()
            .Where(slot => seqs.Contains(slot.LimitSeq) && slot.Expires > now)
            .OrderBy(slot => slot.Seq)
            .ToListAsync(cancellationToken);
        var byLimit = slots.ToLookup(slot => slot.LimitSeq);
        return limits.ConvertAll(limit => new LimitView(
            limit,
            byLimit[limit.Seq].Sum(slot => (long)slot.Slots) + limit.LooseAt(now),
            [.. byLimit[limit.Seq]]
        ));
    }
}

/// <summary>Limits, and the names of the runs that hold slots of them.</summary>
/// <param name="Limits">The limits.</param>
/// <param name="RunNames">The names by the runs' ids; of runs that there are.</param>
public sealed record LimitList(IReadOnlyList<LimitView> Limits, IReadOnlyDictionary<Guid, string> RunNames);
