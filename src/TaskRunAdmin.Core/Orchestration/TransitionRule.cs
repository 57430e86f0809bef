using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>One rule of contract 6.4: it looks at a transition, may adjust it, and may refuse it.</summary>
internal abstract class TransitionRule
{
    /// <summary>The rule's name in the contract, shown to operators.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether the rule is about transitions between these types; null: the run has no state yet.</summary>
    internal abstract bool Concerns(StateType? from, StateType to);

    /// <summary>Looks at the transition; null when there is nothing against it.</summary>
    internal abstract Verdict? Judge(Transition transition);

    /// <summary>Refuses, and has another state entered in its place.</summary>
    protected Verdict Reject(ProposedState replacement, string reason) =>
        new(TransitionStatus.Reject, replacement) { Rule = Name, Reason = reason };

    /// <summary>Refuses; the run stays as it is.</summary>
    protected Verdict Reject(string reason) => new(TransitionStatus.Reject, null) { Rule = Name, Reason = reason };

    /// <summary>Refuses for good.</summary>
    protected Verdict Abort(string reason) => new(TransitionStatus.Abort, null) { Rule = Name, Reason = reason };

    /// <summary>Refuses for now.</summary>
    protected Verdict Wait(int seconds, string reason) =>
        new(TransitionStatus.Wait, null)
        {
            Rule = Name,
            Reason = reason,
            DelaySeconds = seconds,
        };
}
