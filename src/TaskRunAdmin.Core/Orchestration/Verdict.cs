using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>What came of a proposed state: the contract's orchestration result (4.6), before anything is written.</summary>
/// <param name="Status">Accepted, or how it was refused.</param>
/// <param name="State">The state to enter: as proposed, renamed or replaced; null when nothing is entered.</param>
public sealed record Verdict(TransitionStatus Status, ProposedState? State)
{
    /// <summary>The rule that decided, by its name in the contract; null when none had anything against it.</summary>
    public string? Rule { get; init; }

    /// <summary>Why, for people; null exactly when it is accepted.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="TransitionStatus.Wait"/>: how long, in whole seconds; null otherwise.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>What else is to be done when <see cref="State"/> is entered.</summary>
    public TransitionEffects Effects { get; init; } = TransitionEffects.None;
}

/// <summary>What the rules have done beside entering a state, in the same transaction.</summary>
public sealed record TransitionEffects
{
    /// <summary>Nothing.</summary>
    public static readonly TransitionEffects None = new();

    /// <summary>A run that leaves a terminal state counts its executions anew (contract 3.3).</summary>
    public bool ResetsRunCount { get; init; }

    /// <summary>The flow run's run count, to be kept with the run (contract R9); null: what is kept stays.</summary>
    public int? FlowRunRunCount { get; init; }

    /// <summary>The key under which the state is to be found by later runs (contract R10); null: none.</summary>
    public string? CacheKey { get; init; }

    /// <summary>The limits of which the run takes a slot (contract R4), by their <see cref="ConcurrencyLimit.Seq"/>.</summary>
    public IReadOnlyList<long> TakesSlotsOf { get; init; } = [];

    /// <summary>Whether the run is to be delivered to a task worker (contract R12).</summary>
    public bool MakesDeliverable { get; init; }
}
