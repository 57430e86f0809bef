using System.Runtime.CompilerServices;
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
    private const int AllPage = 500;

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
    public async Task<SetStateResult?> JudgeAsync(
        Guid id,
        ProposedState proposed,
        bool isForced,
        CancellationToken cancellationToken = default
    ) => (await JudgeManyAsync(id, [proposed], isForced, cancellationToken))?.Results[0];

    /// <summary>The same for several states, each as if it alone were proposed; what the rules need is read once.</summary>
    /// <param name="id">The run.</param>
    /// <param name="proposed">The states.</param>
    /// <param name="isForced">Whether the rules are passed over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answers; null when there is no such run.</returns>
    public Task<ForeseenResults?> JudgeManyAsync(
        Guid id,
        IReadOnlyList<ProposedState> proposed,
        bool isForced,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            async db =>
            {
                // A batch reads inside of a transaction otherwise, which has opened it.
                await db.Database.OpenConnectionAsync(cancellationToken);
                var batch = new TaskRunBatch(db, database, seqs, time);
                var commands = proposed
                    .Select(each => new SetStateCommand(id, each, isForced, Nobody, options.Value, orchestration.Value))
                    .ToList();
                foreach (var command in commands)
                    command.Ask(batch);
                batch.Read();
                return batch.Find(id) is { } run
                    ? new ForeseenResults(run, commands.ConvertAll(command => command.Foresee(batch)!))
                    : null;
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
    public Task<List<TaskRun>> FilterAsync(TaskRunPage page, CancellationToken cancellationToken = default)
    {
        var asked = page.At(time.GetInstant());
        return database.RunAsync(
            async db =>
            {
                // Contract 1.8 has a page of none; SQL Server has no FETCH NEXT 0 ROWS.
                if (asked.Limit == 0)
                    return [];

                var found = await ReadAsync(
                    db,
                    asked,
                    (runs, byIndex) =>
                        db.WithState(runs).Sort(each => each.Run, asked.Sort, byIndex, asked.IsBackwards),
                    cancellationToken
                );
                if (asked.IsBackwards)
                    found.Reverse();
                return found.ConvertAll(each => each.ToRun());
            },
            cancellationToken
        );
    }

    /// <summary>
    /// All runs that are so, read page by page as they are taken. What changes meanwhile is read as it is by then; what is
    /// relative to the present is so of the instant of the call.
    /// </summary>
    public async IAsyncEnumerable<TaskRun> ListAllAsync(
        Criterion filter,
        TaskRunSort sort,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var page = new TaskRunPage(sort, AllPage, 0) { Filter = filter.At(time.GetInstant()) };
        while (true)
        {
            var runs = await FilterAsync(page, cancellationToken);
            foreach (var run in runs)
                yield return run;
            if (runs.Count < AllPage)
                yield break;
            page = page with { After = TaskRunCursor.Of(runs[^1], sort) };
        }
    }

    /// <summary>A page of rows, as the console's list shows them.</summary>
    public Task<List<TaskRunRow>> ListAsync(TaskRunPage page, CancellationToken cancellationToken = default)
    {
        var asked = page.At(time.GetInstant());
        return database.RunAsync(
            async db =>
            {
                var rows = await ReadAsync(
                    db,
                    asked,
                    (runs, byIndex) =>
                        runs.Sort(run => run, asked.Sort, byIndex, asked.IsBackwards).Select(TaskRunRow.OfRun),
                    cancellationToken
                );
                if (asked.IsBackwards)
                    rows.Reverse();
                return rows;
            },
            cancellationToken
        );
    }

    /// <summary>The newest of these runs, each with how it went: newest first.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<RelatedRun>> ListNewestAsync(
        Criterion filter,
        int take,
        CancellationToken cancellationToken = default
    )
    {
        var page = new TaskRunPage(TaskRunSort.IdDesc, take, 0) { Filter = filter };
        return database.RunAsync(
            db =>
                ReadAsync(
                    db,
                    page,
                    (runs, byIndex) => runs.Sort(run => run, page.Sort, byIndex).Select(RelatedRun.OfRun),
                    cancellationToken
                ),
            cancellationToken
        );
    }

    /// <summary>The rows of these runs, in no order; those that are gone are missing.</summary>
    public Task<List<TaskRunRow>> ListRowsAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            db =>
                db.TaskRuns.Where(new Criterion.IdIn([.. ids]), db)
                    .Select(TaskRunRow.OfRun)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>
    /// When the oldest of the newest <paramref name="count"/> runs was created; null when there are not so many. What no
    /// index finds is looked for no further by the console, unless it is asked to.
    /// </summary>
    public Task<DateTimeOffset?> FindCreationOfNewestAsync(int count, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            async db =>
            {
                // The key of another index of theirs is read much sooner than whole runs are.
                var seq = await db
                    .TaskRuns.OrderByDescending(run => run.Seq)
                    .Select(run => (long?)run.Seq)
                    .Skip(count - 1)
                    .FirstOrDefaultAsync(cancellationToken);
                return seq is { } oldest ? SeqGenerator.InstantOf(oldest) : (DateTimeOffset?)null;
            },
            cancellationToken
        );

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
                some => some.Sort(run => run, page.Sort, byIndex: false, page.IsBackwards).Select(run => run.Seq),
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
}
