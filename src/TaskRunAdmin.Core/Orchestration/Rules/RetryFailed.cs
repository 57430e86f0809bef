using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R7: a failed run is tried again while its policy says so (contract 6.5).</summary>
internal sealed class RetryFailed : TransitionRule
{
    internal const string AwaitingRetry = "AwaitingRetry";

    internal override string Name => "retry failed";

    internal override bool Concerns(StateType? from, StateType to) =>
        from is StateType.Running && to is StateType.Failed;

    internal override Verdict? Judge(Transition transition)
    {
        var (policy, proposed) = (transition.Run.Policy, transition.Proposed);
        if (proposed.Details.Retriable is false || !(transition.RunCount <= policy.Retries))
            return null;

        var delay = RetryPacing.Delay(policy, transition.RunCount, Random.Shared.NextDouble());
        return Reject(
            new ProposedState(StateType.Scheduled)
            {
                Name = AwaitingRetry,
                Message = proposed.Message,
                Data = proposed.Data,
                Unpersisted = proposed.Unpersisted,
                Artifact = proposed.Artifact,
                Details = new StateDetails { ScheduledTime = Later(transition.Now, delay) },
            },
            "Retrying"
        );
    }

    private static DateTimeOffset Later(DateTimeOffset now, double seconds) =>
        seconds >= (Instants.Latest - now).TotalSeconds ? Instants.Latest
        : seconds <= (Instants.Earliest - now).TotalSeconds ? Instants.Earliest
        : now.AddSeconds(seconds).Cut();
}
