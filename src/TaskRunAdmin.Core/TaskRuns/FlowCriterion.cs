using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What flows have to be (contract 5.4), in the same algebra as <see cref="Criterion"/>.</summary>
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(IdIn), "id")]
[JsonDerivedType(typeof(NameIn), "name")]
[JsonDerivedType(typeof(NameContains), "like")]
[JsonDerivedType(typeof(Tagged), "tag")]
[JsonDerivedType(typeof(HasTags), "tags")]
[JsonDerivedType(typeof(WithFlowRun), "with")]
public abstract record FlowCriterion
{
    private FlowCriterion() { }

    /// <summary>Every flow.</summary>
    public static FlowCriterion Everything { get; } = new AllOf([]);

    /// <summary>No flow.</summary>
    public static FlowCriterion Nothing { get; } = new AnyOf([]);

    /// <summary>Every one of these; of none: true.</summary>
    public sealed record AllOf(IReadOnlyList<FlowCriterion> Of) : FlowCriterion;

    /// <summary>At least one of these; of none: false.</summary>
    public sealed record AnyOf(IReadOnlyList<FlowCriterion> Of) : FlowCriterion;

    /// <summary>Not so.</summary>
    public sealed record Not(FlowCriterion Of) : FlowCriterion;

    /// <summary>The id is one of these.</summary>
    public sealed record IdIn(IReadOnlyList<Guid> Ids) : FlowCriterion;

    /// <summary>The name is exactly one of these.</summary>
    public sealed record NameIn(IReadOnlyList<string> Names) : FlowCriterion;

    /// <summary>The name has this text in it, whatever the case.</summary>
    public sealed record NameContains(string Text) : FlowCriterion;

    /// <summary>The tags have all of these among them, each exactly.</summary>
    public sealed record Tagged(IReadOnlyList<string> Tags) : FlowCriterion;

    /// <summary>Whether there is any tag.</summary>
    public sealed record HasTags(bool Expected) : FlowCriterion;

    /// <summary>One of its flow runs is so.</summary>
    public sealed record WithFlowRun(FlowRunCriterion FlowRun) : FlowCriterion;
}
