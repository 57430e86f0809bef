using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The only door for reads. Every call is on a context of its own.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class TaskRunQueries(
    TaskRunDatabase database,
    SeqGenerator seqs,
    TimeProvider time,
    IOptions<ApiOptions> options,
    IOptions<OrchestrationOptions> orchestration
)
{
    private static readonly Origin Nobody = new("nobody", OriginSource.System, Role.Viewer);

    /// <summary>The run with its current state, or null when there is none with this id.</summary>
    public Task<TaskRun?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.FindByIdAsync(id, cancellationToken);

    /// <summary>The run that has this key, with its current state, or null when none has.</summary>
    public Task<TaskRun?> FindByKeyAsync(TaskRunKey key, CancellationToken cancellationToken = default) =>
        database.FindByKeyAsync(key, key.Hash(), cancellationToken);

    /// <summary>The newest entries of the run's history, newest first; empty for an unknown run.</summary>
    /// <param name="taskRunId">The run.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<RunState>> ListNewestStatesAsync(
        Guid taskRunId,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            db =>
                db.TaskRuns.Where(run => run.Id == taskRunId)
                    .Join(db.RunStates, run => run.Seq, state => state.TaskRunSeq, (run, state) => state)
                    .OrderByDescending(state => state.Timestamp)
                    .Take(take)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>The run's whole history, oldest first; empty for an unknown run (contract 4.8).</summary>
    public Task<List<RunState>> ListStatesAsync(Guid taskRunId, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db =>
                db.TaskRuns.Where(run => run.Id == taskRunId)
                    .Join(db.RunStates, run => run.Seq, state => state.TaskRunSeq, (run, state) => state)
                    .OrderBy(state => state.Timestamp)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>One entry of a run's history, or null when there is none with this id (contract 4.8).</summary>
    public Task<RunState?> FindStateAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.RunStates.AsNoTracking().FirstOrDefaultAsync(state => state.Id == id, cancellationToken),
            cancellationToken
        );

    /// <summary>The newest transitions that were refused to a run, newest first.</summary>
    /// <param name="taskRunId">The run.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<RefusedTransition>> ListRefusedAsync(
        Guid taskRunId,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            db =>
                db.TaskRuns.Where(run => run.Id == taskRunId)
                    .Join(
                        db.RefusedTransitions,
                        run => run.Seq,
                        refused => refused.TaskRunSeq,
                        (run, refused) => refused
                    )
                    .OrderByDescending(refused => refused.Seq)
                    .Take(take)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>
    /// What <see cref="TaskRunService.SetStateAsync"/> would answer at this instant, whether it would write among it.
    /// Nothing is written, and the state in the answer is not kept.
    /// </summary>
    /// <returns>The answer; null when there is no such run.</returns>
    public Task<SetStateResult?> JudgeAsync(
        Guid id,
        ProposedState proposed,
        bool isForced,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                // A batch reads inside of a transaction otherwise, which has opened it.
                await db.Database.OpenConnectionAsync(cancellationToken);
                var command = new SetStateCommand(id, proposed, isForced, Nobody, options.Value, orchestration.Value);
                var batch = new TaskRunBatch(db, database, seqs, time);
                command.Ask(batch);
                batch.Read();
                command.Apply(batch);
                return command.Decided;
            },
            cancellationToken
        );

    /// <summary>The name of a flow run, or null when it is not known here.</summary>
    public Task<string?> FindFlowRunNameAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db =>
                db.FlowRuns.Where(flowRun => flowRun.Id == id)
                    .Select(flowRun => flowRun.Name)
                    .FirstOrDefaultAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>A page of whole runs, each with its current state (contract 4.3).</summary>
    public Task<List<TaskRun>> FilterAsync(TaskRunPage page, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
            {
                // Contract 1.8 has a page of none; SQL Server has no FETCH NEXT 0 ROWS.
                if (page.Limit == 0)
                    return [];

                var found = await ReadAsync(
                    db,
                    page,
                    (runs, byIndex) => db.WithState(runs).Sort(each => each.Run, page.Sort, byIndex),
                    cancellationToken
                );
                return found.ConvertAll(each => each.ToRun());
            },
            cancellationToken
        );

    /// <summary>A page of rows, as the console's list shows them.</summary>
    public Task<List<TaskRunRow>> ListAsync(TaskRunPage page, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db =>
                ReadAsync(
                    db,
                    page,
                    (runs, byIndex) =>
                        runs.Sort(run => run, page.Sort, byIndex)
                            .Select(run => new TaskRunRow(
                                run.Seq,
                                run.Id,
                                run.Version,
                                run.Name,
                                run.TaskKey,
                                run.DynamicKey,
                                run.FlowRunId,
                                run.StateType,
                                run.StateName,
                                run.Tags,
                                run.Created,
                                run.ExpectedStartTime,
                                run.NextScheduledStartTime,
                                run.EndTime
                            )),
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>How many runs there are that are so (contract 4.3).</summary>
    public Task<int> CountAsync(Criterion filter, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db => await (await Narrowing.FindAsync(db, filter, cancellationToken)).CountAsync(cancellationToken),
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
                    await (await Narrowing.FindAsync(db, filter, cancellationToken))
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
                var runs = await Narrowing.FindAsync(db, filter, cancellationToken);
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
            db => RunHistory.ListAsync(db.TaskRuns.Where(filter, db), intervals, now, cancellationToken),
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
                    .TaskRuns.Where(filter, db)
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

    /// <summary>Asks the database for next to nothing, to learn whether it answers.</summary>
    public Task PingAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(db => db.TaskRuns.AnyAsync(cancellationToken), cancellationToken);

    private static async Task<List<T>> ReadAsync<T>(
        TaskRunDbContext db,
        TaskRunPage page,
        Func<IQueryable<TaskRun>, bool, IQueryable<T>> sorted,
        CancellationToken cancellationToken
    )
    {
        var (runs, areFew) = await Narrowing.FindAsync(db, page, cancellationToken);
        if (areFew)
        {
            // Only what they are sorted by is read of all of them.
            var seqs = await ReadAsync(
                page,
                runs,
                some => some.Sort(run => run, page.Sort, byIndex: false).Select(run => run.Seq),
                cancellationToken
            );
            return await sorted(
                    db.TaskRuns.Where(run => EF.Parameter(seqs).Contains(run.Seq)).WhereAmong(page.Filter, db),
                    false
                )
                .ToListAsync(cancellationToken);
        }

        return await ReadAsync(page, runs, some => sorted(some, true), cancellationToken);
    }

    /// <summary>A page, made of one stretch of its order or of two.</summary>
    private static async Task<List<T>> ReadAsync<T>(
        TaskRunPage page,
        IQueryable<TaskRun> runs,
        Func<IQueryable<TaskRun>, IQueryable<T>> sorted,
        CancellationToken cancellationToken
    )
    {
        var found = new List<T>();
        foreach (var stretch in page.Stretches(runs))
        {
            if (found.Count < page.Limit)
                found.AddRange(
                    await sorted(stretch)
                        .Skip(page.Offset)
                        .Take(page.Limit - found.Count)
                        .ToListAsync(cancellationToken)
                );
        }

        return found;
    }

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private static Dictionary<StateType, int> WithAllTypes(Dictionary<StateType, int> counts) =>
        StateTypes.All.ToDictionary(type => type, type => counts.GetValueOrDefault(type));
}
