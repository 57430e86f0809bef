using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>How orders are called.</summary>
public static class RunOrder
{
    /// <summary>What people choose.</summary>
    public static string LabelOf(TaskRunSort sort) =>
        sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc => "Due first",
            TaskRunSort.ExpectedStartTimeDesc => "Due last",
            TaskRunSort.NextScheduledStartTimeAsc => "Due next",
            TaskRunSort.EndTimeDesc => "Ended last",
            TaskRunSort.NameAsc => "Name, A to Z",
            TaskRunSort.NameDesc => "Name, Z to A",
            _ => "Newest first",
        };
}
