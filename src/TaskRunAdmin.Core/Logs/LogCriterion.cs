namespace TaskRunAdmin.Core.Logs;

/// <summary>What is asked of logs (contract 7.5).</summary>
public abstract record LogCriterion
{
    private LogCriterion() { }

    /// <summary>Every log is so.</summary>
    public static readonly LogCriterion Everything = new AllOf([]);

    /// <summary>Every one of these; of none: true.</summary>
    public sealed record AllOf(IReadOnlyList<LogCriterion> Of) : LogCriterion;

    /// <summary>At least one of these; of none: false.</summary>
    public sealed record AnyOf(IReadOnlyList<LogCriterion> Of) : LogCriterion;

    /// <summary>The level is in this range, both ends included; null: no bound.</summary>
    public sealed record Level(int? Min, int? Max) : LogCriterion;

    /// <summary>The timestamp is in this range, both ends included; null: no bound.</summary>
    public sealed record Within(DateTimeOffset? From, DateTimeOffset? To) : LogCriterion;

    /// <summary>It is of one of these flow runs.</summary>
    public sealed record FlowRunIn(IReadOnlyList<Guid> Ids) : LogCriterion;

    /// <summary>It is of one of these task runs.</summary>
    public sealed record TaskRunIn(IReadOnlyList<Guid> Ids) : LogCriterion;

    /// <summary>Whether it is of a task run.</summary>
    public sealed record HasTaskRun(bool Expected) : LogCriterion;

    /// <summary>Message or logger's name have all that is searched for.</summary>
    public sealed record Text(LogSearch Search) : LogCriterion;
}
