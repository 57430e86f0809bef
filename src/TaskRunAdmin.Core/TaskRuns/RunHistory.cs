using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What became of runs over time (contract 4.7): by arithmetic and one grouped query.</summary>
internal static class RunHistory
{
    /// <summary>One row for each state that there is in an interval, intervals in order.</summary>
    /// <param name="runs">The runs, of which those count that were due in one of the intervals.</param>
    /// <param name="intervals">The intervals.</param>
    /// <param name="now">The instant that estimates are made at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<List<TaskRunHistoryCount>> ListAsync<T>(
        IQueryable<T> runs,
        TaskRunIntervals intervals,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
        where T : Run
    {
        if (intervals.Count == 0)
            return [];

        var (start, end) = (intervals.Start, intervals.StartOf(intervals.Count));
        var width = intervals.Interval.Ticks / TimeSpan.TicksPerMicrosecond;
        var due = runs.Where(run => run.ExpectedStartTime >= start && run.ExpectedStartTime < end);
        var rows = await Estimate(due, now)
            .GroupBy(each => new
            {
                Interval = SqlFunctions.MicrosecondsBetween(start, each.Run.ExpectedStartTime) / width,
                each.Run.StateType,
                each.Run.StateName,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                RunTime = group.Sum(each => each.RunTime),
                Delay = group.Sum(each => each.Delay),
            })
            .OrderBy(each => each.Key.Interval)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new TaskRunHistoryCount(
            (int)row.Key.Interval,
            row.Key.StateType,
            row.Key.StateName,
            row.Count,
            TimeSpan.FromMicroseconds(row.RunTime),
            TimeSpan.FromMicroseconds(row.Delay)
        ));
    }

    /// <summary>What <see cref="Run.EstimatedRunTime"/> and <see cref="Run.EstimatedStartDelay"/> are, as the database sees it.</summary>
    internal static IQueryable<EstimatedRun<T>> Estimate<T>(IQueryable<T> runs, DateTimeOffset now)
        where T : Run =>
        runs.Select(run => new EstimatedRun<T>
        {
            Run = run,
            RunTime =
                SqlFunctions.Microseconds(run.TotalRunTime)
                + (
                    run.StateType == StateType.Running && run.StateTimestamp < now
                        ? SqlFunctions.MicrosecondsBetween(run.StateTimestamp, now)
                        : 0L
                ),
            Delay =
                run.StartTime != null
                    ? run.StartTime > run.ExpectedStartTime
                        ? SqlFunctions.MicrosecondsBetween(run.ExpectedStartTime, run.StartTime.Value)
                        : 0L
                    : run.ExpectedStartTime < now && !StateTypes.Terminal.Contains(run.StateType)
                        ? SqlFunctions.MicrosecondsBetween(run.ExpectedStartTime, now)
                        : 0L,
        });
}

/// <summary>A run with what its estimates are, in microseconds.</summary>
internal sealed class EstimatedRun<T>
{
    public required T Run { get; init; }

    public required long RunTime { get; init; }

    public required long Delay { get; init; }
}
