using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>The only door for reads about flows and flow runs. Every call is on a context of its own.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class FlowRunQueries(TaskRunDatabase database, TimeProvider time)
{
    /// <summary>The flow, or null when there is none with this id.</summary>
    public Task<Flow?> FindFlowAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.Flows.AsNoTracking().FirstOrDefaultAsync(flow => flow.Id == id, cancellationToken),
            cancellationToken
        );

    /// <summary>The flow, or null when there is none with this name.</summary>
    public Task<Flow?> FindFlowAsync(string name, CancellationToken cancellationToken = default)
    {
        var hash = Flow.Hash(name);
        return database.RunAsync(
            db => db.Flows.AsNoTracking().FirstOrDefaultAsync(flow => flow.NameHash == hash, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>A page of flows.</summary>
    public Task<List<Flow>> FilterFlowsAsync(FlowsPage page, CancellationToken cancellationToken = default) =>
        page.Limit == 0
            ? Task.FromResult(new List<Flow>())
            : database.RunAsync(
                db =>
                    db.Flows.Where(FlowRunCriterionSql.Predicate(page.Filter, db))
                        .Sort(page.Sort)
                        .Skip(page.Offset)
                        .Take(page.Limit)
                        .AsNoTracking()
                        .ToListAsync(cancellationToken),
                cancellationToken
            );

    /// <summary>How many flows there are that are so.</summary>
    public Task<int> CountFlowsAsync(FlowCriterion filter, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.Flows.CountAsync(FlowRunCriterionSql.Predicate(filter, db), cancellationToken),
            cancellationToken
        );

    /// <summary>The flow run with its current state, or null when there is none with this id.</summary>
    public async Task<FlowRun?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var page = new FlowRunsPage(FlowRunSort.IdDesc, 1, 0, new FlowRunCriterion.IdIn([id]));
        return (await FilterAsync(page, cancellationToken)).FirstOrDefault();
    }

    /// <summary>A page of whole flow runs, each with its current state.</summary>
    public Task<List<FlowRun>> FilterAsync(FlowRunsPage page, CancellationToken cancellationToken = default) =>
        page.Limit == 0
            ? Task.FromResult(new List<FlowRun>())
            : database.RunAsync(
                async db =>
                {
                    var runs = await db
                        .FlowRuns.Where(FlowRunCriterionSql.Predicate(page.Filter, db))
                        .Sort(page.Sort)
                        .Skip(page.Offset)
                        .Take(page.Limit)
                        .AsNoTracking()
                        .ToListAsync(cancellationToken);
                    var ids = runs.ConvertAll(run => run.StateId).ToArray();
                    var states = await db
                        .FlowRunStates.AsNoTracking()
                        .Where(state => EF.Parameter(ids).Contains(state.Id))
                        .ToDictionaryAsync(state => state.Id, cancellationToken);
                    // One that was removed between the two is gone, its state with it.
                    runs.RemoveAll(run => !states.ContainsKey(run.StateId));
                    return runs.ConvertAll(run => run.WithState(states[run.StateId]));
                },
                cancellationToken
            );

    /// <summary>How many flow runs there are that are so.</summary>
    public Task<int> CountAsync(FlowRunCriterion filter, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.FlowRuns.CountAsync(FlowRunCriterionSql.Predicate(filter, db), cancellationToken),
            cancellationToken
        );

    /// <summary>The newest entries of the flow run's history, newest first; empty for an unknown one.</summary>
    public Task<List<FlowRunState>> ListNewestStatesAsync(
        Guid flowRunId,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            db =>
                StatesOf(db, flowRunId)
                    .OrderByDescending(state => state.Timestamp)
                    .Take(take)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>The flow run's whole history, oldest first; empty for an unknown one.</summary>
    public Task<List<FlowRunState>> ListStatesAsync(Guid flowRunId, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => StatesOf(db, flowRunId).OrderBy(state => state.Timestamp).ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>One entry of a flow run's history, or null when there is none with this id.</summary>
    public Task<FlowRunState?> FindStateAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.RunAsync(
            db => db.FlowRunStates.AsNoTracking().FirstOrDefaultAsync(state => state.Id == id, cancellationToken),
            cancellationToken
        );

    /// <summary>How late these flow runs started, or are by now, on average; null when there are none.</summary>
    public Task<TimeSpan?> AverageLatenessAsync(FlowRunCriterion filter, CancellationToken cancellationToken = default)
    {
        var now = time.GetInstant();
        return database.RunAsync(
            async db =>
                await RunHistory
                    .Estimate(db.FlowRuns.Where(FlowRunCriterionSql.Predicate(filter, db)), now)
                    .AverageAsync(each => (double?)each.Delay, cancellationToken)
                    is { } microseconds
                    ? TimeSpan.FromMicroseconds(microseconds)
                    : (TimeSpan?)null,
            cancellationToken
        );
    }

    /// <summary>What became of the flow runs that were due in each interval, by state, intervals in order.</summary>
    public Task<List<TaskRunHistoryCount>> HistoryAsync(
        TaskRunIntervals intervals,
        FlowRunCriterion filter,
        CancellationToken cancellationToken = default
    )
    {
        var now = time.GetInstant();
        return database.RunAsync(
            db =>
                RunHistory.ListAsync(
                    db.FlowRuns.Where(FlowRunCriterionSql.Predicate(filter, db)),
                    intervals,
                    now,
                    cancellationToken
                ),
            cancellationToken
        );
    }

    /// <summary>What started within a flow run, and what depends on what.</summary>
    /// <param name="id">The flow run.</param>
    /// <param name="since">What ended before is left out; null: nothing is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The graph; null when there is no such flow run: 404.</returns>
    public Task<FlowRunGraphResult?> FindGraphAsync(
        Guid id,
        DateTimeOffset? since,
        CancellationToken cancellationToken = default
    ) => database.RunAsync(db => FlowRunGraph.FindAsync(db, id, since, cancellationToken), cancellationToken);

    internal static IQueryable<FlowRunState> StatesOf(TaskRunDbContext db, Guid flowRunId) =>
        db
            .FlowRuns.Where(run => run.Id == flowRunId)
            .Join(db.FlowRunStates, run => run.Seq, state => state.FlowRunSeq, (run, state) => state)
            .AsNoTracking();
}
