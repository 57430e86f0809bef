using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Run;

/// <summary>All that is shown of a run, as it was when it was last read.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Run">The run; null: there is none.</param>
public sealed record RunSnapshot(Guid Id, TaskRun? Run)
{
    /// <summary>Its history, newest first; one more than is shown tells that there are more.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    /// <summary>What was refused to it, newest first; one more than is shown tells that there are more.</summary>
    public IReadOnlyList<RefusedTransition> Refused { get; init; } = [];

    /// <summary>Its newest logs.</summary>
    public NewestLogs Logs { get; init; } = NewestLogs.None;

    /// <summary>What an operator may do to it.</summary>
    public RunActions? Actions { get; init; }

    /// <summary>Runs beside it.</summary>
    public RelatedRuns? Related { get; init; }

    /// <summary>When it was found to be gone, having been shown: the rest is what was last known; null: it is there.</summary>
    public DateTimeOffset? Deleted { get; init; }
}
