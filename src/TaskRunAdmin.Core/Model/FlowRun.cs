using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A flow run (contract 7.4). Task runs inherit its labels and follow its state. A task run may also name a flow run that
/// is kept elsewhere; there is no row for it then.
/// </summary>
public sealed class FlowRun : Run
{
    private FlowRun() { }

    /// <summary>The flow's id.</summary>
    public Guid FlowId { get; private init; }

    /// <inheritdoc cref="NewFlowRun.FlowVersion"/>
    public string? FlowVersion { get; private set; }

    /// <inheritdoc cref="NewFlowRun.Parameters"/>
    public JsonElement Parameters { get; private set; }

    /// <inheritdoc cref="NewFlowRun.Context"/>
    public JsonElement Context { get; private init; }

    /// <inheritdoc cref="NewFlowRun.JobVariables"/>
    public JsonElement JobVariables { get; private set; }

    /// <inheritdoc cref="NewFlowRun.IdempotencyKey"/>
    public string? IdempotencyKey { get; private init; }

    /// <summary><see cref="Hash"/> of flow and idempotency key, whose unique index decides create-or-return; null without a key.</summary>
    public byte[]? IdempotencyHash { get; private init; }

    /// <inheritdoc cref="NewFlowRun.Policy"/>
    public FlowRunPolicy Policy { get; private set; } = FlowRunPolicy.Default;

    /// <summary>Tags, order and duplicates kept.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>The flow's labels, then the system's, then the caller's; a later one wins.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; private set; } =
        new Dictionary<string, JsonElement>();

    /// <inheritdoc cref="NewFlowRun.ParentTaskRunId"/>
    public Guid? ParentTaskRunId { get; private init; }

    /// <inheritdoc cref="NewFlowRun.DeploymentId"/>
    public Guid? DeploymentId { get; private init; }

    /// <inheritdoc cref="NewFlowRun.InfrastructureDocumentId"/>
    public Guid? InfrastructureDocumentId { get; private init; }

    /// <summary>What executes it, in the client's own notation; null: nothing that could be ended.</summary>
    public string? InfrastructurePid { get; private set; }

    /// <inheritdoc cref="NewFlowRun.WorkPoolName"/>
    public string? WorkPoolName { get; private init; }

    /// <inheritdoc cref="NewFlowRun.WorkQueueName"/>
    public string? WorkQueueName { get; private init; }

    /// <summary>When its pause gives up waiting; null unless it is PAUSED with such a time.</summary>
    public DateTimeOffset? PauseTimeout { get; private set; }

    /// <summary>Whether it is scheduled anew when its pause ends.</summary>
    public bool PauseReschedule { get; private set; }

    /// <summary>The current state, with message, data and details. Loaded with the run by every read of a whole run.</summary>
    public FlowRunState? State { get; private set; }

    /// <inheritdoc/>
    public override StateEntry? CurrentState => State;

    /// <summary>32 bytes that are equal exactly when flow and key are.</summary>
    public static byte[] Hash(Guid flowId, string idempotencyKey) => TextHash.Of($"{flowId:N}{idempotencyKey}");

    /// <summary>Makes a flow run out of a request, without a state yet: the first <see cref="Enter"/> gives it one.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="flow">Its flow.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">The instant of creation.</param>
    /// <param name="origin">Who asks.</param>
    public static FlowRun Create(NewFlowRun request, Flow flow, long seq, DateTimeOffset now, Origin origin)
    {
        var name = request.Name ?? Slug.Next();
        return new FlowRun
        {
            Seq = seq,
            Id = TimeOrderedId.Next(now),
            Name = name,
            NameFolded = FoldedText.Of(name),
            FlowId = flow.Id,
            FlowVersion = request.FlowVersion,
            Parameters = request.Parameters,
            Context = request.Context,
            JobVariables = request.JobVariables,
            IdempotencyKey = request.IdempotencyKey,
            IdempotencyHash = request.IdempotencyKey is { } key ? Hash(flow.Id, key) : null,
            Policy = request.Policy,
            Tags = request.Tags,
            Labels = Model.Labels.Merge(flow.Labels, Model.Labels.FlowId, flow.Id, request.Labels),
            ParentTaskRunId = request.ParentTaskRunId,
            DeploymentId = request.DeploymentId,
            InfrastructureDocumentId = request.InfrastructureDocumentId,
            WorkPoolName = request.WorkPoolName,
            WorkQueueName = request.WorkQueueName,
            Created = now,
            Updated = now,
            Actor = origin.Actor,
            Source = origin.Source,
        };
    }

    /// <summary>Changes what a caller may change (contract 7.4); it stays in its state.</summary>
    /// <param name="change">What is to be changed; null fields stay as they are.</param>
    /// <param name="now">The instant.</param>
    public void Change(FlowRunChange change, DateTimeOffset now)
    {
        if (change.Name is { } name)
            (Name, NameFolded) = (name, FoldedText.Of(name));
        FlowVersion = change.FlowVersion ?? FlowVersion;
        Parameters = change.Parameters ?? Parameters;
        JobVariables = change.JobVariables ?? JobVariables;
        Policy = change.Policy ?? Policy;
        Tags = change.Tags ?? Tags;
        InfrastructurePid = change.InfrastructurePid ?? InfrastructurePid;
        Changed(now);
    }

    /// <summary>Adds labels; those that there are already get the new value.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="now">The instant.</param>
    public void Label(IReadOnlyDictionary<string, JsonElement> labels, DateTimeOffset now)
    {
        Labels = Model.Labels.Merge(Labels, labels);
        Changed(now);
    }

    /// <summary>Enters a state: the bookkeeping of contract 3.3, as far as flow runs have what it is about.</summary>
    public void Enter(FlowRunState next)
    {
        Book(next, resetsRunCount: false);
        State = next;
        PauseTimeout = next.Details.PauseTimeout;
        PauseReschedule = next.Details.PauseReschedule;
    }

    /// <summary>Puts back the current state of a flow run that was just read.</summary>
    internal FlowRun WithState(FlowRunState state)
    {
        State = state;
        return this;
    }
}
