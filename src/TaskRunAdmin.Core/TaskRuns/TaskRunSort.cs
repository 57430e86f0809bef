using System.Linq.Expressions;
using System.Text.Json;
using TaskRunAdmin.Core.Model;

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

    /// <summary>By the first <see cref="TextPrefix.Length"/> characters of the name, byte by byte.</summary>
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

    /// <summary>Sorts what has a run in it.</summary>
    internal static IQueryable<T> Sort<T>(this IQueryable<T> rows, Expression<Func<T, TaskRun>> run, TaskRunSort sort)
    {
        var seq = run.Then(each => each.Seq);
        return sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc => rows.OrderBy(run.Then(each => each.ExpectedStartTime)).ThenBy(seq),
            TaskRunSort.ExpectedStartTimeDesc => rows.OrderByDescending(run.Then(each => each.ExpectedStartTime))
                .ThenByDescending(seq),
            TaskRunSort.NameAsc => rows.OrderBy(run.Then(each => each.NamePrefix)).ThenBy(seq),
            TaskRunSort.NameDesc => rows.OrderByDescending(run.Then(each => each.NamePrefix)).ThenByDescending(seq),
            TaskRunSort.NextScheduledStartTimeAsc => rows.OrderBy(run.Then(each => each.NextScheduledOrder))
                .ThenBy(seq),
            TaskRunSort.EndTimeDesc => rows.OrderByDescending(run.Then(each => each.EndOrder)).ThenByDescending(seq),
            _ => rows.OrderByDescending(seq),
        };
    }
}
