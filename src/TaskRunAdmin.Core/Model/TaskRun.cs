using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A task run (contract 3.1). Made by <see cref="Create"/>, changed by <see cref="Enter"/> and <see cref="Rename"/> and
/// nothing else.
/// </summary>
public sealed class TaskRun
{
    private TaskRun() { }

    /// <summary>Primary key and cursor for "newest first": minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id on the wire.</summary>
    public Guid Id { get; private init; }

    /// <summary><see cref="TaskRunKey.Hash"/>: the one column whose unique index decides create-or-return.</summary>
    public byte[] KeyHash { get; private init; } = [];

    /// <inheritdoc cref="TaskRunKey.FlowRunId"/>
    public Guid? FlowRunId { get; private init; }

    /// <inheritdoc cref="TaskRunKey.TaskKey"/>
    public string TaskKey { get; private init; } = "";

    /// <inheritdoc cref="TaskRunKey.DynamicKey"/>
    public string DynamicKey { get; private init; } = "";

    /// <summary>The name shown to people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Companion of <see cref="Name"/>, for sorting by an index.</summary>
    public string NamePrefix { get; private set; } = "";

    /// <summary>Companion of <see cref="Name"/>, for searching.</summary>
    public string NameFolded { get; private set; } = "";

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

    /// <summary>When the run was created.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>When the run last changed.</summary>
    public DateTimeOffset Updated { get; private set; }

    /// <summary>Who created the run.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>Through which door it was created.</summary>
    public OriginSource Source { get; private init; }

    /// <summary>Bumped by every change: what optimistic concurrency compares.</summary>
    public int Version { get; private set; }

    /// <summary>The current state's id.</summary>
    public Guid StateId { get; private set; }

    /// <summary>The current state's type.</summary>
    public StateType StateType { get; private set; }

    /// <summary>The current state's name.</summary>
    public string StateName { get; private set; } = "";

    /// <summary>
    /// Companion of <see cref="StateName"/>, for finding names of its own by an index: its beginning; null when it is the
    /// one that its type gives, which most are.
    /// </summary>
    public string? StateNamePrefix { get; private set; }

    /// <summary>When the current state was entered.</summary>
    public DateTimeOffset StateTimestamp { get; private set; }

    /// <summary>How many times RUNNING was entered.</summary>
    public int RunCount { get; private set; }

    /// <summary>The flow run's run count when this run last entered RUNNING under the rules.</summary>
    public int FlowRunRunCount { get; private set; }

    /// <summary>When the run was first due. Set by its first state, never changed afterwards.</summary>
    public DateTimeOffset ExpectedStartTime { get; private set; }

    /// <summary>When the run is due next; null unless it is SCHEDULED.</summary>
    public DateTimeOffset? NextScheduledStartTime { get; private set; }

    /// <summary>Companion of <see cref="NextScheduledStartTime"/>: nulls come last, ascending.</summary>
    public DateTimeOffset NextScheduledOrder { get; private set; } = Instants.Latest;

    /// <summary>When RUNNING was first entered, or the run ended without it.</summary>
    public DateTimeOffset? StartTime { get; private set; }

    /// <summary>When the run first ended; null while it has not.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>Companion of <see cref="EndTime"/>: nulls come last, descending.</summary>
    public DateTimeOffset EndOrder { get; private set; } = Instants.Earliest;

    /// <summary>The time spent in RUNNING states that have been left.</summary>
    public TimeSpan TotalRunTime { get; private set; }

    /// <summary>Whether a task worker is to be given the run (contract W12): its current state is deferred and SCHEDULED.</summary>
    public bool IsDeliverable { get; private set; }

    /// <summary>The current state, with message, data and details. Loaded with the run by every read of a whole run.</summary>
    public RunState? State { get; private set; }

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
            DynamicKey = request.Key.DynamicKey,
            CacheKey = request.CacheKey,
            CacheExpiration = request.CacheExpiration,
            TaskVersion = request.TaskVersion,
            Policy = request.Policy,
            Tags = request.Tags,
            Labels = Model.Labels.Merge(inheritedLabels, request.Key.FlowRunId, request.Labels),
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
        Updated = now;
        Version += 1;
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
        var isFirst = Version == 0;
        var wasTerminal = !isFirst && StateType.IsTerminal();
        var wasRunning = !isFirst && StateType is StateType.Running;
        var isTerminal = next.Type.IsTerminal();

        if (next.Type is StateType.Running)
            StartTime ??= next.Timestamp;

        if (wasTerminal && !isTerminal)
            EndTime = null;
        if (isTerminal && EndTime is null)
        {
            StartTime ??= next.Timestamp;
            EndTime = next.Timestamp;
        }

        if (wasRunning)
            TotalRunTime += next.Timestamp - StateTimestamp;

        if (isFirst)
            ExpectedStartTime = ScheduledTime(next) ?? next.Timestamp;

        NextScheduledStartTime = ScheduledTime(next);
        if (resetsRunCount)
            RunCount = 0;
        if (next.Type is StateType.Running)
            RunCount += 1;
        FlowRunRunCount = flowRunRunCount ?? FlowRunRunCount;
        IsDeliverable = isDeliverable;

        State = next;
        StateId = next.Id;
        StateType = next.Type;
        StateName = next.Name;
        StateNamePrefix = next.Name == next.Type.DefaultName() ? null : TextPrefix.Of(next.Name);
        StateTimestamp = next.Timestamp;
        NextScheduledOrder = NextScheduledStartTime ?? Instants.Latest;
        EndOrder = EndTime ?? Instants.Earliest;
        Updated = next.Timestamp;
        Version += 1;
    }

    /// <summary>Run time including the RUNNING state it is in, seen at <paramref name="now"/> (contract 3.1, field 25).</summary>
    public TimeSpan EstimatedRunTime(DateTimeOffset now) =>
        StateType is StateType.Running ? TotalRunTime + (now - StateTimestamp) : TotalRunTime;

    /// <summary>How late the run started, or is by now (contract 3.1, field 26).</summary>
    public TimeSpan EstimatedStartDelay(DateTimeOffset now)
    {
        if (StartTime > ExpectedStartTime)
            return StartTime.Value - ExpectedStartTime;
        if (StartTime is null && ExpectedStartTime < now && !StateType.IsTerminal())
            return now - ExpectedStartTime;
        return TimeSpan.Zero;
    }

    /// <summary>Puts back the current state of a run that was just read.</summary>
    internal TaskRun WithState(RunState state)
    {
        State = state;
        return this;
    }

    private void FollowName() => (NamePrefix, NameFolded) = (TextPrefix.Of(Name), FoldedText.Of(Name));

    private static DateTimeOffset? ScheduledTime(RunState state) =>
        state.Type is StateType.Scheduled ? state.Details.ScheduledTime : null;
}
