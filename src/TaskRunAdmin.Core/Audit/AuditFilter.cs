using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Audit;

/// <summary>Which entries of the audit log are asked for: those that pass everything that is given.</summary>
public sealed record AuditFilter
{
    /// <summary>Who did it: the whole name as it is shown.</summary>
    public string? Actor { get; init; }

    /// <summary>What was done: one of <see cref="AuditAction"/>.</summary>
    public string? Action { get; init; }

    /// <summary>Through which door.</summary>
    public OriginSource? Source { get; init; }

    /// <summary>To what it was done.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }
}
