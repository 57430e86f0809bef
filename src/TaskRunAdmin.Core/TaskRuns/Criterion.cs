using System.Text.Json;
using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// What runs have to be to be listed (contract 5): a small algebra, which the API's filter objects and the console's
/// filters are both read into, and which is translated to SQL in one place (<see cref="CriterionSql"/>).
/// </summary>
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(IdIn), "id")]
[JsonDerivedType(typeof(NameIn), "name")]
[JsonDerivedType(typeof(NameContains), "like")]
[JsonDerivedType(typeof(TaskKeyIn), "task_key")]
[JsonDerivedType(typeof(DynamicKeyIn), "dynamic_key")]
[JsonDerivedType(typeof(Tagged), "tag")]
[JsonDerivedType(typeof(TaggedAny), "tag_any")]
[JsonDerivedType(typeof(HasTags), "tags")]
[JsonDerivedType(typeof(StateTypeIn), "type")]
[JsonDerivedType(typeof(StateNameIn), "state")]
[JsonDerivedType(typeof(Within), "within")]
[JsonDerivedType(typeof(Aged), "aged")]
[JsonDerivedType(typeof(Has), "has")]
[JsonDerivedType(typeof(HasFlowRun), "flow")]
[JsonDerivedType(typeof(FlowRunIn), "flow_run")]
[JsonDerivedType(typeof(OfFlowRun), "of")]
[JsonDerivedType(typeof(IsSubflow), "subflow")]
public abstract record Criterion
{
    private Criterion() { }

    /// <summary>Every run.</summary>
    public static Criterion Everything { get; } = new AllOf([]);

    /// <summary>No run.</summary>
    public static Criterion Nothing { get; } = new AnyOf([]);

    /// <summary>What has to be so all together, however it is nested.</summary>
    internal IEnumerable<Criterion> Conjuncts() =>
        this is AllOf all ? all.Of.SelectMany(each => each.Conjuncts()) : [this];

    /// <summary>The same text for the same criterion: lists that are equal have one, lists in another order have another.</summary>
    public string Fingerprint() => JsonSerializer.Serialize(this);

    /// <summary>The same at this instant: what is relative to the present no longer is.</summary>
    public Criterion At(DateTimeOffset now) =>
        this switch
        {
            AllOf all => new AllOf([.. all.Of.Select(each => each.At(now))]),
            AnyOf any => new AnyOf([.. any.Of.Select(each => each.At(now))]),
            Not not => new Not(not.Of.At(now)),
            Aged(var least, var most) => new Within(TaskRunInstant.Created, Before(now, most), Before(now, least)),
            _ => this,
        };

    private static DateTimeOffset? Before(DateTimeOffset now, TimeSpan? age) =>
        age is null ? null
        : now - Instants.Earliest < age ? Instants.Earliest
        : now - age;

    /// <summary>Every one of these; of none: true.</summary>
    public sealed record AllOf(IReadOnlyList<Criterion> Of) : Criterion;

    /// <summary>At least one of these; of none: false.</summary>
    public sealed record AnyOf(IReadOnlyList<Criterion> Of) : Criterion;

    /// <summary>This is not so. Made of criteria about what every run has: of what is missing databases say neither.</summary>
    public sealed record Not(Criterion Of) : Criterion;

    /// <summary>The id is one of these.</summary>
    public sealed record IdIn(IReadOnlyList<Guid> Ids) : Criterion;

    /// <summary>The name is exactly one of these.</summary>
    public sealed record NameIn(IReadOnlyList<string> Names) : Criterion;

    /// <summary>The name has this text in it, whatever the case; no character of it is a wildcard (contract W42).</summary>
    public sealed record NameContains(string Text) : Criterion;

    /// <summary>The task key is exactly one of these.</summary>
    public sealed record TaskKeyIn(IReadOnlyList<string> Keys) : Criterion;

    /// <summary>The dynamic key is exactly one of these. No index finds it.</summary>
    public sealed record DynamicKeyIn(IReadOnlyList<string> Keys) : Criterion;

    /// <summary>The tags have all of these among them, each exactly.</summary>
    public sealed record Tagged(IReadOnlyList<string> Tags) : Criterion;

    /// <summary>The tags have one of these among them, exactly.</summary>
    public sealed record TaggedAny(IReadOnlyList<string> Tags) : Criterion;

    /// <summary>Whether there is any tag.</summary>
    public sealed record HasTags(bool Expected) : Criterion;

    /// <summary>The current state is of one of these types.</summary>
    public sealed record StateTypeIn(IReadOnlyList<StateType> Types) : Criterion;

    /// <summary>The current state has exactly one of these names.</summary>
    public sealed record StateNameIn(IReadOnlyList<string> Names) : Criterion;

    /// <summary>The instant is there and neither before nor after these, where given.</summary>
    public sealed record Within(TaskRunInstant Instant, DateTimeOffset? From, DateTimeOffset? To) : Criterion;

    /// <summary>The run was created at least and at most so long ago, where given, whenever it is asked: see <see cref="At"/>.</summary>
    public sealed record Aged(TimeSpan? Least, TimeSpan? Most) : Criterion;

    /// <summary>Whether the instant is there.</summary>
    public sealed record Has(TaskRunInstant Instant, bool Expected) : Criterion;

    /// <summary>Whether the run belongs to a flow run, known here or not.</summary>
    public sealed record HasFlowRun(bool Expected) : Criterion;

    /// <summary>The flow run is one of these, known here or not.</summary>
    public sealed record FlowRunIn(IReadOnlyList<Guid> Ids) : Criterion;

    /// <summary>The flow run is known here and is so.</summary>
    public sealed record OfFlowRun(FlowRunCriterion FlowRun) : Criterion;

    /// <summary>Whether the run stands for a flow run of its own, a sub-flow.</summary>
    public sealed record IsSubflow(bool Expected) : Criterion;
}

/// <summary>The instants of a run that can be filtered by.</summary>
public enum TaskRunInstant
{
    /// <summary><see cref="Run.Created"/>, to the millisecond; always there.</summary>
    Created,

    /// <summary><see cref="Run.ExpectedStartTime"/>; always there.</summary>
    ExpectedStart,

    /// <summary><see cref="Run.StartTime"/>.</summary>
    Start,

    /// <summary><see cref="Run.EndTime"/>.</summary>
    End,
}
