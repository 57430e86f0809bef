using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>The door for what is done to many runs at once: it writes down what is to be done, and a server does it.</summary>
/// <remarks>
/// Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer, and
/// <see cref="AccessDeniedException"/> when whoever asks may not.
/// </remarks>
public sealed class BulkJobService(TaskRunWriter writer, TaskRunCounts counts, BulkJobWorker worker)
{
    /// <summary>Writes a job down; some server begins with it soon, whoever goes away meanwhile.</summary>
    /// <param name="request">What is to be done. The same request once more is answered with the same job.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    public async Task<BulkStart> StartAsync(
        NewBulkJob request,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        origin.Require(Role.Operator);
        if (request.Problem is { } problem)
            return new(null, problem);
        var total = await counts.CountAsync(request.Preview.Runs.Counted, cancellationToken);
        var start = await writer.RunAsync(
            new WriteCommand<BulkStart>(origin, batch => Start(batch, request, total, origin)),
            cancellationToken
        );
        worker.Wake();
        return start;
    }

    /// <summary>Ends a job that has not ended. What it has done is done; it does nothing after this is answered.</summary>
    /// <param name="id">The job.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting; what is committed by then stays.</param>
    /// <returns>The job as it is now; null when there is none.</returns>
    public Task<BulkJob?> CancelAsync(Guid id, Origin origin, CancellationToken cancellationToken = default) =>
        writer.RunAsync(new WriteCommand<BulkJob?>(origin, batch => Cancel(batch, id, origin)), cancellationToken);

    private static BulkStart Start(TaskRunBatch batch, NewBulkJob request, int total, Origin origin)
    {
        var (runs, seen) = (request.Preview.Runs, request.Preview.Total);
        // Whoever did not hear the answer asks again.
        if (Find(batch.Db, request.Id) is { } started)
            return new(started, null);
        if (total == 0)
            return new(null, "No run matches any more: there is nothing to do.");
        if (total > seen && !request.Preview.MayBeMore)
            return new(null, $"There are {total:N0} by now, {seen:N0} when you looked: look again.");
        var job = new BulkJob(
            request.Id,
            batch.Seqs.Next(),
            request.Action,
            runs.Text,
            runs.At,
            runs.UpTo,
            request.Proposed,
            request.IsForced,
            total,
            batch.Time.GetInstant(),
            origin
        );
        batch.Db.InsertRows<BulkJob>([job]);
        batch.Audit(
            origin,
            AuditAction.StartJob,
            new(job.Id, null),
            after: AuditFacts.Of(
                ("action", job.Action),
                ("filter", new AuditFacts.Whole(job.Text)),
                ("state", job.ProposedType?.WireName()),
                ("state_name", job.ProposedName),
                ("force", job.IsForced ? true : null),
                ("frozen_at", job.FrozenAt),
                ("runs", job.Total)
            ),
            reason: job.Message
        );
        Touch(batch, job);
        return new(job, null);
    }

    private static BulkJob? Cancel(TaskRunBatch batch, Guid id, Origin origin)
    {
        var found = Find(batch.Db, id);
        if (found is null or { HasEnded: true })
            return found;
        var isCancelled = TryCancel(batch.Db, id, batch.Time.GetInstant());
        var job = Find(batch.Db, id)!;
        if (isCancelled)
        {
            batch.Audit(origin, AuditAction.CancelJob, new(id, null), after: Facts(job));
            Touch(batch, job);
        }

        return job;
    }

    /// <summary>Ends the job, unless it has ended meanwhile.</summary>
    internal static bool TryCancel(TaskRunDbContext db, Guid id, DateTimeOffset now) =>
        db.BulkJobs.Where(job => job.Id == id && job.Ended == null)
            .ExecuteUpdate(set =>
                set.SetProperty(job => job.Status, StateType.Cancelled).SetProperty(job => job.Ended, now)
            ) > 0;

    /// <summary>The job, with nothing tracked.</summary>
    internal static BulkJob? Find(TaskRunDbContext db, Guid id) =>
        db.BulkJobs.AsNoTracking().FirstOrDefault(job => job.Id == id);

    /// <summary>Tells open pages.</summary>
    internal static void Touch(TaskRunBatch batch, BulkJob job)
    {
        batch.Touch(job.Id);
        batch.Touch(BulkJob.Any);
    }

    /// <summary>How far it came.</summary>
    internal static string Facts(BulkJob job) =>
        AuditFacts.Of(
            ("status", job.Status.WireName()),
            ("done", job.Done),
            ("refused", job.Refused),
            ("failed", job.Failed)
        );
}

/// <summary>What became of a job that was asked for.</summary>
/// <param name="Job">The job; null: none was started.</param>
/// <param name="Problem">Why not, in a sentence; null: it was.</param>
public sealed record BulkStart(BulkJob? Job, string? Problem);
