using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>
/// Does what is to be done with all that belongs to a flow run, however much it is: in small commands like anybody else's,
/// between which other writes have their turn. What it does not come to is still written down, and done later.
/// </summary>
public sealed class FlowRunWorker(TaskRunDatabase database, TaskRunService service, TaskRunWriter writer) : IDisposable
{
    /// <summary>For how long a request waits for the work that it has caused; what is left then is done behind it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int Batch = 100;
    private const int LogBatch = 2000;

    private static readonly StateType[] Terminal = [.. StateTypes.All.Where(type => type.IsTerminal())];
    private static readonly Origin Server = new("system", OriginSource.System);

    // One at a time is enough: all of it goes through one writer.
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Does what is written down, and comes back after <see cref="Patience"/> at the latest.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var work = Task.Run(() => WorkToTheEndAsync(CancellationToken.None), CancellationToken.None);
        try
        {
            await work.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or DatabaseUnavailableException)
        {
            // It goes on; and what fails is tried again along with the next, or at the next start.
        }
    }

    /// <summary>Does all that is written down.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer; the rest is still written down.</exception>
    public async Task WorkToTheEndAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (await NextAsync(cancellationToken) is { } work)
            {
                if (!await StepAsync(work, cancellationToken))
                    await FinishAsync(work, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Removes a flow run, and leaves word that its task runs are to go; null when there is none.</summary>
    internal static FlowRun? Delete(TaskRunBatch batch, Guid id)
    {
        var db = batch.Db;
        var run = FlowRunStates.Find(db, id);
        db.ChangeTracker.Clear();
        if (run is null)
            return null;
        // Its states go with it.
        db.FlowRuns.Where(each => each.Seq == run.Seq).ExecuteDelete();
        db.InsertRows<FlowRunWork>([new(batch.Seqs.Next(), id, FlowRunWorkKind.DeleteTaskRuns)]);
        batch.Touch(id);
        return run;
    }

    private Task<FlowRunWork?> NextAsync(CancellationToken cancellationToken) =>
        database.RunAsync(
            db => db.FlowRunWork.AsNoTracking().OrderBy(work => work.Seq).FirstOrDefaultAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>Does a part of it; false when there is nothing left to do.</summary>
    private async Task<bool> StepAsync(FlowRunWork work, CancellationToken cancellationToken)
    {
        var todo = await ListAsync(work, cancellationToken);
        await Task.WhenAll(todo.Select(each => DoAsync(work, each.Id, each.Version, cancellationToken)));
        return todo.Count > 0
            || (work.Kind is FlowRunWorkKind.DeleteTaskRuns && await DeleteLogsAsync(work, cancellationToken));
    }

    /// <summary>Removes some of a flow run's own logs; false when there are none left.</summary>
    private async Task<bool> DeleteLogsAsync(FlowRunWork work, CancellationToken cancellationToken) =>
        await writer.RunAsync(
            new FlowRunCommand<FlowRunWork?>(batch =>
            {
                var some = batch.Db.Logs.Where(log => log.FlowRunId == work.SubjectId).Take(LogBatch);
                if (batch.Db.Logs.Where(log => some.Select(each => each.Seq).Contains(log.Seq)).ExecuteDelete() == 0)
                    return null;
                batch.Touch(work.SubjectId);
                return work;
            }),
            cancellationToken
        )
            is not null;

    private Task<List<Subject>> ListAsync(FlowRunWork work, CancellationToken cancellationToken) =>
        database.RunAsync(
            db =>
            {
                var subjects =
                    work.Kind is FlowRunWorkKind.DeleteFlowRuns
                        ? db
                            .FlowRuns.Where(run => run.FlowId == work.SubjectId)
                            .Select(run => new Subject(run.Id, run.Version))
                        : db
                            .TaskRuns.Where(run => run.FlowRunId == work.SubjectId)
                            .Where(run =>
                                work.Kind == FlowRunWorkKind.DeleteTaskRuns || !Terminal.Contains(run.StateType)
                            )
                            .Select(run => new Subject(run.Id, run.Version));
                return subjects.Take(Batch).ToListAsync(cancellationToken);
            },
            cancellationToken
        );

    private Task DoAsync(FlowRunWork work, Guid id, int version, CancellationToken cancellationToken) =>
        work.Kind switch
        {
            FlowRunWorkKind.DeleteFlowRuns => writer.RunAsync(
                new FlowRunCommand<FlowRun?>(batch => Delete(batch, id)),
                cancellationToken
            ),
            FlowRunWorkKind.DeleteTaskRuns => service.DeleteAsync(id, cancellationToken),
            // One that ended meanwhile stays as it is.
            _ => service.SetStateAsync(
                id,
                new ProposedState(work.StateType!.Value)
                {
                    Message = $"The flow run ended as {work.StateType.Value.WireName()}.",
                },
                isForced: true,
                Server,
                expectedVersion: version,
                cancellationToken
            ),
        };

    private Task FinishAsync(FlowRunWork work, CancellationToken cancellationToken) =>
        writer.RunAsync(
            new FlowRunCommand<FlowRunWork>(batch =>
            {
                batch.Db.FlowRunWork.Where(each => each.Seq == work.Seq).ExecuteDelete();
                batch.Touch(work.SubjectId);
                return work;
            }),
            cancellationToken
        );

    private sealed record Subject(Guid Id, int Version);
}
