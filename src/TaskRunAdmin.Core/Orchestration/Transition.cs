using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>A flow run as far as the rules ask for it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StateType">Its state's type; null when it has none.</param>
/// <param name="RunCount">How many times it was run.</param>
/// <param name="PauseTimeout">When its pause gives up waiting.</param>
/// <param name="PauseReschedule">Whether it is scheduled anew when resumed.</param>
public sealed record FlowRunFacts(
    Guid Id,
    StateType? StateType,
    int RunCount,
    DateTimeOffset? PauseTimeout = null,
    bool PauseReschedule = false
);

/// <summary>A limit in force on one of a run's tags (contract 6.6).</summary>
/// <param name="Seq">Its <see cref="ConcurrencyLimit.Seq"/>.</param>
/// <param name="Tag">The tag.</param>
/// <param name="IsLegacy">Whether it is of the first generation.</param>
/// <param name="Limit">How many slots there are.</param>
/// <param name="ActiveSlots">How many of them are taken.</param>
/// <param name="IsHeld">Whether the run has a slot already.</param>
/// <param name="AvgOccupancySeconds">For how long slots were held lately.</param>
public sealed record TagLimitFacts(
    long Seq,
    string Tag,
    bool IsLegacy,
    int Limit,
    int ActiveSlots,
    bool IsHeld,
    double AvgOccupancySeconds
);

/// <summary>
/// One proposed state on its way through the rules: what they may look at, and what they have made of it so far. Nothing
/// of it touches the run; that is left to whoever enters the state.
/// </summary>
public sealed class Transition
{
    /// <summary>A proposal.</summary>
    /// <param name="run">The run, with its current state.</param>
    /// <param name="proposed">What is proposed.</param>
    /// <param name="now">The instant of the request.</param>
    public Transition(Run run, ProposedState proposed, DateTimeOffset now)
    {
        Run = run;
        Proposed = proposed;
        Now = now;
        To = proposed.Type;
        RunCount = run.RunCount;
    }

    /// <summary>The run as it is: a task run or a flow run, each of which has rules of its own.</summary>
    public Run Run { get; }

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>A task run's flow run; null when it has none, or one that is not known here: then no rule asks about it.</summary>
    public FlowRunFacts? FlowRun { get; init; }

    /// <summary>The newest state that is cached under the proposed state's key; null when there is none.</summary>
    public RunState? Cached { get; init; }

    /// <summary>The limits in force on the run's tags, one a tag at most.</summary>
    public IReadOnlyList<TagLimitFacts> TagLimits { get; init; } = [];

    /// <summary>For how long a run waits for a slot at most, before it asks again; in seconds.</summary>
    public int TagSlotWaitSeconds { get; init; } = OrchestrationOptions.DefaultTagSlotWaitSeconds;

    /// <summary>The longest key that is cached, in characters.</summary>
    public int MaxCacheKeyLength { get; init; } = int.MaxValue;

    /// <summary>The current state; null for a run that has none yet.</summary>
    public StateEntry? Current => Run.CurrentState;

    /// <summary>The current state's type, from which the rules are chosen.</summary>
    public StateType? From => Current?.Type;

    /// <summary>The type that was proposed, from which the rules are chosen, whatever becomes of it.</summary>
    public StateType To { get; }

    /// <summary>The proposal as the rules have left it so far.</summary>
    public ProposedState Proposed { get; private set; }

    /// <summary>The run's executions, as far as they count for this transition.</summary>
    public int RunCount { get; private set; }

    /// <summary>What is to be done when the state is entered.</summary>
    internal TransitionEffects Effects { get; set; } = TransitionEffects.None;

    /// <summary>Enters the state under another name, which changes nothing else.</summary>
    internal void Rename(string name) => Proposed = Proposed with { Name = name };

    /// <summary>Fills in details that the proposal left out.</summary>
    internal void Complete(StateDetails details) => Proposed = Proposed with { Details = details };

    /// <summary>Counts the run's executions anew.</summary>
    internal void ResetRunCount()
    {
        RunCount = 0;
        Effects = Effects with { ResetsRunCount = true };
    }
}
