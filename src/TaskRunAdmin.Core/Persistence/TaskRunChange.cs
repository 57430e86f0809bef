namespace TaskRunAdmin.Core.Persistence;

/// <summary>One row of the change outbox: what one commit changed, for the other servers on this database.</summary>
public sealed class TaskRunChange
{
    /// <summary>How many runs a row names; with more of them it says "everything".</summary>
    public const int MaxNamed = 500;

    private TaskRunChange() { }

    /// <summary>What a commit changes.</summary>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="taskRunIds">The ids of the runs.</param>
    public TaskRunChange(long seq, IReadOnlyList<Guid> taskRunIds) =>
        (Seq, TaskRunIds) = (seq, taskRunIds.Count > MaxNamed ? null : taskRunIds);

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The ids of the runs; null: too many to name.</summary>
    public IReadOnlyList<Guid>? TaskRunIds { get; private init; }
}
