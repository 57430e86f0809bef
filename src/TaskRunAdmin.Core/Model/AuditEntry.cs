namespace TaskRunAdmin.Core.Model;

/// <summary>
/// What somebody changed: written in the transaction of the change, and never changed itself. It outlives what it is about.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>How many characters of an action's name there may be.</summary>
    public const int MaxActionLength = 40;

    /// <summary>How many characters of a network address are kept: an IPv6 address with its zone.</summary>
    public const int MaxAddressLength = 64;

    /// <summary>How many characters of a correlation id are kept.</summary>
    public const int MaxCorrelationIdLength = 64;

    /// <summary>How many characters of a reason are kept.</summary>
    public const int MaxReasonLength = 1000;

    /// <summary>A new entry.</summary>
    /// <param name="seq">Its place.</param>
    /// <param name="at">When.</param>
    /// <param name="origin">Who, and from where.</param>
    /// <param name="action">One of <see cref="AuditAction"/>.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="before">What was so before, as a JSON object; null: nothing that is told.</param>
    /// <param name="after">What is so now, as a JSON object; null: nothing that is told.</param>
    /// <param name="reason">Why, as far as somebody said; null: nobody did.</param>
    public AuditEntry(
        long seq,
        DateTimeOffset at,
        Origin origin,
        string action,
        AuditSubject subject,
        string? before,
        string? after,
        string? reason
    )
    {
        (Seq, At, Action) = (seq, at, action);
        (Actor, ActorId, Source) = (origin.Actor, origin.ActorId, origin.Source);
        Address = Cut(origin.Address, MaxAddressLength);
        CorrelationId = Cut(origin.CorrelationId, MaxCorrelationIdLength);
        SubjectId = subject.Id;
        SubjectName = Cut(subject.Name, TextPrefix.Length);
        (Before, After) = (before, after);
        Reason = Cut(reason, MaxReasonLength);
    }

    private AuditEntry() { }

    /// <summary>Its place: entries are ordered by it.</summary>
    public long Seq { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>Their account or key, whatever it is called by now; null when there is none.</summary>
    public Guid? ActorId { get; private init; }

    /// <summary>Through which door.</summary>
    public OriginSource Source { get; private init; }

    /// <summary>From which network address; null when there is none.</summary>
    public string? Address { get; private init; }

    /// <summary>By what the server's log names the same request; null when there is none.</summary>
    public string? CorrelationId { get; private init; }

    /// <summary>What was done: one of <see cref="AuditAction"/>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>To what it was done; null when it was to several things, or to none.</summary>
    public Guid? SubjectId { get; private init; }

    /// <summary>What that was called then: its first 200 characters.</summary>
    public string? SubjectName { get; private init; }

    /// <summary>What was so before, as a JSON object: what changed, and no secret.</summary>
    public string? Before { get; private init; }

    /// <summary>What is so since, as a JSON object.</summary>
    public string? After { get; private init; }

    /// <summary>Why, as far as somebody said: its first 1,000 characters.</summary>
    public string? Reason { get; private init; }

    private static string? Cut(string? text, int length) => text is null ? null : TextPrefix.Of(text, length);
}

/// <summary>What something was done to.</summary>
/// <param name="Id">Its id; null: several things, or none.</param>
/// <param name="Name">What it is called.</param>
public readonly record struct AuditSubject(Guid? Id, string? Name);
