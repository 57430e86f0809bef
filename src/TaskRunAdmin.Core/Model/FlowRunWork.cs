namespace TaskRunAdmin.Core.Model;

/// <summary>What is to be done with all that belongs to a flow, a flow run or a task run, however much it is.</summary>
public enum FlowRunWorkKind
{
    /// <summary>Its unfinished task runs end as it has ended (contract W11).</summary>
    CloseTaskRuns,

    /// <summary>Its task runs and its logs are removed.</summary>
    DeleteTaskRuns,

    /// <summary>The flow runs of the flow are removed.</summary>
    DeleteFlowRuns,

    /// <summary>The logs of the task run are removed.</summary>
    DeleteLogs,
}

/// <summary>
/// Such a piece of work, written along with its cause and removed when it is done: a server that is killed meanwhile goes
/// on with it, and so does any other.
/// </summary>
public sealed class FlowRunWork
{
    private FlowRunWork() { }

    /// <summary>A piece of work.</summary>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="subjectId">
    /// The flow run; for <see cref="FlowRunWorkKind.DeleteFlowRuns"/> the flow, for <see cref="FlowRunWorkKind.DeleteLogs"/>
    /// the task run.
    /// </param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="stateType">The state to end in; null where nothing ends.</param>
    public FlowRunWork(long seq, Guid subjectId, FlowRunWorkKind kind, StateType? stateType = null) =>
        (Seq, SubjectId, Kind, StateType) = (seq, subjectId, kind, stateType);

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id of the flow run, the flow or the task run, which may be gone.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>What is to be done.</summary>
    public FlowRunWorkKind Kind { get; private init; }

    /// <summary>The state to end in; null where nothing ends.</summary>
    public StateType? StateType { get; private init; }
}
