namespace TaskRunAdmin.Core.Model;

/// <summary>What came of one run of a job.</summary>
public enum BulkOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The rules did not let it be done.</summary>
    Refused,

    /// <summary>The server failed at it; the run is as it was.</summary>
    Failed,
}

/// <summary>What came of one run of a job, and why. It outlives the run.</summary>
public sealed class BulkJobResult
{
    private BulkJobResult() { }

    /// <summary>What came of a run.</summary>
    /// <param name="jobSeq">The job.</param>
    /// <param name="runSeq">The run.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="runName">Its name.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="reason">Why it was not done, or another state entered; null: it was done as asked.</param>
    /// <param name="state">The state it is in since; null: it is gone, or that is not known.</param>
    public BulkJobResult(
        long jobSeq,
        long runSeq,
        Guid runId,
        string runName,
        BulkOutcome outcome,
        string? reason,
        StateEntry? state
    )
    {
        (JobSeq, RunSeq, RunId, RunName, Outcome) = (jobSeq, runSeq, runId, TextPrefix.Of(runName), outcome);
        Reason = reason is null ? null : TextPrefix.Of(reason, AuditEntry.MaxReasonLength);
        (StateType, StateName) = (state?.Type, state is null ? null : TextPrefix.Of(state.Name));
    }

    /// <summary>The job's <see cref="BulkJob.Seq"/>.</summary>
    public long JobSeq { get; private init; }

    /// <summary>The run's <see cref="Run.Seq"/>.</summary>
    public long RunSeq { get; private init; }

    /// <summary>The run's id; it may be gone.</summary>
    public Guid RunId { get; private init; }

    /// <summary>What it was called then: its first 200 characters.</summary>
    public string RunName { get; private init; } = "";

    /// <summary>What came of it.</summary>
    public BulkOutcome Outcome { get; private init; }

    /// <summary>Why it was not done, or why another state was entered; null: it was done as asked.</summary>
    public string? Reason { get; private init; }

    /// <summary>The state that it was in since; null: it was gone, or that is not known.</summary>
    public StateType? StateType { get; private init; }

    /// <summary>That state's name: its first 200 characters.</summary>
    public string? StateName { get; private init; }
}
