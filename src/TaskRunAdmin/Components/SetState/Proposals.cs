using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.SetState;

/// <summary>What the rules would say to each state, asked of the rules themselves, for one version of a run.</summary>
/// <param name="Run">The run as it was when they were asked.</param>
/// <param name="ByType">The answer for each state type.</param>
public sealed record Proposals(TaskRun Run, IReadOnlyDictionary<StateType, SetStateResult> ByType)
{
    /// <summary>Asks; null when there is no such run.</summary>
    public static async Task<Proposals?> AskAsync(
        TaskRunQueries queries,
        Guid id,
        bool isForced,
        CancellationToken cancellationToken
    )
    {
        if (await queries.FindAsync(id, cancellationToken) is not { } run)
            return null;

        var byType = new Dictionary<StateType, SetStateResult>();
        foreach (var type in StateTypes.All)
        {
            if (await queries.JudgeAsync(id, new ProposedState(type), isForced, cancellationToken) is not { } result)
                return null;
            byType[type] = result;
        }

        return new Proposals(run, byType);
    }
}
