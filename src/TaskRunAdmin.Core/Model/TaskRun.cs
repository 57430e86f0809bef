using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A task run (contract 3.1). Made by <see cref="Create"/>, changed by <see cref="Enter"/> and <see cref="Rename"/> and
/// nothing else.
/// </summary>
public sealed class TaskRun : Run
{
    private TaskRun() { }

    /// <summary><see cref="TaskRunKey.Hash"/>: the one column whose unique index decides create-or-return.</summary>
    public byte[] KeyHash { get; private init; } = [];

    /// <inheritdoc cref="TaskRunKey.FlowRunId"/>
    public Guid? FlowRunId { get; private init; }

    /// <inheritdoc cref="TaskRunKey.TaskKey"/>
    public string TaskKey { get; private init; } = "";

    /// <summary>Companion of <see cref="TaskKey"/>, for finding by an index.</summary>
    public string TaskKeyPrefix { get; private init; } = "";

    /// <inheritdoc cref="TaskRunKey.DynamicKey"/>
    public string DynamicKey { get; private init; } = "";

    /// <summary>Companion of <see cref="Run.Name"/>, for sorting by an index.</summary>
    public string NamePrefix { get; private set; } = "";

    /// <inheritdoc cref="NewTaskRun.CacheKey"/>
    public string? CacheKey { get; private init; }

    /// <inheritdoc cref="NewTaskRun.CacheExpiration"/>
    public DateTimeOffset? CacheExpiration { get; private init; }

    /// <inheritdoc cref="NewTaskRun.TaskVersion"/>
    public string? TaskVersion { get; private init; }

    /// <inheritdoc cref="NewTaskRun.Policy"/>
    public RunPolicy Policy { get; private init; } = RunPolicy.Default;

    /// <inheritdoc cref="NewTaskRun.Tags"/>
    public IReadOnlyList<string> Tags { get; private init; } = [];

    /// <summary>The flow run's labels, then the system's, then the caller's; a later one wins (contract 2.5).</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; private init; } =
        new Dictionary<string, JsonElement>();

    /// <inheritdoc cref="NewTaskRun.TaskInputs"/>
    public IReadOnlyDictionary<string, IReadOnlyList<TaskInput>> TaskInputs { get; private init; } =
        new Dictionary<string, IReadOnlyList<TaskInput>>();

    /// <summary>
    /// Companion of <see cref="Run.StateName"/>, for finding names of its own by an index: its beginning; null when it is the
    /// one that its type gives, which most are.
    /// </summary>
    public string? StateNamePrefix { get; private set; }

    /// <summary>The flow run's run count when this run last entered RUNNING under the rules.</summary>
    public int FlowRunRunCount { get; private set; }

    /// <summary>Companion of <see cref="Run.NextScheduledStartTime"/>: nulls come last, ascending.</summary>
    public DateTimeOffset NextScheduledOrder { get; private set; } = Instants.Latest;

    /// <summary>Companion of <see cref="Run.EndTime"/>: nulls come last, descending.</summary>
    public DateTimeOffset EndOrder { get; private set; } = Instants.Earliest;

    /// <summary>Whether a task worker is to be given the run (contract W12): its current state is deferred and SCHEDULED.</summary>
    public bool IsDeliverable { get; private set; }

    /// <summary>The current state, with message, data and details. Loaded with the run by every read of a whole run.</summary>
    public RunState? State { get; private set; }

    /// <inheritdoc/>
    public override StateEntry? CurrentState => State;

    /// <summary>The run's identity.</summary>
    public TaskRunKey Key => new(FlowRunId, TaskKey, DynamicKey);

    /// <summary>Makes a run out of a request, without a state yet: the first <see cref="Enter"/> gives it one.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="inheritedLabels">The flow run's labels; empty when it is not known here.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">The instant of creation.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="keyHash">The hash of the request's key, where it is known already.</param>
    public static TaskRun Create(
        NewTaskRun request,
        IReadOnlyDictionary<string, JsonElement> inheritedLabels,
        long seq,
        DateTimeOffset now,
        Origin origin,
        byte[]? keyHash = null
    )
    {
        var run = new TaskRun
        {
            Seq = seq,
            Id = request.Id ?? TimeOrderedId.Next(now),
            KeyHash = keyHash ?? request.Key.Hash(),
            FlowRunId = request.Key.FlowRunId,
            TaskKey = request.Key.TaskKey,
            TaskKeyPrefix = TextPrefix.Of(request.Key.TaskKey),
            DynamicKey = request.Key.DynamicKey,
            CacheKey = request.CacheKey,
            CacheExpiration = request.CacheExpiration,
            TaskVersion = request.TaskVersion,
            Policy = request.Policy,
            Tags = request.Tags,
            Labels = Model.Labels.Merge(inheritedLabels, Model.Labels.FlowRunId, request.Key.FlowRunId, request.Labels),
            TaskInputs = request.TaskInputs,
            Created = now,
            Updated = now,
            Actor = origin.Actor,
            Source = origin.Source,
        };
        run.Name = request.Name ?? Slug.Next();
        run.FollowName();
        return run;
    }

    /// <summary>Gives the run another name (contract 4.2); it stays in its state.</summary>
    /// <param name="name">The name; null: it keeps the one it has, and was changed all the same.</param>
    /// <param name="now">The instant.</param>
    public void Rename(string? name, DateTimeOffset now)
    {
        Name = name ?? Name;
        FollowName();
        Changed(now);
    }

    /// <summary>Enters a state: the bookkeeping of contract 3.3, steps 1 to 11, in its order.</summary>
    /// <param name="next">The state.</param>
    /// <param name="resetsRunCount">Whether executions are counted anew, as when the rules let a run leave a terminal state.</param>
    /// <param name="flowRunRunCount">The flow run's run count, when the rules let the run start; null: what is kept stays.</param>
    /// <param name="isDeliverable">Whether a task worker is to be given the run.</param>
    public void Enter(
        RunState next,
        bool resetsRunCount = false,
        int? flowRunRunCount = null,
        bool isDeliverable = false
    )
    {
        Book(next, resetsRunCount);
        FlowRunRunCount = flowRunRunCount ?? FlowRunRunCount;
        IsDeliverable = isDeliverable;

        State = next;
        StateNamePrefix = next.Name == next.Type.DefaultName() ? null : TextPrefix.Of(next.Name);
        NextScheduledOrder = NextScheduledStartTime ?? Instants.Latest;
        EndOrder = EndTime ?? Instants.Earliest;
    }

    /// <summary>Puts back the current state of a run that was just read.</summary>
    internal TaskRun WithState(RunState state)
    {
        State = state;
        return this;
    }

    private void FollowName() => (NamePrefix, NameFolded) = (TextPrefix.Of(Name), FoldedText.Of(Name));
}
