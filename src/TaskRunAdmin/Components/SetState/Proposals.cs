using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.SetState;

/// <summary>What the rules would say to each state, asked of the rules themselves, for one version of a run.</summary>
/// <param name="Run">The run as it was when they were asked.</param>
/// <param name="ByType">The answer for each state type.</param>
public sealed record Proposals(TaskRun Run, IReadOnlyDictionary<StateType, SetStateResult> ByType)
{
    private static readonly IReadOnlyList<ProposedState> All =
    [
        .. StateTypes.All.Select(type => new ProposedState(type)),
    ];

    /// <summary>Asks; null when there is no such run.</summary>
    public static async Task<Proposals?> AskAsync(
        TaskRunQueries queries,
        Guid id,
        bool isForced,
        CancellationToken cancellationToken
    ) =>
        await queries.JudgeManyAsync(id, All, isForced, cancellationToken) is var (run, results)
            ? new Proposals(run, All.Zip(results).ToDictionary(each => each.First.Type, each => each.Second))
            : null;
}
