namespace TaskRunAdmin.Core.Model;

/// <summary>What task runs and flow runs have in common: a name, and the bookkeeping of the states they enter.</summary>
public abstract class Run
{
    /// <summary>Primary key and cursor for "newest first": minted by the application, ordered by time.</summary>
    public long Seq { get; protected init; }

    /// <summary>The id on the wire.</summary>
    public Guid Id { get; protected init; }

    /// <summary>The name shown to people.</summary>
    public string Name { get; protected set; } = "";

    /// <summary>Companion of <see cref="Name"/>, for searching.</summary>
    public string NameFolded { get; protected set; } = "";

    /// <summary>When the run was created.</summary>
    public DateTimeOffset Created { get; protected init; }

    /// <summary>When the run last changed.</summary>
    public DateTimeOffset Updated { get; protected set; }

    /// <summary>Who created the run.</summary>
    public string Actor { get; protected init; } = "";

    /// <summary>Through which door it was created.</summary>
    public OriginSource Source { get; protected init; }

    /// <summary>Bumped by every change: what optimistic concurrency compares.</summary>
    public int Version { get; protected set; }

    /// <summary>The current state's id.</summary>
    public Guid StateId { get; protected set; }

    /// <summary>The current state's type.</summary>
    public StateType StateType { get; protected set; }

    /// <summary>The current state's name.</summary>
    public string StateName { get; protected set; } = "";

    /// <summary>When the current state was entered.</summary>
    public DateTimeOffset StateTimestamp { get; protected set; }

    /// <summary>How many times RUNNING was entered.</summary>
    public int RunCount { get; protected set; }

    /// <summary>When the run was first due. Set by its first state, never changed afterwards.</summary>
    public DateTimeOffset ExpectedStartTime { get; protected set; }

    /// <summary>When the run is due next; null unless it is SCHEDULED.</summary>
    public DateTimeOffset? NextScheduledStartTime { get; protected set; }

    /// <summary>When RUNNING was first entered, or the run ended without it.</summary>
    public DateTimeOffset? StartTime { get; protected set; }

    /// <summary>When the run first ended; null while it has not.</summary>
    public DateTimeOffset? EndTime { get; protected set; }

    /// <summary>The time spent in RUNNING states that have been left.</summary>
    public TimeSpan TotalRunTime { get; protected set; }

    /// <summary>The current state, with message, data and details; null until the first one is entered.</summary>
    public abstract StateEntry? CurrentState { get; }

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

    /// <summary>Counts a change of the run.</summary>
    protected void Changed(DateTimeOffset now)
    {
        Updated = now;
        Version += 1;
    }

    /// <summary>The bookkeeping of contract 3.3, steps 1 to 11, in its order.</summary>
    protected void Book(StateEntry next, bool resetsRunCount)
    {
        var isFirst = Version == 0;
        var wasTerminal = !isFirst && StateType.IsTerminal();
        var wasRunning = !isFirst && StateType is StateType.Running;
        var isTerminal = next.Type.IsTerminal();
        var scheduledTime = next.Type is StateType.Scheduled ? next.Details.ScheduledTime : null;

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
            ExpectedStartTime = scheduledTime ?? next.Timestamp;

        NextScheduledStartTime = scheduledTime;
        if (resetsRunCount)
            RunCount = 0;
        if (next.Type is StateType.Running)
            RunCount += 1;

        StateId = next.Id;
        StateType = next.Type;
        StateName = next.Name;
        StateTimestamp = next.Timestamp;
        Changed(next.Timestamp);
    }
}
