using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>One page of a listing (contract 4.3).</summary>
/// <param name="Sort">The order.</param>
/// <param name="Limit">How many runs at most, 0 or more.</param>
/// <param name="Offset">How many runs to pass over, 0 or more.</param>
public sealed record TaskRunPage(TaskRunSort Sort, int Limit, int Offset);

/// <summary>A run as the console's list shows it: without the JSON columns, which the list does not show.</summary>
/// <param name="Seq">The cursor: newer runs have larger ones.</param>
/// <param name="Id">The id on the wire.</param>
/// <param name="Version">Changes with every change of the run.</param>
/// <param name="Name">The name shown to people.</param>
/// <param name="TaskKey">Names the task.</param>
/// <param name="DynamicKey">Tells the runs of one task apart.</param>
/// <param name="FlowRunId">The flow run, or null.</param>
/// <param name="StateType">The current state's type.</param>
/// <param name="StateName">The current state's name.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Created">When the run was created.</param>
public sealed record TaskRunRow(
    long Seq,
    Guid Id,
    int Version,
    string Name,
    string TaskKey,
    string DynamicKey,
    Guid? FlowRunId,
    StateType StateType,
    string StateName,
    IReadOnlyList<string> Tags,
    DateTimeOffset Created
);

/// <summary>The only door for reads. Every call is one statement on a context of its own.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class TaskRunQueries(
    TaskRunDatabase database,
    SeqGenerator seqs,
    TimeProvider time,
    IOptions<ApiOptions> options
)
{
    private static readonly Origin Nobody = new("nobody", OriginSource.System);

    /// <summary>The run with its current state, or null when there is none with this id.</summary>
    public Task<TaskRun?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        database.FindByIdAsync(id, cancellationToken);

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
                var command = new SetStateCommand(id, proposed, isForced, Nobody, options.Value);
                var batch = new TaskRunBatch(database, seqs, time);
                command.Ask(batch);
                batch.Read(db);
                command.Apply(batch);
                return command.Decided;
            },
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

                var found = await db.WithState(db.TaskRuns)
                    .Sort(page.Sort)
                    .Skip(page.Offset)
                    .Take(page.Limit)
                    .ToListAsync(cancellationToken);
                return found.ConvertAll(each => each.ToRun());
            },
            cancellationToken
        );

    /// <summary>The newest runs, newest first, as the console's list shows them.</summary>
    /// <param name="before">Only runs older than this <see cref="TaskRun.Seq"/>; null: from the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<TaskRunRow>> ListNewestAsync(
        long? before,
        int take,
        CancellationToken cancellationToken = default
    ) =>
        database.RunAsync(
            db =>
                (before is { } seq ? db.TaskRuns.Where(run => run.Seq < seq) : db.TaskRuns)
                    .OrderByDescending(run => run.Seq)
                    .Take(take)
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
                        run.Created
                    ))
                    .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>Asks the database for next to nothing, to learn whether it answers.</summary>
    public Task PingAsync(CancellationToken cancellationToken = default) =>
        database.RunAsync(db => db.TaskRuns.AnyAsync(cancellationToken), cancellationToken);
}
