using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>How many runs there are of a kind: the part of the door for reads that adds up.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class TaskRunCounts(TaskRunDatabase database, TimeProvider time)
{
    /// <summary>How many runs there are that are so (contract 4.3).</summary>
    public Task<int> CountAsync(Criterion filter, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
                await (await Narrowing.FindAsync(db, At(filter), cancellationToken)).CountAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>How many of these runs are in a state of each type; all nine types are there (contract 4.9).</summary>
    public Task<Dictionary<StateType, int>> CountByStateAsync(
        Criterion filter,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
                WithAllTypes(
                    await (await Narrowing.FindAsync(db, At(filter), cancellationToken))
                        .GroupBy(run => run.StateType)
                        .Select(group => new { Type = group.Key, Count = group.Count() })
                        .ToDictionaryAsync(each => each.Type, each => each.Count, cancellationToken)
                ),
            cancellationToken
        );

    /// <summary>The same, but of each type no more than <paramref name="limit"/> are counted, which bounds what common states cost.</summary>
    public Task<Dictionary<StateType, int>> CountByStateUpToAsync(
        Criterion filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                var runs = await Narrowing.FindAsync(db, At(filter), cancellationToken);
                var types = StateTypes
                    .All.Select(type =>
                        runs.Where(run => run.StateType == type).Select(run => run.StateType).Take(limit)
                    )
                    .Aggregate(Queryable.Concat);
                return WithAllTypes(
                    await types
                        .GroupBy(type => type)
                        .Select(group => new { Type = group.Key, Count = group.Count() })
                        .ToDictionaryAsync(each => each.Type, each => each.Count, cancellationToken)
                );
            },
            cancellationToken
        );

    /// <summary>How many runs each of these flow runs has; 0 for one without (contract 4.9).</summary>
    public Task<Dictionary<Guid, int>> CountByFlowRunAsync(
        IReadOnlyCollection<Guid> flowRunIds,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                var found = await db
                    .TaskRuns.Where(new Criterion.FlowRunIn([.. flowRunIds.Distinct()]), db)
                    .GroupBy(run => run.FlowRunId)
                    .Select(group => new { FlowRunId = group.Key, Count = group.Count() })
                    .ToListAsync(cancellationToken);
                var counts = flowRunIds.Distinct().ToDictionary(id => id, _ => 0);
                foreach (var each in found)
                    counts[each.FlowRunId!.Value] = each.Count;
                return counts;
            },
            cancellationToken
        );

    /// <summary>
    /// What became of the runs that were due in each interval, by state (contract 4.7): one row for each state that there
    /// is in an interval, intervals in order.
    /// </summary>
    public Task<List<TaskRunHistoryCount>> HistoryAsync(
        TaskRunIntervals intervals,
        Criterion filter,
        CancellationToken cancellationToken = default
    )
    {
        var now = time.GetInstant();
        return database.RunAsync(
            db => RunHistory.ListAsync(db.TaskRuns.Where(filter.At(now), db), intervals, now, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>How the runs that started in each interval have ended, intervals in order (contract 4.9).</summary>
    public Task<List<TaskRunOutcomeCount>> CountOutcomesAsync(
        TaskRunIntervals intervals,
        Criterion filter,
        CancellationToken cancellationToken = default
    )
    {
        var (start, end) = (intervals.Start, intervals.StartOf(intervals.Count));
        var width = Microseconds(intervals.Interval);
        return database.RunAsync(
            async db =>
            {
                var rows = await db
                    .TaskRuns.Where(At(filter), db)
                    .Where(run =>
                        run.StartTime >= start && run.StartTime < end && StateTypes.Terminal.Contains(run.StateType)
                    )
                    .GroupBy(run => new
                    {
                        Interval = SqlFunctions.MicrosecondsBetween(start, run.StartTime!.Value) / width,
                        run.StateType,
                    })
                    .Select(group => new { group.Key, Count = group.Count() })
                    .OrderBy(each => each.Key.Interval)
                    .ToListAsync(cancellationToken);
                return rows.ConvertAll(row => new TaskRunOutcomeCount(
                    (int)row.Key.Interval,
                    row.Key.StateType,
                    row.Count
                ));
            },
            cancellationToken
        );
    }

    /// <summary>
    /// How many of the runs that were created in each interval are in a state of each type now: one count for each type
    /// that there is in an interval, in no order.
    /// </summary>
    /// <param name="intervals">Of whole milliseconds.</param>
    /// <param name="filter">Which runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<TaskRunOutcomeCount>> CountCreatedAsync(
        TaskRunIntervals intervals,
        Criterion filter,
        CancellationToken cancellationToken = default
    )
    {
        // A seq says when its run was created, and is in the index of the states: no run has to be read.
        var first = SeqGenerator.FirstOf(intervals.Start);
        var width = SeqGenerator.KeysIn(intervals.Interval);
        var beyond = SeqGenerator.FirstOf(intervals.StartOf(intervals.Count));
        return database.RunAsync(
            async db =>
            {
                var runs = (await Narrowing.FindAsync(db, At(filter), cancellationToken)).Where(run =>
                    run.Seq >= first && run.Seq < beyond
                );
                var counts = await StateTypes
                    .All.Select(type =>
                        runs.Where(run => run.StateType == type)
                            .GroupBy(run => new { run.StateType, Interval = (run.Seq - first) / width })
                            .Select(group => new
                            {
                                group.Key.StateType,
                                group.Key.Interval,
                                Count = group.Count(),
                            })
                    )
                    .Aggregate(Queryable.Concat)
                    .ToListAsync(cancellationToken);
                return counts.ConvertAll(each => new TaskRunOutcomeCount(
                    (int)each.Interval,
                    each.StateType,
                    each.Count
                ));
            },
            cancellationToken
        );
    }

    private Criterion At(Criterion filter) => filter.At(time.GetInstant());

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private static Dictionary<StateType, int> WithAllTypes(Dictionary<StateType, int> counts) =>
        StateTypes.All.ToDictionary(type => type, type => counts.GetValueOrDefault(type));
}
