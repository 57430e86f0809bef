using System.Linq.Expressions;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>One page of a listing (contract 4.3).</summary>
/// <param name="Sort">The order.</param>
/// <param name="Limit">How many runs at most, 0 or more.</param>
/// <param name="Offset">How many runs to pass over, 0 or more.</param>
public sealed record TaskRunPage(TaskRunSort Sort, int Limit, int Offset)
{
    /// <summary>Which runs.</summary>
    public Criterion Filter { get; init; } = Criterion.Everything;

    /// <summary>The run that the page begins behind; null: it begins at the first. It has the page's own order.</summary>
    public TaskRunCursor? After { get; init; }

    /// <summary>The run that the page ends before; null: it begins where <see cref="After"/> says.</summary>
    public TaskRunCursor? Before { get; init; }

    /// <summary>Whether the page is looked for from its end to its beginning.</summary>
    internal bool IsBackwards => Before is not null;

    /// <summary>Those runs that come after that place, in one or two parts that follow each other.</summary>
    internal IQueryable<TaskRun>[] Stretches(IQueryable<TaskRun> runs) =>
        (Before ?? After)?.Continue(runs, IsBackwards) ?? [runs];

    /// <summary>The same at this instant: see <see cref="Criterion.At"/>.</summary>
    internal TaskRunPage At(DateTimeOffset now) => this with { Filter = Filter.At(now) };
}

/// <summary>A run as the console's list shows it: without the JSON columns, which the list does not show.</summary>
/// <param name="Seq">Newer runs have larger ones.</param>
/// <param name="Id">The id on the wire.</param>
/// <param name="Version">Changes with every change of the run.</param>
/// <param name="Name">The name shown to people.</param>
/// <param name="TaskKey">Names the task.</param>
/// <param name="DynamicKey">Tells the runs of one task apart.</param>
/// <param name="FlowRunId">The flow run, or null.</param>
/// <param name="StateType">The current state's type.</param>
/// <param name="StateName">The current state's name.</param>
/// <param name="StateTimestamp">When it was entered.</param>
/// <param name="Tags">The tags.</param>
/// <param name="RunCount">How often the run has started.</param>
/// <param name="Created">When the run was created.</param>
/// <param name="Updated">When it changed last.</param>
/// <param name="ExpectedStartTime">When it was first due.</param>
/// <param name="NextScheduledStartTime">When it is due next, or null.</param>
/// <param name="StartTime">When it started first, or null.</param>
/// <param name="EndTime">When it ended, or null.</param>
/// <param name="TotalRunTime">For how long it was RUNNING, up to the current state.</param>
public sealed record TaskRunRow(
    long Seq,
    Guid Id,
    int Version,
    string Name,
    string TaskKey,
    string DynamicKey,
    Guid? FlowRunId,
    StateType StateType,
    string StateName,
    DateTimeOffset StateTimestamp,
    IReadOnlyList<string> Tags,
    int RunCount,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset ExpectedStartTime,
    DateTimeOffset? NextScheduledStartTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    TimeSpan TotalRunTime
)
{
    /// <summary>The row of a run, as the database makes it.</summary>
    internal static readonly Expression<Func<TaskRun, TaskRunRow>> OfRun = run => new TaskRunRow(
        run.Seq,
        run.Id,
        run.Version,
        run.Name,
        run.TaskKey,
        run.DynamicKey,
        run.FlowRunId,
        run.StateType,
        run.StateName,
        run.StateTimestamp,
        run.Tags,
        run.RunCount,
        run.Created,
        run.Updated,
        run.ExpectedStartTime,
        run.NextScheduledStartTime,
        run.StartTime,
        run.EndTime,
        run.TotalRunTime
    );
}
