using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>
/// Does the jobs that are written down, one after the other, in steps between which other writes have their turn. A job is
/// one server's for as long as it makes steps; when it is killed or cut off, another goes on from the last step.
/// </summary>
public sealed class BulkJobWorker(
    TaskRunDatabase database,
    TaskRunQueries queries,
    TaskRunService service,
    TaskRunWriter writer,
    TimeProvider time,
    ILogger<BulkJobWorker> logger
)
{
    /// <summary>
    /// For how long a server that makes no step is waited for. One that was only slow makes no step any more after that:
    /// two never do the same run.
    /// </summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>After how long a read prolongs the lease, which a step does by itself.</summary>
    internal static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    /// <summary>How many runs a step does, of those that weigh least: a short commit, after which others have their turn.</summary>
    internal const int StepWeight = 200;

    /// <summary>A job whose runs could not be read so often, one time after the other, is given up.</summary>
    internal const int MaxUnread = 20;

    // How often each job's runs could not be read since they last could.
    private readonly Dictionary<long, int> _unread = [];
    private readonly Guid _server = TimeOrderedId.Next(time.GetInstant());
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Waits until there is a job by this server, or a while is over: others write jobs down too.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_woken.Reader.ReadAsync(either.Token).AsTask(), Task.Delay(atMost, time, either.Token));
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Does all jobs that are not done and are not another server's. One that cannot go on now keeps no other waiting.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer; what is done is done, the rest is written down.</exception>
    public async Task GoOnAsync(CancellationToken cancellationToken)
    {
        var stuck = new HashSet<long>();
        while (await ClaimAsync(stuck, cancellationToken) is { } job)
        {
            try
            {
                await DoAsync(job, cancellationToken);
            }
            catch (DatabaseUnavailableException error)
            {
                // When that is for all of them, the next claim says so.
                logger.LogWarning(error, "Job {Id} waits: the database did not answer it in time.", job.Id);
                stuck.Add(job.Seq);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(error, "Job {Id} failed.", job.Id);
                await EndAsync(job, StateType.Failed, "The server failed at it; its log says why.", cancellationToken);
            }
        }
    }

    /// <summary>Says that there is a job.</summary>
    internal void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>The job, for as long as this server may go on with it.</summary>
    internal static IQueryable<BulkJob> Mine(TaskRunDbContext db, BulkJob job, Guid server) =>
        db.BulkJobs.Where(each => each.Seq == job.Seq && each.Status == StateType.Running && each.ClaimedBy == server);

    private async Task<BulkJob?> ClaimAsync(HashSet<long> stuck, CancellationToken cancellationToken)
    {
        var now = time.GetInstant();
        var waiting = await database.RunAsync(
            db =>
                db.BulkJobs.AsNoTracking()
                    .Where(job => job.Status == StateType.Pending || job.Status == StateType.Running)
                    .Where(job => job.ClaimedBy == null || job.ClaimedBy == _server || job.ClaimedUntil < now)
                    .OrderBy(job => job.Seq)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        var inOrder = waiting.Where(job => !stuck.Contains(job.Seq)).OrderBy(job => _unread.GetValueOrDefault(job.Seq));
        foreach (var job in inOrder)
            if (await ClaimAsync(job, cancellationToken) is { } claimed)
                return claimed;
        return null;
    }

    private Task<BulkJob?> ClaimAsync(BulkJob job, CancellationToken cancellationToken) =>
        writer.RunAsync(new WriteCommand<BulkJob?>(Origin.Server, batch => Claim(batch, job)), cancellationToken);

    /// <summary>Makes a job this server's; null when it has ended, or is another's.</summary>
    internal BulkJob? Claim(TaskRunBatch batch, BulkJob job)
    {
        var now = batch.Time.GetInstant();
        var claimed = batch
            .Db.BulkJobs.Where(each => each.Seq == job.Seq && each.Ended == null)
            .Where(each => each.ClaimedBy == null || each.ClaimedBy == _server || each.ClaimedUntil < now)
            .ExecuteUpdate(set =>
                set.SetProperty(each => each.Status, StateType.Running)
                    .SetProperty(each => each.Started, each => each.Started ?? now)
                    .SetProperty(each => each.ClaimedBy, _server)
                    .SetProperty(each => each.ClaimedUntil, now + Lease)
            );
        if (claimed == 0)
            return null;
        BulkJobService.Touch(batch, job);
        return BulkJobService.Find(batch.Db, job.Id);
    }

    private async Task DoAsync(BulkJob job, CancellationToken cancellationToken)
    {
        var runs = new FrozenRuns(job.Text, job.FrozenAt, job.UpTo);
        if (runs.Query.Errors.Count > 0)
        {
            var problem = $"The filter means nothing to this server. {string.Join(' ', runs.Query.Errors)}";
            await EndAsync(job, StateType.Failed, problem, cancellationToken);
            return;
        }

        var size = StepWeight / BulkStepCommand.WeightOf(job.Action);
        // So many are done one by one, because one of them has failed the others.
        var alone = 0;
        for (var cursor = job.Cursor; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await ReadAsync(job, runs.Page(cursor, alone > 0 ? 1 : size), cancellationToken);
            if (rows is null)
                return; // It was given up, cancelled, or taken over by another server.
            if (rows.Count == 0)
            {
                await EndAsync(job, StateType.Completed, problem: null, cancellationToken);
                return;
            }

            BulkStep? step;
            try
            {
                step = await StepAsync(new BulkStepCommand(job, cursor, rows, _server, service));
            }
            catch (Exception error)
                when (error is not DatabaseUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                if (rows.Count > 1)
                {
                    alone = rows.Count;
                    continue;
                }

                logger.LogError(
                    error,
                    "Job {Job} failed at task run {Id}, which is left as it is.",
                    job.Id,
                    rows[0].Id
                );
                const string failure = "The server failed at it; its log says why.";
                step = await StepAsync(new BulkStepCommand(job, cursor, rows, _server, service, failure));
            }

            if (step is null)
                return; // It was cancelled, or another server has taken it over.
            if (alone > 0 && step.Cursor != cursor)
                alone--;
            cursor = step.Cursor;
        }

        Task<BulkStep?> StepAsync(BulkStepCommand step) => writer.RunAsync(step, cancellationToken);
    }

    /// <summary>
    /// The runs of the next step, while the claim is kept however long it takes. Null when there is no more to be done: it
    /// was given up, it has ended, or it is another server's.
    /// </summary>
    private async Task<List<TaskRunRow>?> ReadAsync(BulkJob job, TaskRunPage page, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // SQLite reads without giving the thread back.
            var reading = Task.Run(() => queries.ListAsync(page, stop.Token), cancellationToken);
            while (await Task.WhenAny(reading, Task.Delay(Renewal, time, stop.Token)) != reading)
                if (await ClaimAsync(job, cancellationToken) is null)
                    return null;
            return await CheckAsync(job, reading, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    /// <summary>What was read; null when it could not be, once too often.</summary>
    private async Task<List<TaskRunRow>?> CheckAsync(
        BulkJob job,
        Task<List<TaskRunRow>> reading,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var rows = await reading;
            _unread.Remove(job.Seq);
            return rows;
        }
        catch (DatabaseUnavailableException)
        {
            // That it is away is not the filter's fault.
            await queries.PingAsync(cancellationToken);
            var times = _unread[job.Seq] = _unread.GetValueOrDefault(job.Seq) + 1;
            if (times < MaxUnread)
                throw;
            _unread.Remove(job.Seq);
            const string problem = "Its runs could not be read in time: narrow the filter.";
            await EndAsync(job, StateType.Failed, problem, cancellationToken);
            return null;
        }
    }

    private Task<BulkJob?> EndAsync(
        BulkJob job,
        StateType status,
        string? problem,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync(
            new WriteCommand<BulkJob?>(job.ToOrigin(), batch => End(batch, job, status, problem)),
            cancellationToken
        );

    /// <summary>Ends a job of this server's; null when it was ended meanwhile, or is another's by now.</summary>
    internal BulkJob? End(TaskRunBatch batch, BulkJob job, StateType status, string? problem)
    {
        var now = batch.Time.GetInstant();
        var kept = problem is null ? null : TextPrefix.Of(problem, AuditEntry.MaxReasonLength);
        var ended = Mine(batch.Db, job, _server)
            .ExecuteUpdate(set =>
                set.SetProperty(each => each.Status, status)
                    .SetProperty(each => each.Ended, now)
                    .SetProperty(each => each.Problem, kept)
            );
        if (ended == 0 || BulkJobService.Find(batch.Db, job.Id) is not { } after)
            return null;
        batch.Audit(
            job.ToOrigin(),
            AuditAction.EndJob,
            new(job.Id, null),
            after: BulkJobService.Facts(after),
            reason: kept
        );
        BulkJobService.Touch(batch, job);
        return after;
    }
}
