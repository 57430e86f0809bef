using System.Linq.Expressions;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>As much of a run as is shown beside another: what it is called, and how it went.</summary>
/// <param name="Seq">Its <see cref="Run.Seq"/>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="StateType">Its state's type.</param>
/// <param name="StateName">Its state's name.</param>
/// <param name="StateTimestamp">When it entered that state.</param>
/// <param name="StartTime">When it started; null when it has not.</param>
/// <param name="EndTime">When it ended; null when it has not.</param>
/// <param name="TotalRunTime">The time spent in RUNNING states that have been left.</param>
public sealed record RelatedRun(
    long Seq,
    Guid Id,
    string Name,
    StateType StateType,
    string StateName,
    DateTimeOffset StateTimestamp,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    TimeSpan TotalRunTime
)
{
    internal static readonly Expression<Func<TaskRun, RelatedRun>> OfRun = run => new RelatedRun(
        run.Seq,
        run.Id,
        run.Name,
        run.StateType,
        run.StateName,
        run.StateTimestamp,
        run.StartTime,
        run.EndTime,
        run.TotalRunTime
    );

    /// <summary>Run time including the RUNNING state it is in; null when it has not run.</summary>
    public TimeSpan? RunTime(DateTimeOffset now) =>
        StateType is StateType.Running ? TotalRunTime + (now - StateTimestamp)
        : TotalRunTime > TimeSpan.Zero ? TotalRunTime
        : null;
}
