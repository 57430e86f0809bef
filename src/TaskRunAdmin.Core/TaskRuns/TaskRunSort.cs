using System.Linq.Expressions;
using System.Text.Json;
using TaskRunAdmin.Core.Model;
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
    public static IReadOnlyDictionary<string, TaskRunSort> ByWireName { get; } = Names<TaskRunSort>();

    /// <summary>The names of an enumeration on the wire.</summary>
    internal static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .ToDictionary(sort => JsonNamingPolicy.SnakeCaseUpper.ConvertName(sort.ToString()), StringComparer.Ordinal);

    /// <summary>Whether what comes first is the newest, latest or last of the alphabet.</summary>
    internal static bool IsDescending(this TaskRunSort sort) =>
        sort
            is TaskRunSort.IdDesc
                or TaskRunSort.ExpectedStartTimeDesc
                or TaskRunSort.NameDesc
                or TaskRunSort.EndTimeDesc;

    /// <summary>Sorts what has a run in it.</summary>
    /// <param name="rows">What is sorted.</param>
    /// <param name="run">The run in it.</param>
    /// <param name="sort">The order.</param>
    /// <param name="byIndex">Whether an index may give the order; otherwise the rows are few, and are sorted.</param>
    /// <param name="backwards">Whether it is the other way around.</param>
    internal static IQueryable<T> Sort<T>(
        this IQueryable<T> rows,
        Expression<Func<T, TaskRun>> run,
        TaskRunSort sort,
        bool byIndex,
        bool backwards = false
    )
    {
        var isDescending = sort.IsDescending() != backwards;
        var seq = run.Then(each => each.Seq);
        var origin = Instants.Earliest;
        return sort switch
        {
            TaskRunSort.ExpectedStartTimeAsc or TaskRunSort.ExpectedStartTimeDesc => ByInstant(each =>
                each.ExpectedStartTime
            ),
            TaskRunSort.NameAsc or TaskRunSort.NameDesc => By(
                byIndex ? run.Then(each => each.NamePrefix) : run.Then(each => each.NamePrefix + "")
            ),
            TaskRunSort.NextScheduledStartTimeAsc => ByInstant(each => each.NextScheduledOrder),
            TaskRunSort.EndTimeDesc => ByInstant(each => each.EndOrder),
            _ => isDescending ? rows.OrderByDescending(seq) : rows.OrderBy(seq),
        };

        IQueryable<T> ByInstant(Expression<Func<TaskRun, DateTimeOffset>> instant) =>
            byIndex
                ? By(run.Then(instant))
                : By(run.Then(instant).Then(at => SqlFunctions.MicrosecondsBetween(origin, at)));

        IQueryable<T> By<TKey>(Expression<Func<T, TKey>> key) =>
            isDescending ? rows.OrderByDescending(key).ThenByDescending(seq) : rows.OrderBy(key).ThenBy(seq);
    }
}
