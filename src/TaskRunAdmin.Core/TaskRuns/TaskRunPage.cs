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

    /// <summary>Where the page begins; null: at the first run. It has the page's own order.</summary>
    public TaskRunCursor? After { get; init; }

    /// <summary>Those runs that come after that place, in one or two parts that follow each other.</summary>
    internal IQueryable<TaskRun>[] Stretches(IQueryable<TaskRun> runs) => After?.Continue(runs) ?? [runs];
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
/// <param name="Tags">The tags.</param>
/// <param name="Created">When the run was created.</param>
/// <param name="ExpectedStartTime">When it was first due.</param>
/// <param name="NextScheduledStartTime">When it is due next, or null.</param>
/// <param name="EndTime">When it ended, or null.</param>
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
    IReadOnlyList<string> Tags,
    DateTimeOffset Created,
    DateTimeOffset ExpectedStartTime,
    DateTimeOffset? NextScheduledStartTime,
    DateTimeOffset? EndTime
);
