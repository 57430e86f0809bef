using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>What a job would be done to.</summary>
/// <param name="Runs">Which runs: a job that is started with them is done to those of these that are still as they were.</param>
/// <param name="Counts">How many there are in a state of each type; all nine types are there.</param>
/// <param name="IsExact">Whether all were counted; otherwise no more than <see cref="MaxCounted"/> of each type.</param>
/// <param name="Sample">The newest of them.</param>
public sealed record BulkPreview(
    FrozenRuns Runs,
    IReadOnlyDictionary<StateType, int> Counts,
    bool IsExact,
    IReadOnlyList<TaskRunRow> Sample
)
{
    /// <summary>How many runs of each type are counted, unless all are asked for.</summary>
    public const int MaxCounted = 10_000;

    /// <summary>How many runs are shown.</summary>
    public const int SampleSize = 10;

    /// <summary>How many there are, or so many at least.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>Whether there may be more.</summary>
    public bool MayBeMore => !IsExact && Counts.Values.Any(count => count >= MaxCounted);
}
