using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration.Rules;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>
/// What operators do to a task run in one step, as the state that is proposed for it. Whether it is entered is the rules'
/// to say, as of any other state.
/// </summary>
public static class Steering
{
    /// <summary>Why a run that has not ended is not retried.</summary>
    public const string NotEnded = "The run has not ended: a retry would have it executed twice at a time.";

    /// <summary>
    /// Has a run executed anew: SCHEDULED under the name of a retry, due at once. A run that task workers are given is
    /// given to them again, with the parameters that it had.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="newestFirst">Its history, as far as it is known.</param>
    /// <returns>The state; null when there is nothing to retry: <see cref="NotEnded"/>.</returns>
    public static ProposedState? Retry(Run run, IEnumerable<StateEntry> newestFirst)
    {
        if (!run.StateType.IsTerminal() && run.StateName != RetryFailed.AwaitingRetry)
            return null;

        var delivered = newestFirst.FirstOrDefault(state =>
            state is { Type: StateType.Scheduled, Details.Deferred: true }
        );
        return new ProposedState(StateType.Scheduled)
        {
            Name = RetryFailed.AwaitingRetry,
            Details = new StateDetails
            {
                Deferred = delivered is not null,
                TaskParametersId = delivered?.Details.TaskParametersId,
            },
        };
    }

    /// <summary>
    /// Ends a run. One that is executed is asked to end, and holds its slots until it has; one that nobody executes ends
    /// at once, and so does one that was asked already.
    /// </summary>
    public static ProposedState Cancel(Run run) => Cancel(run.StateType);

    /// <summary>The same of a run that is in a state of this type.</summary>
    public static ProposedState Cancel(StateType current) =>
        new(current is StateType.Running || current.IsTerminal() ? StateType.Cancelling : StateType.Cancelled);
}
