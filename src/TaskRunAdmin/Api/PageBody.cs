using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>A page by its number, on the wire: contract 4.4, with whole runs (W41).</summary>
internal sealed record PageBody<T>(IReadOnlyList<T> Results, int Count, int Limit, int Pages, int Page);

internal static class PageBody
{
    internal static PageBody<T> From<T>(IReadOnlyList<T> results, int count, int limit, int page) =>
        new(results, count, limit, limit == 0 ? 0 : (count + limit - 1) / limit, page);
}

/// <summary>One interval of a history: contract 4.7.</summary>
internal sealed record HistoryIntervalBody(
    DateTimeOffset IntervalStart,
    DateTimeOffset IntervalEnd,
    IReadOnlyList<HistoryStateBody> States
)
{
    internal static IReadOnlyList<HistoryIntervalBody> From(
        TaskRunIntervals intervals,
        IEnumerable<TaskRunHistoryCount> counts
    )
    {
        var byInterval = counts.ToLookup(count => count.Interval, HistoryStateBody.From);
        return
        [
            .. Enumerable
                .Range(0, intervals.Count)
                .Select(index => new HistoryIntervalBody(
                    intervals.StartOf(index),
                    intervals.StartOf(index + 1),
                    [.. byInterval[index]]
                )),
        ];
    }
}

/// <summary>The runs of an interval that are in one state.</summary>
internal sealed record HistoryStateBody(
    StateType StateType,
    string StateName,
    int CountRuns,
    double SumEstimatedRunTime,
    double SumEstimatedLateness
)
{
    internal static HistoryStateBody From(TaskRunHistoryCount count) =>
        new(count.StateType, count.StateName, count.Count, count.RunTime.TotalSeconds, count.Delay.TotalSeconds);
}

/// <summary>How the runs of one interval have ended: contract 4.9.</summary>
internal sealed record OutcomeBody(int Completed, int Failed)
{
    internal static IReadOnlyList<OutcomeBody> From(int intervals, IEnumerable<TaskRunOutcomeCount> counts)
    {
        var byInterval = counts.ToLookup(count => count.Interval);
        return
        [
            .. Enumerable
                .Range(0, intervals)
                .Select(index => new OutcomeBody(
                    Sum(byInterval[index], StateType.Completed, StateType.Cancelled),
                    Sum(byInterval[index], StateType.Failed, StateType.Crashed)
                )),
        ];
    }

    private static int Sum(IEnumerable<TaskRunOutcomeCount> counts, params StateType[] types) =>
        counts.Where(count => types.Contains(count.StateType)).Sum(count => count.Count);
}
