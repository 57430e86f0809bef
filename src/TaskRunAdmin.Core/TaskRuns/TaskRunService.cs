using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Flows;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The only door for writes. The REST API and the console both call it, in process.</summary>
public sealed class TaskRunService(
    TaskRunDatabase database,
    SeqGenerator seqs,
    TaskRunFeed feed,
    TimeProvider time,
    IOptions<ApiOptions> options
)
{
    private const int MaxMints = 3;
    private static readonly ProposedState Pending = new(StateType.Pending);
    private static readonly Dictionary<string, JsonElement> NoLabels = [];

    /// <summary>
    /// Creates a task run, or returns the one that has its key already (contract 2.6). However many ask at once, and
    /// through however many servers, one run comes of it and exactly one caller is told that it created it.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <exception cref="DatabaseUnavailableException">The database does not answer: 503. Ask again to learn what became of it.</exception>
    public async Task<CreateOrReturnResult> CreateOrReturnAsync(
        NewTaskRun request,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        for (var mint = 1; ; mint++)
        {
            var attempt = new Attempt(seqs.Next(), seqs.Next());
            try
            {
                var result = await database.RunAsync(
                    db => TryOnceAsync(db, request, origin, attempt, cancellationToken),
                    cancellationToken
                );
                if (result is not null)
                    return result;
            }
            finally
            {
                // Whatever became of the write, open lists look: a nudge too many costs nothing.
                if (attempt.WrittenId is { } id)
                    feed.Publish(id);
            }

            if (mint == MaxMints)
                throw new InvalidOperationException($"A unique index refused {MaxMints} freshly minted ids in a row.");
        }
    }

    /// <summary>One try in a context of its own; null when a minted id met one that exists, and another has to be minted.</summary>
    private async Task<CreateOrReturnResult?> TryOnceAsync(
        TaskRunDbContext db,
        NewTaskRun request,
        Origin origin,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        // Repeats are answered by this one read, without a transaction.
        if (await TaskRunReads.FindByKeyAsync(db, request.Key, cancellationToken) is { } existing)
            return Found(existing, attempt);

        var labels = NoLabels as IReadOnlyDictionary<string, JsonElement>;
        if (request.Key.FlowRunId is { } flowRunId)
        {
            var known = await FlowRunLookup.FindLabelsAsync(db, flowRunId, cancellationToken);
            if (known is null && options.Value.RequireKnownFlowRun)
                return new CreateOrReturnResult.UnknownFlowRun(flowRunId);
            labels = known ?? labels;
        }

        var now = time.GetInstant();
        var run = TaskRun.Create(request, labels, attempt.RunSeq, now, origin);
        run.Enter(RunState.Mint(request.State ?? Pending, run, attempt.StateSeq, now, origin));
        attempt.WrittenId = run.Id;
        try
        {
            db.Add(run);
            db.Add(run.State!);
            await db.SaveChangesAsync(cancellationToken);
            return new CreateOrReturnResult.Created(run);
        }
        catch (DbUpdateException error) when (db.IsUniqueViolation(error))
        {
            // Which index refused is asked of the data: the message names it differently on every server.
            db.ChangeTracker.Clear();
            if (await TaskRunReads.FindByKeyAsync(db, request.Key, cancellationToken) is { } winner)
                return Found(winner, attempt);
            if (request.Id is { } id && await db.TaskRuns.AnyAsync(other => other.Id == id, cancellationToken))
                return new CreateOrReturnResult.IdTaken(id);
            return null;
        }
    }

    private static CreateOrReturnResult Found(TaskRun run, Attempt attempt) =>
        run.Seq == attempt.RunSeq ? new CreateOrReturnResult.Created(run) : new CreateOrReturnResult.Existing(run);

    /// <summary>
    /// What stays the same when the work is begun anew after a transient error: a commit whose answer was lost is known by
    /// its seq.
    /// </summary>
    private sealed class Attempt(long runSeq, long stateSeq)
    {
        public long RunSeq => runSeq;

        public long StateSeq => stateSeq;

        /// <summary>The run that was tried to be written; null as long as none was.</summary>
        public Guid? WrittenId { get; set; }
    }
}
