using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What flow runs have to be (contract 5.3), in the same algebra as <see cref="Criterion"/>.</summary>
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(IdIn), "id")]
[JsonDerivedType(typeof(NameIn), "name")]
[JsonDerivedType(typeof(NameContains), "like")]
[JsonDerivedType(typeof(Tagged), "tag")]
[JsonDerivedType(typeof(TaggedAny), "tag_any")]
[JsonDerivedType(typeof(HasTags), "tags")]
[JsonDerivedType(typeof(StateTypeIn), "type")]
[JsonDerivedType(typeof(TextIn), "text")]
[JsonDerivedType(typeof(ReferenceIn), "reference")]
[JsonDerivedType(typeof(Within), "within")]
[JsonDerivedType(typeof(Has), "has")]
[JsonDerivedType(typeof(SubflowOf), "subflow")]
[JsonDerivedType(typeof(OfFlow), "of")]
[JsonDerivedType(typeof(WithTaskRun), "with")]
public abstract record FlowRunCriterion
{
    private FlowRunCriterion() { }

    /// <summary>Every flow run.</summary>
    public static FlowRunCriterion Everything { get; } = new AllOf([]);

    /// <summary>No flow run.</summary>
    public static FlowRunCriterion Nothing { get; } = new AnyOf([]);

    /// <summary>Every one of these; of none: true.</summary>
    public sealed record AllOf(IReadOnlyList<FlowRunCriterion> Of) : FlowRunCriterion;

    /// <summary>At least one of these; of none: false.</summary>
    public sealed record AnyOf(IReadOnlyList<FlowRunCriterion> Of) : FlowRunCriterion;

    /// <summary>Not so.</summary>
    public sealed record Not(FlowRunCriterion Of) : FlowRunCriterion;

    /// <summary>The id is one of these.</summary>
    public sealed record IdIn(IReadOnlyList<Guid> Ids) : FlowRunCriterion;

    /// <summary>The name is exactly one of these.</summary>
    public sealed record NameIn(IReadOnlyList<string> Names) : FlowRunCriterion;

    /// <summary>The name has this text in it, whatever the case.</summary>
    public sealed record NameContains(string Text) : FlowRunCriterion;

    /// <summary>The tags have all of these among them, each exactly.</summary>
    public sealed record Tagged(IReadOnlyList<string> Tags) : FlowRunCriterion;

    /// <summary>The tags have one of these among them at least, exactly.</summary>
    public sealed record TaggedAny(IReadOnlyList<string> Tags) : FlowRunCriterion;

    /// <summary>Whether there is any tag.</summary>
    public sealed record HasTags(bool Expected) : FlowRunCriterion;

    /// <summary>The current state is of one of these types.</summary>
    public sealed record StateTypeIn(IReadOnlyList<StateType> Types) : FlowRunCriterion;

    /// <summary>A text of the flow run is exactly one of these.</summary>
    public sealed record TextIn(FlowRunField Field, IReadOnlyList<string> Texts) : FlowRunCriterion;

    /// <summary>An id that the flow run refers to is one of these.</summary>
    public sealed record ReferenceIn(FlowRunField Field, IReadOnlyList<Guid> Ids) : FlowRunCriterion;

    /// <summary>The instant is there and neither before nor after these, where given.</summary>
    public sealed record Within(FlowRunInstant Instant, DateTimeOffset? From, DateTimeOffset? To) : FlowRunCriterion;

    /// <summary>Whether the flow run has something there.</summary>
    public sealed record Has(FlowRunField Field, bool Expected) : FlowRunCriterion;

    /// <summary>It is a sub-flow of one of these flow runs: the task run that stands for it belongs to that.</summary>
    public sealed record SubflowOf(IReadOnlyList<Guid> Ids) : FlowRunCriterion;

    /// <summary>Its flow is so.</summary>
    public sealed record OfFlow(FlowCriterion Flow) : FlowRunCriterion;

    /// <summary>One of its task runs is so.</summary>
    public sealed record WithTaskRun(Criterion TaskRun) : FlowRunCriterion;
}

/// <summary>What of a flow run can be looked for beside its name, its state and its instants.</summary>
public enum FlowRunField
{
    /// <summary><see cref="Run.StateName"/>.</summary>
    StateName,

    /// <summary><see cref="FlowRun.FlowVersion"/>.</summary>
    FlowVersion,

    /// <summary><see cref="FlowRun.WorkQueueName"/>.</summary>
    WorkQueueName,

    /// <summary><see cref="FlowRun.IdempotencyKey"/>.</summary>
    IdempotencyKey,

    /// <summary><see cref="FlowRun.DeploymentId"/>.</summary>
    Deployment,

    /// <summary><see cref="FlowRun.ParentTaskRunId"/>.</summary>
    ParentTaskRun,

    /// <summary><see cref="Run.StartTime"/>.</summary>
    StartTime,

    /// <summary><see cref="Run.EndTime"/>.</summary>
    EndTime,
}

/// <summary>The instants of a flow run that can be filtered by.</summary>
public enum FlowRunInstant
{
    /// <summary><see cref="Run.StartTime"/>; before it has started, <see cref="Run.ExpectedStartTime"/>.</summary>
    Start,

    /// <summary><see cref="Run.EndTime"/>.</summary>
    End,

    /// <summary><see cref="Run.ExpectedStartTime"/>.</summary>
    ExpectedStart,

    /// <summary><see cref="Run.NextScheduledStartTime"/>.</summary>
    NextScheduledStart,
}
