using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>How whole runs are read: one statement brings the runs and their current states.</summary>
internal sealed class RunAndState
{
    public required TaskRun Run { get; init; }

    public required RunState State { get; init; }

    public TaskRun ToRun() => Run.WithState(State);
}
