using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>How an order is called, and the instant that the list shows in it.</summary>
/// <param name="Label">What people choose.</param>
/// <param name="Column">What the column of instants is called.</param>
/// <param name="Instant">What it shows of a run; null: nothing.</param>
public sealed record RunOrder(string Label, string Column, Func<TaskRunRow, DateTimeOffset?> Instant)
{
    /// <summary>The words for an order.</summary>
    public static RunOrder Of(TaskRunSort sort) =>
        sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc => new("Due first", "First due", row => row.ExpectedStartTime),
            TaskRunSort.ExpectedStartTimeDesc => new("Due last", "First due", row => row.ExpectedStartTime),
            TaskRunSort.NextScheduledStartTimeAsc => new("Due next", "Due next", row => row.NextScheduledStartTime),
            TaskRunSort.EndTimeDesc => new("Ended last", "Ended", row => row.EndTime),
            TaskRunSort.NameAsc => new("Name, A to Z", "Created", row => row.Created),
            TaskRunSort.NameDesc => new("Name, Z to A", "Created", row => row.Created),
            _ => new("Newest first", "Created", row => row.Created),
        };
}
