using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R7: a failed run is tried again while its policy says so (contract 6.5).</summary>
internal sealed class RetryFailed : TransitionRule
{
    internal const string AwaitingRetry = "AwaitingRetry";
    internal const string Reason = "Retrying";

    internal override string Name => "retry failed";

    internal override bool Concerns(StateType? from, StateType to) =>
        from is StateType.Running && to is StateType.Failed;

    internal override Verdict? Judge(Transition transition)
    {
        if (transition.Run is not TaskRun { Policy: var policy } || !IsLeft(transition, policy.Retries))
            return null;

        var delay = RetryPacing.Delay(policy, transition.RunCount, Random.Shared.NextDouble());
        return Reject(Retry(transition, delay), Reason);
    }

    /// <summary>Whether the proposal allows a retry, and there is one left.</summary>
    internal static bool IsLeft(Transition transition, int? retries) =>
        transition.Proposed.Details.Retriable is not false && transition.RunCount <= retries;

    /// <summary>The state in place of the failure: with what the failure said, due after so many seconds.</summary>
    internal static ProposedState Retry(Transition transition, double delay) =>
        new(StateType.Scheduled)
        {
            Name = AwaitingRetry,
            Message = transition.Proposed.Message,
            Data = transition.Proposed.Data,
            Unpersisted = transition.Proposed.Unpersisted,
            Artifact = transition.Proposed.Artifact,
            Details = new StateDetails { ScheduledTime = Later(transition.Now, delay) },
        };

    private static DateTimeOffset Later(DateTimeOffset now, double seconds) =>
        seconds >= (Instants.Latest - now).TotalSeconds ? Instants.Latest
        : seconds <= (Instants.Earliest - now).TotalSeconds ? Instants.Earliest
        : now.AddSeconds(seconds).Cut();
}
