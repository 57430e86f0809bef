using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>The orders of flow runs (contract 7.4). Where there is nothing, it comes last; ties are newest or oldest first with the sort.</summary>
public enum FlowRunSort
{
    /// <summary>Newest first. The default.</summary>
    IdDesc,

    /// <summary>Started first; before it has started, due first.</summary>
    StartTimeAsc,

    /// <summary>The same, backwards.</summary>
    StartTimeDesc,

    /// <summary>Due first.</summary>
    ExpectedStartTimeAsc,

    /// <summary>Due last.</summary>
    ExpectedStartTimeDesc,

    /// <summary>By name, byte by byte.</summary>
    NameAsc,

    /// <summary>The same, backwards.</summary>
    NameDesc,

    /// <summary>Due next; what is not scheduled comes last.</summary>
    NextScheduledStartTimeAsc,

    /// <summary>Ended last; what has not ended comes last.</summary>
    EndTimeDesc,
}

/// <summary>The orders of flows (contract 7.3).</summary>
public enum FlowSort
{
    /// <summary>By name, byte by byte. The default.</summary>
    NameAsc,

    /// <summary>The same, backwards.</summary>
    NameDesc,

    /// <summary>Newest first.</summary>
    CreatedDesc,

    /// <summary>Changed last first.</summary>
    UpdatedDesc,
}

/// <summary>The names of these sorts on the wire, and what they mean to the database.</summary>
public static class FlowRunSorts
{
    /// <summary>The wire name of each sort of flow runs, <c>ID_DESC</c> for one.</summary>
    public static IReadOnlyDictionary<string, FlowRunSort> ByWireName { get; } = TaskRunSorts.Names<FlowRunSort>();

    /// <summary>The wire name of each sort of flows, <c>NAME_ASC</c> for one.</summary>
    public static IReadOnlyDictionary<string, FlowSort> FlowsByWireName { get; } = TaskRunSorts.Names<FlowSort>();

    internal static IQueryable<FlowRun> Sort(this IQueryable<FlowRun> runs, FlowRunSort sort) =>
        sort switch
        {
            FlowRunSort.StartTimeAsc => runs.OrderBy(run => run.StartTime ?? run.ExpectedStartTime)
                .ThenBy(run => run.Seq),
            FlowRunSort.StartTimeDesc => runs.OrderByDescending(run => run.StartTime ?? run.ExpectedStartTime)
                .ThenByDescending(run => run.Seq),
            FlowRunSort.ExpectedStartTimeAsc => runs.OrderBy(run => run.ExpectedStartTime).ThenBy(run => run.Seq),
            FlowRunSort.ExpectedStartTimeDesc => runs.OrderByDescending(run => run.ExpectedStartTime)
                .ThenByDescending(run => run.Seq),
            FlowRunSort.NameAsc => runs.OrderBy(run => run.Name).ThenBy(run => run.Seq),
            FlowRunSort.NameDesc => runs.OrderByDescending(run => run.Name).ThenByDescending(run => run.Seq),
            FlowRunSort.NextScheduledStartTimeAsc => runs.OrderBy(run => run.NextScheduledStartTime == null)
                .ThenBy(run => run.NextScheduledStartTime)
                .ThenBy(run => run.Seq),
            FlowRunSort.EndTimeDesc => runs.OrderBy(run => run.EndTime == null)
                .ThenByDescending(run => run.EndTime)
                .ThenByDescending(run => run.Seq),
            _ => runs.OrderByDescending(run => run.Seq),
        };

    internal static IQueryable<Flow> Sort(this IQueryable<Flow> flows, FlowSort sort) =>
        sort switch
        {
            FlowSort.NameDesc => flows.OrderByDescending(flow => flow.Name).ThenByDescending(flow => flow.Seq),
            FlowSort.CreatedDesc => flows.OrderByDescending(flow => flow.Seq),
            FlowSort.UpdatedDesc => flows.OrderByDescending(flow => flow.Updated).ThenByDescending(flow => flow.Seq),
            _ => flows.OrderBy(flow => flow.Name).ThenBy(flow => flow.Seq),
        };
}

/// <summary>One page of a listing of flow runs (contract 7.4).</summary>
/// <param name="Sort">The order.</param>
/// <param name="Limit">How many at most, 0 or more.</param>
/// <param name="Offset">How many to pass over, 0 or more.</param>
/// <param name="Filter">Which flow runs.</param>
public sealed record FlowRunsPage(FlowRunSort Sort, int Limit, int Offset, FlowRunCriterion Filter);

/// <summary>One page of a listing of flows (contract 7.3).</summary>
/// <inheritdoc cref="FlowRunsPage" path="/param"/>
public sealed record FlowsPage(FlowSort Sort, int Limit, int Offset, FlowCriterion Filter);
