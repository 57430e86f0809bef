using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Run;

/// <summary>One step that an operator may take with a run, and what the rules would say to it.</summary>
/// <param name="Proposed">The state that is proposed for it; null: there is nothing to propose.</param>
/// <param name="Foreseen">What the rules would answer; null when there is nothing to propose.</param>
public sealed record RunAction(ProposedState? Proposed, SetStateResult? Foreseen)
{
    /// <summary>Why it cannot be taken now; null: it can.</summary>
    public string? WhyNot =>
        Foreseen is null ? Steering.NotEnded
        : Foreseen.IsWritten ? null
        : Foreseen.Reason;
}

/// <summary>The steps that an operator may take with a run, for one version of it.</summary>
/// <param name="Run">The run as it was when the rules were asked.</param>
/// <param name="Retry">Executing it anew.</param>
/// <param name="Cancel">Ending it.</param>
public sealed record RunActions(TaskRun Run, RunAction Retry, RunAction Cancel)
{
    /// <summary>Asks the rules; null when there is no such run any more.</summary>
    /// <param name="queries">Where to ask.</param>
    /// <param name="run">The run.</param>
    /// <param name="newestFirst">Its history, as far as it is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RunActions?> AskAsync(
        TaskRunQueries queries,
        TaskRun run,
        IReadOnlyList<RunState> newestFirst,
        CancellationToken cancellationToken
    )
    {
        var (retry, cancel) = (Steering.Retry(run, newestFirst), Steering.Cancel(run));
        IReadOnlyList<ProposedState> proposed = retry is null ? [cancel] : [cancel, retry];
        return await queries.JudgeManyAsync(run.Id, proposed, isForced: false, cancellationToken) is var (now, results)
            ? new RunActions(
                now,
                new RunAction(retry, retry is null ? null : results[1]),
                new RunAction(cancel, results[0])
            )
            : null;
    }
}
