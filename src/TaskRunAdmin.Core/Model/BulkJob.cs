namespace TaskRunAdmin.Core.Model;

/// <summary>What is done to each run of a job.</summary>
public enum BulkAction
{
    /// <summary>It is cancelled, as its state asks for.</summary>
    Cancel,

    /// <summary>A state is proposed for it.</summary>
    SetState,

    /// <summary>It is removed.</summary>
    Delete,
}

/// <summary>
/// Something that is to be done to all runs of a filter: written down before it begins, and done by a server piece by piece.
/// Each piece is one transaction with what came of its runs and with how far it went, so that a server that is killed in
/// between has done a run and told of it, or neither.
/// </summary>
public sealed class BulkJob
{
    private BulkJob() { }

    /// <summary>A job that has not begun.</summary>
    /// <param name="id">Its id on the wire.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="action">What is done to each run.</param>
    /// <param name="text">Which runs, as the operator saw it.</param>
    /// <param name="frozenAt">The instant of what is relative in that text.</param>
    /// <param name="upTo">Runs with this <see cref="Run.Seq"/> or a later one are none of it.</param>
    /// <param name="proposed">The state that is proposed, or of another action the message alone; null: neither.</param>
    /// <param name="isForced">Whether the rules are passed over.</param>
    /// <param name="total">How many runs there were to begin with.</param>
    /// <param name="now">The instant.</param>
    /// <param name="origin">Who asks.</param>
    public BulkJob(
        Guid id,
        long seq,
        BulkAction action,
        string text,
        DateTimeOffset frozenAt,
        long upTo,
        ProposedState? proposed,
        bool isForced,
        int total,
        DateTimeOffset now,
        Origin origin
    )
    {
        (Id, Seq, Action, Text, FrozenAt, UpTo, Cursor) = (id, seq, action, text, frozenAt, upTo, upTo);
        (ProposedType, ProposedName, Message) = (
            action is BulkAction.SetState ? proposed?.Type : null,
            proposed?.Name,
            proposed?.Message
        );
        (IsForced, Total, Created, Status) = (isForced, total, now, StateType.Pending);
        (Actor, ActorId, Source, Role) = (origin.Actor, origin.ActorId, origin.Source, origin.Role);
        Address = origin.Address is null ? null : TextPrefix.Of(origin.Address, AuditEntry.MaxAddressLength);
        CorrelationId = origin.CorrelationId is null
            ? null
            : TextPrefix.Of(origin.CorrelationId, AuditEntry.MaxCorrelationIdLength);
    }

    /// <summary>By what pages of jobs hear that there is another one, or that one has changed.</summary>
    public static Guid Any { get; } = new("0b5f6a3e-7c4d-4e1a-9d2b-6a0000000043");

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id in addresses.</summary>
    public Guid Id { get; private init; }

    /// <summary>What is done to each run.</summary>
    public BulkAction Action { get; private init; }

    /// <summary>Which runs: the text of the filter, as the operator saw it.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The instant of what is relative in <see cref="Text"/>.</summary>
    public DateTimeOffset FrozenAt { get; private init; }

    /// <summary>Runs with this <see cref="Run.Seq"/> or a later one are none of it.</summary>
    public long UpTo { get; private init; }

    /// <summary>The type of the state that is proposed; null: the action says what is.</summary>
    public StateType? ProposedType { get; private init; }

    /// <summary>The name of the state that is proposed; null: its type's own.</summary>
    public string? ProposedName { get; private init; }

    /// <summary>What is kept with the state, or the reason of a deletion; null: nothing.</summary>
    public string? Message { get; private init; }

    /// <summary>Whether the rules are passed over.</summary>
    public bool IsForced { get; private init; }

    /// <inheritdoc cref="Origin.Actor"/>
    public string Actor { get; private init; } = "";

    /// <inheritdoc cref="Origin.ActorId"/>
    public Guid? ActorId { get; private init; }

    /// <inheritdoc cref="Origin.Source"/>
    public OriginSource Source { get; private init; }

    /// <summary>What they were allowed to do when they asked.</summary>
    public Role Role { get; private init; }

    /// <inheritdoc cref="Origin.Address"/>
    public string? Address { get; private init; }

    /// <inheritdoc cref="Origin.CorrelationId"/>
    public string? CorrelationId { get; private init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>When a server began with it; null: none has.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>When it ended, however it did; null: it has not.</summary>
    public DateTimeOffset? Ended { get; private init; }

    /// <summary>PENDING, RUNNING, COMPLETED, CANCELLED or FAILED.</summary>
    public StateType Status { get; private init; }

    /// <summary>Why it FAILED; null: it did not.</summary>
    public string? Problem { get; private init; }

    /// <summary>How many runs matched when it was asked for.</summary>
    public int Total { get; private init; }

    /// <summary>To how many runs it was done.</summary>
    public int Done { get; private init; }

    /// <summary>To how many runs the rules did not let it be done.</summary>
    public int Refused { get; private init; }

    /// <summary>At how many runs the server failed.</summary>
    public int Failed { get; private init; }

    /// <summary>The <see cref="Run.Seq"/> of the run that was looked at last: the newest are looked at first.</summary>
    public long Cursor { get; private init; }

    /// <summary>The server that does it; null: none.</summary>
    public Guid? ClaimedBy { get; private init; }

    /// <summary>Until when no other server takes it over.</summary>
    public DateTimeOffset? ClaimedUntil { get; private init; }

    /// <summary>How many runs have had their turn.</summary>
    public int Looked => Done + Refused + Failed;

    /// <summary>Whether it is over.</summary>
    public bool HasEnded => Ended is not null;

    /// <summary>On whose behalf its runs are changed.</summary>
    public Origin ToOrigin() =>
        new(Actor, Source, Role)
        {
            ActorId = ActorId,
            Address = Address,
            CorrelationId = CorrelationId,
        };
}
