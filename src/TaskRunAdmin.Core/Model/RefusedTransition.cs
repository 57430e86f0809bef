namespace TaskRunAdmin.Core.Model;

/// <summary>A state that was proposed for a run and not entered, nor another in its place: kept for operators.</summary>
public sealed class RefusedTransition
{
    private RefusedTransition() { }

    /// <summary>One that was refused.</summary>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="run">The run.</param>
    /// <param name="proposed">What was proposed.</param>
    /// <param name="status">How it was refused, by its name on the wire.</param>
    /// <param name="rule">The rule that refused it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="origin">Who proposed it.</param>
    public RefusedTransition(
        long seq,
        TaskRun run,
        ProposedState proposed,
        string status,
        string rule,
        string reason,
        DateTimeOffset now,
        Origin origin
    )
    {
        Seq = seq;
        TaskRunSeq = run.Seq;
        Timestamp = now;
        Type = proposed.Type;
        Name = proposed.Name ?? proposed.Type.DefaultName();
        Status = status;
        Rule = rule;
        Reason = reason;
        Actor = origin.Actor;
        Source = origin.Source;
    }

    /// <summary>How many of one run are kept at least: the newest.</summary>
    public const int MaxKept = 100;

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The run's <see cref="Run.Seq"/>.</summary>
    public long TaskRunSeq { get; private init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset Timestamp { get; private init; }

    /// <summary>The proposed state's type.</summary>
    public StateType Type { get; private init; }

    /// <summary>The proposed state's name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>How it was refused: <c>REJECT</c>, <c>ABORT</c> or <c>WAIT</c>.</summary>
    public string Status { get; private init; } = "";

    /// <summary>The rule that refused it, by its name in the contract.</summary>
    public string Rule { get; private init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who proposed it.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>Through which door.</summary>
    public OriginSource Source { get; private init; }
}
