using System.Text.Json;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>The orders that a listing can have (contract 5.6). Nulls come last; ties are newest first or oldest first with the sort.</summary>
public enum TaskRunSort
{
    /// <summary>Newest first. The default.</summary>
    IdDesc,

    /// <summary>Due first.</summary>
    ExpectedStartTimeAsc,

    /// <summary>Due last.</summary>
    ExpectedStartTimeDesc,

    /// <summary>By the first <see cref="Model.TextPrefix.Length"/> characters of the name, byte by byte.</summary>
    NameAsc,

    /// <summary>The same, backwards.</summary>
    NameDesc,

    /// <summary>Due next; runs that are not scheduled come last.</summary>
    NextScheduledStartTimeAsc,

    /// <summary>Ended last; runs that have not ended come last.</summary>
    EndTimeDesc,
}

/// <summary>The names of the sorts on the wire, and what they mean to the database.</summary>
public static class TaskRunSorts
{
    /// <summary>The wire name of each sort, <c>ID_DESC</c> for one.</summary>
    public static IReadOnlyDictionary<string, TaskRunSort> ByWireName { get; } =
        Enum.GetValues<TaskRunSort>()
            .ToDictionary(sort => JsonNamingPolicy.SnakeCaseUpper.ConvertName(sort.ToString()), StringComparer.Ordinal);

    internal static IQueryable<RunAndState> Sort(this IQueryable<RunAndState> runs, TaskRunSort sort) =>
        sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc => runs.OrderBy(r => r.Run.ExpectedStartTime).ThenBy(r => r.Run.Seq),
            TaskRunSort.ExpectedStartTimeDesc => runs.OrderByDescending(r => r.Run.ExpectedStartTime)
                .ThenByDescending(r => r.Run.Seq),
            TaskRunSort.NameAsc => runs.OrderBy(r => r.Run.NamePrefix).ThenBy(r => r.Run.Seq),
            TaskRunSort.NameDesc => runs.OrderByDescending(r => r.Run.NamePrefix).ThenByDescending(r => r.Run.Seq),
            TaskRunSort.NextScheduledStartTimeAsc => runs.OrderBy(r => r.Run.NextScheduledOrder).ThenBy(r => r.Run.Seq),
            TaskRunSort.EndTimeDesc => runs.OrderByDescending(r => r.Run.EndOrder).ThenByDescending(r => r.Run.Seq),
            _ => runs.OrderByDescending(r => r.Run.Seq),
        };
}
