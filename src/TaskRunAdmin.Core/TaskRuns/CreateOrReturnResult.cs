using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What became of a request to create a task run (contract 2.6).</summary>
public abstract record CreateOrReturnResult
{
    private CreateOrReturnResult() { }

    /// <summary>This request inserted the run: 201.</summary>
    /// <param name="Run">The run, with its first state.</param>
    public sealed record Created(TaskRun Run) : CreateOrReturnResult;

    /// <summary>The key was taken: 200. Nothing was changed.</summary>
    /// <param name="Run">The run that has the key, with its current state.</param>
    public sealed record Existing(TaskRun Run) : CreateOrReturnResult;

    /// <summary>The id that the caller chose belongs to a run with another key: 409. Nothing was written.</summary>
    /// <param name="Id">That id.</param>
    public sealed record IdTaken(Guid Id) : CreateOrReturnResult;

    /// <summary>The flow run is unknown and <see cref="ApiOptions.RequireKnownFlowRun"/> is set: 409. Nothing was written.</summary>
    /// <param name="FlowRunId">That flow run.</param>
    public sealed record UnknownFlowRun(Guid FlowRunId) : CreateOrReturnResult;
}
