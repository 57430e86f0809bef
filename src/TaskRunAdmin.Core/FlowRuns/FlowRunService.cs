using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>The only door for writes about flows and flow runs.</summary>
/// <remarks>Each method throws <see cref="DatabaseUnavailableException"/> when the database does not answer: 503.</remarks>
public sealed class FlowRunService(
    TaskRunWriter writer,
    FlowRunWorker worker,
    IOptions<OrchestrationOptions> orchestration
)
{
    private readonly IReadOnlyCollection<StateType> _closesWith = orchestration.Value.ReadCloseTaskRunsWith();

    /// <summary>Creates a flow, or returns the one that has its name (contract 7.3), unchanged.</summary>
    public Task<FlowCreation> CreateFlowAsync(
        NewFlow request,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            origin,
            batch =>
            {
                var hash = Flow.Hash(request.Name);
                if (batch.Db.Flows.AsNoTracking().FirstOrDefault(flow => flow.NameHash == hash) is { } known)
                    return new FlowCreation(known, IsCreated: false);

                var created = Flow.Create(request, batch.Seqs.Next(), batch.Time.GetInstant());
                batch.Db.InsertRows<Flow>([created]);
                batch.Touch(created.Id);
                batch.Audit(origin, AuditAction.CreateFlow, new(created.Id, created.Name));
                return new FlowCreation(created, IsCreated: true);
            },
            cancellationToken
        );

    /// <summary>Gives a flow other tags (contract 7.3).</summary>
    /// <returns>The flow; null when there is none with this id: 404.</returns>
    public Task<Flow?> RetagFlowAsync(
        Guid id,
        IReadOnlyList<string>? tags,
        Origin origin,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            origin,
            batch =>
            {
                if (batch.Db.Flows.FirstOrDefault(each => each.Id == id) is not { } flow)
                    return null;
                var before = string.Join(", ", flow.Tags);
                flow.Retag(tags, batch.Time.GetInstant());
                var (was, becomes) = AuditFacts.Differences(("tags", before, string.Join(", ", flow.Tags)));
                batch.Audit(origin, AuditAction.ChangeFlow, new(id, flow.Name), was, becomes);
                return Save(batch, flow, id);
            },
            cancellationToken
        );

    /// <summary>Removes a flow with its flow runs and their task runs, in batches (contract 7.3).</summary>
    /// <returns>What was removed; null when there was no such flow: 404.</returns>
    public async Task<Flow?> DeleteFlowAsync(Guid id, Origin origin, CancellationToken cancellationToken = default)
    {
        FlowRunWork? work = null;
        var removed = await RunAsync(
            origin,
            batch =>
            {
                var db = batch.Db;
                if (db.Flows.AsNoTracking().FirstOrDefault(each => each.Id == id) is not { } found)
                    return null;
                db.Flows.Where(each => each.Seq == found.Seq).ExecuteDelete();
                work = new FlowRunWork(batch.Seqs.Next(), id, FlowRunWorkKind.DeleteFlowRuns);
                db.InsertRows<FlowRunWork>([work]);
                batch.Touch(id);
                batch.Audit(origin, AuditAction.DeleteFlow, new(id, found.Name));
                return found;
            },
            cancellationToken
        );
        if (removed is not null)
            await worker.DoSoonAsync(work!, cancellationToken);
        return removed;
    }

    /// <summary>Creates a flow run, or returns the one that has its flow and idempotency key (contract 7.4), unchanged.</summary>
    public async Task<FlowRunCreation> CreateAsync(
        NewFlowRun request,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        var command = new CreateFlowRun(request, origin);
        return await RunAsync(origin, command.Execute, cancellationToken, command.Ask);
    }

    /// <summary>
    /// Proposes a state for a flow run: the rules accept it, have another one entered in its place, or refuse it (contract
    /// 7.4). A flow run that ends so has its unfinished task runs end with it, in batches (contract W11).
    /// </summary>
    /// <returns>What became of it; null when there is no such flow run: 404.</returns>
    public async Task<SetStateResult?> SetStateAsync(
        Guid id,
        ProposedState proposed,
        bool isForced,
        Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        var command = new SetFlowRunState(id, proposed, isForced, origin, _closesWith);
        var result = await RunAsync(origin, command.Execute, cancellationToken, command.Ask);
        if (command.Work is { } work)
            await worker.DoSoonAsync(work, cancellationToken);
        return result;
    }

    /// <summary>Changes a flow run (contract 7.4).</summary>
    /// <returns>The flow run; null when there is none with this id: 404.</returns>
    public Task<FlowRun?> ChangeAsync(
        Guid id,
        FlowRunChange change,
        Origin origin,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(id, (run, now) => run.Change(change, now), origin, cancellationToken);

    /// <summary>Adds labels to a flow run (contract 7.4).</summary>
    /// <returns>The flow run; null when there is none with this id: 404.</returns>
    public Task<FlowRun?> LabelAsync(
        Guid id,
        IReadOnlyDictionary<string, System.Text.Json.JsonElement> labels,
        Origin origin,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(id, (run, now) => run.Label(labels, now), origin, cancellationToken);

    /// <summary>Removes a flow run with its states, and its task runs in batches (contract 7.4).</summary>
    /// <returns>What was removed; null when there was no such flow run: 404.</returns>
    public async Task<FlowRun?> DeleteAsync(Guid id, Origin origin, CancellationToken cancellationToken = default)
    {
        var deletion = await RunAsync(origin, batch => FlowRunWorker.Delete(batch, id, origin), cancellationToken);
        if (deletion is null)
            return null;
        await worker.DoSoonAsync(deletion.Work, cancellationToken);
        return deletion.Run;
    }

    private Task<FlowRun?> ChangeAsync(
        Guid id,
        Action<FlowRun, DateTimeOffset> change,
        Origin origin,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            origin,
            batch =>
            {
                if (FlowRunStates.Find(batch.Db, id) is not { } run)
                    return null;
                var before = Facts(run);
                change(run, batch.Time.GetInstant());
                var facts = before.Zip(Facts(run), (was, becomes) => (was.Name, was.Value, becomes.Value));
                var (changed, into) = AuditFacts.Differences([.. facts]);
                batch.Audit(origin, AuditAction.ChangeFlowRun, new(id, run.Name), changed, into);
                return Save(batch, run, id);
            },
            cancellationToken
        );

    /// <summary>What of a flow run can be changed, each as a text that differs when it does.</summary>
    private static (string Name, object? Value)[] Facts(FlowRun run) =>
        [
            ("name", run.Name),
            ("flow_version", run.FlowVersion),
            ("tags", string.Join(", ", run.Tags)),
            ("labels", string.Join(", ", run.Labels.Select(label => $"{label.Key}={label.Value.GetRawText()}"))),
            ("parameters", run.Parameters.GetRawText()),
            ("job_variables", run.JobVariables.GetRawText()),
            ("empirical_policy", run.Policy.ToString()),
            ("infrastructure_pid", run.InfrastructurePid),
        ];

    private static T Save<T>(TaskRunBatch batch, T changed, Guid id)
        where T : class
    {
        batch.Db.SaveChanges();
        batch.Db.ChangeTracker.Clear();
        batch.Touch(id);
        return changed;
    }

    private Task<T> RunAsync<T>(
        Origin origin,
        Func<TaskRunBatch, T> execute,
        CancellationToken cancellationToken,
        Action<TaskRunBatch>? ask = null
    )
        where T : class? => writer.RunAsync(new WriteCommand<T>(origin, execute, ask), cancellationToken);
}
