using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration.FlowRules;
using TaskRunAdmin.Core.Orchestration.Rules;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>An ordered list of rules (contract 6.2). Each list reads as the policy that it is.</summary>
public sealed class TransitionPolicy
{
    /// <summary>The policy of a proposal that says nothing else.</summary>
    public static readonly TransitionPolicy Core = new(
        new CacheLookup(),
        new TerminalProtection(),
        new FlowMustBeRunning(),
        new TagConcurrency(),
        new CopyScheduledTime(),
        new WaitForScheduledTime(),
        new RetryFailed(),
        new RenameReruns(),
        new FlowRunCounter(),
        new CacheInsertion()
    );

    /// <summary>The policy of runs that task workers are to execute.</summary>
    public static readonly TransitionPolicy Background = new(
        new PreventPending(),
        new CacheLookup(),
        new TerminalProtection(),
        new CopyScheduledTime(),
        new CopyParametersId(),
        new WaitForScheduledTime(),
        new RetryFailed(),
        new RenameReruns(),
        new FlowRunCounter(),
        new CacheInsertion(),
        new Enqueue()
    );

    /// <summary>The policy of flow runs (contract 7.4).</summary>
    public static readonly TransitionPolicy FlowRuns = new(
        new PreventDuplicates(),
        new FlowTerminalProtection(),
        new CancellingProtection(),
        new NothingToCancel(),
        new PreventPending(),
        new CopyScheduledTime(),
        new WaitForScheduledTime(),
        new RetryFailedFlow()
    );

    /// <summary>No rule at all: of forced transitions and of first states.</summary>
    public static readonly TransitionPolicy Minimal = new();

    private readonly TransitionRule[] _rules;

    private TransitionPolicy(params TransitionRule[] rules) => _rules = rules;

    /// <summary>The policy for a proposal: deferred ones have their own even when forced (contract 6.2).</summary>
    /// <param name="proposed">What is proposed.</param>
    /// <param name="isForced">Whether it is forced, or a run's first state.</param>
    public static TransitionPolicy For(ProposedState proposed, bool isForced) =>
        proposed.Details.Deferred is true ? Background
        : isForced ? Minimal
        : Core;

    /// <summary>Asks the rules, in their order (contract 6.3). Nothing is written.</summary>
    public Verdict Judge(Transition transition)
    {
        Verdict? refusal = null;
        foreach (var rule in _rules)
        {
            // The pair that was proposed chooses the rules; once another type has taken its place, or none, no later rule
            // has a say. One of the same type lets them go on.
            if (rule.Concerns(transition.From, transition.To) && rule.Judge(transition) is { } verdict)
            {
                refusal = verdict;
                if (verdict.State?.Type != transition.To)
                    return verdict;
            }
        }

        return (refusal ?? new Verdict(TransitionStatus.Accept, null)) with
        {
            State = transition.Proposed,
            Effects = transition.Effects,
        };
    }
}
