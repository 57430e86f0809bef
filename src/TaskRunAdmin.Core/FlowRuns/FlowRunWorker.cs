using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>
/// Does what is to be done with all that belongs to a flow, a flow run or a task run, however much it is: in small commands like anybody else's,
/// between which other writes have their turn. What it does not come to is still written down, and done later.
/// </summary>
public sealed class FlowRunWorker(
    TaskRunDatabase database,
    TaskRunService service,
    TaskRunWriter writer,
    ILogger<FlowRunWorker> logger
) : IDisposable
{
    /// <summary>For how long a request waits for the work that it has caused; what is left then is done behind it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int Batch = 100;
    private const int LogBatch = 2000;

    private readonly CancellationTokenSource _stopped = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    /// <summary>Goes on with all that is written down: what requests have left, and servers that were killed.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer; the rest is still written down.</exception>
    public async Task GoOnAsync(CancellationToken cancellationToken)
    {
        var works = await database.RunAsync(
            db => db.FlowRunWork.AsNoTracking().OrderBy(work => work.Seq).ToListAsync(cancellationToken),
            cancellationToken
        );
        foreach (var work in works)
            await DoAsync(work, cancellationToken);
    }

    /// <summary>Does this piece of work, and comes back after <see cref="Patience"/> at the latest: the rest is done behind it.</summary>
    internal async Task DoSoonAsync(FlowRunWork work, CancellationToken cancellationToken)
    {
        try
        {
            await DoQuietlyAsync(work, _stopped.Token).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on.
        }
    }

    /// <summary>Removes a flow run, and leaves word that its task runs are to go; null when there is none.</summary>
    internal static FlowRunDeletion? Delete(TaskRunBatch batch, Guid id, Origin origin)
    {
        var db = batch.Db;
        var run = FlowRunStates.Find(db, id);
        db.ChangeTracker.Clear();
        if (run is null)
            return null;
        // Its states go with it.
        db.FlowRuns.Where(each => each.Seq == run.Seq).ExecuteDelete();
        var work = new FlowRunWork(batch.Seqs.Next(), id, FlowRunWorkKind.DeleteTaskRuns);
        db.InsertRows<FlowRunWork>([work]);
        batch.Touch(id);
        batch.Audit(
            origin,
            AuditAction.DeleteFlowRun,
            new(id, run.Name),
            before: AuditFacts.State(run.StateType, run.StateName)
        );
        return new FlowRunDeletion(run, work);
    }

    /// <summary>The answer is given, or is not to wait: what fails is written down still, and tried again.</summary>
    private async Task DoQuietlyAsync(FlowRunWork work, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(work, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "{Kind} of {Id} is not done yet; it is tried again.", work.Kind, work.SubjectId);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next start goes on.
        }
    }

    private async Task DoAsync(FlowRunWork work, CancellationToken cancellationToken)
    {
        if (work.Kind is not FlowRunWorkKind.DeleteLogs)
            await DoWithRunsAsync(work, cancellationToken);
        if (work.Kind is FlowRunWorkKind.DeleteTaskRuns or FlowRunWorkKind.DeleteLogs)
            while (await DeleteLogsAsync(work, cancellationToken)) { }
        await FinishAsync(work, cancellationToken);
    }

    private async Task DoWithRunsAsync(FlowRunWork work, CancellationToken cancellationToken)
    {
        // What cannot be done must not keep the rest from being done; it is left as it is.
        var failed = new HashSet<Guid>();
        for (var after = 0L; ; )
        {
            var found = await ListAsync(work, after, cancellationToken);
            var todo = found.FindAll(each => !failed.Contains(each.Id));
            if (todo.Count == 0 && after == 0)
                return;
            // Once more from the start, for what was changed by somebody else meanwhile.
            after = found.Count < Batch ? 0 : found[^1].Seq;
            await Task.WhenAll(todo.Select(each => TryAsync(work, each, failed, cancellationToken)));
        }
    }

    private Task<List<Subject>> ListAsync(FlowRunWork work, long after, CancellationToken cancellationToken) =>
        database.RunAsync(
            async db =>
            {
                if (work.Kind is FlowRunWorkKind.DeleteFlowRuns)
                    return await ListAsync(
                        db.FlowRuns.Where(run => run.FlowId == work.SubjectId),
                        after,
                        cancellationToken
                    );

                // What came after the end is none of it.
                var runs = db.TaskRuns.Where(run => run.FlowRunId == work.SubjectId && run.Seq < work.Seq);
                if (work.Kind is FlowRunWorkKind.CloseTaskRuns)
                    runs = runs.Where(run => !StateTypes.Terminal.Contains(run.StateType))
                        // And a flow run that goes on keeps its task runs.
                        .Where(run =>
                            db.FlowRuns.Any(flow => flow.Id == work.SubjectId && flow.StateType == work.StateType)
                        );
                return await ListAsync(runs, after, cancellationToken);
            },
            cancellationToken
        );

    private static Task<List<Subject>> ListAsync<T>(IQueryable<T> runs, long after, CancellationToken cancellationToken)
        where T : Run =>
        runs.Where(run => run.Seq > after)
            .OrderBy(run => run.Seq)
            .Take(Batch)
            .Select(run => new Subject(run.Seq, run.Id, run.Version))
            .ToListAsync(cancellationToken);

    private async Task TryAsync(
        FlowRunWork work,
        Subject subject,
        HashSet<Guid> failed,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await DoAsync(work, subject, cancellationToken);
        }
        catch (Exception error)
            when (error is not DatabaseUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "{Kind} failed for {Id}, which is left as it is.", work.Kind, subject.Id);
            lock (failed)
                failed.Add(subject.Id);
        }
    }

    private async Task DoAsync(FlowRunWork work, Subject subject, CancellationToken cancellationToken)
    {
        switch (work.Kind)
        {
            case FlowRunWorkKind.DeleteFlowRuns:
                var deletion = await writer.RunAsync(
                    new WriteCommand<FlowRunDeletion?>(
                        Origin.Server,
                        batch => Delete(batch, subject.Id, Origin.Server)
                    ),
                    cancellationToken
                );
                if (deletion is not null)
                    await DoAsync(deletion.Work, cancellationToken);
                break;
            case FlowRunWorkKind.DeleteTaskRuns:
                await service.DeleteAsync(subject.Id, Origin.Server, cancellationToken);
                break;
            default:
                var type = work.StateType!.Value;
                // One that changed meanwhile is looked at once more.
                await service.SetStateAsync(
                    subject.Id,
                    new ProposedState(type) { Message = $"The flow run ended as {type.WireName()}." },
                    isForced: true,
                    Origin.Server,
                    expectedVersion: subject.Version,
                    cancellationToken
                );
                break;
        }
    }

    /// <summary>Removes some of a run's own logs; false when there are none left.</summary>
    private async Task<bool> DeleteLogsAsync(FlowRunWork work, CancellationToken cancellationToken) =>
        await writer.RunAsync(
            new WriteCommand<FlowRunWork?>(
                Origin.Server,
                batch =>
                {
                    if (TaskRunDeletion.RemoveLogs(batch.Db, LogsOf(work, batch.Db), LogBatch) == 0)
                        return null;
                    batch.Touch(work.SubjectId);
                    return work;
                }
            ),
            cancellationToken
        )
            is not null;

    /// <summary>A task run's id may be given to another one, whose logs are none of it.</summary>
    private static IQueryable<LogEntry> LogsOf(FlowRunWork work, TaskRunDbContext db) =>
        work.Kind is FlowRunWorkKind.DeleteLogs
            ? db.Logs.Where(log => log.TaskRunId == work.SubjectId && log.Seq < work.Seq)
            : db.Logs.Where(log => log.FlowRunId == work.SubjectId);

    private Task FinishAsync(FlowRunWork work, CancellationToken cancellationToken) =>
        writer.RunAsync(
            new WriteCommand<FlowRunWork>(
                Origin.Server,
                batch =>
                {
                    batch.Db.FlowRunWork.Where(each => each.Seq == work.Seq).ExecuteDelete();
                    batch.Touch(work.SubjectId);
                    return work;
                }
            ),
            cancellationToken
        );

    private sealed record Subject(long Seq, Guid Id, int Version);
}

/// <summary>A flow run that was removed, and what is still to be done about it.</summary>
internal sealed record FlowRunDeletion(FlowRun Run, FlowRunWork Work);
