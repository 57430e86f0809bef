using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads the filter objects of a request (contract 5) into one criterion.</summary>
public static class FilterReader
{
    /// <summary>How many tags of flows or flow runs one list may ask for.</summary>
    public const int MaxTags = 200;

    private static readonly Dictionary<string, bool> Operators = new() { ["and_"] = false, ["or_"] = true };

    /// <summary>The names of the filter objects at the top of a request, but for the words, of which the contract knows nothing.</summary>
    internal static readonly string[] Names = ["flows", "flow_runs", "task_runs", "deployments"];

    /// <summary>The same of requests about flow runs and flows.</summary>
    internal static readonly string[] FlowNames = [.. Names, "work_pools", "work_queues"];

    /// <summary>What all four objects and the words ask of task runs together. As soon as one of the others is there, so must a flow run be (4.3).</summary>
    /// <param name="reader">The request.</param>
    /// <param name="ignoresState">Whether what is asked of the runs' states is only looked at for its errors.</param>
    internal static Criterion ReadFilters(this ObjectReader reader, bool ignoresState = false)
    {
        var all = new List<Criterion>();
        if (reader.Nullable("flows") is { } flows)
            all.Add(
                FlowFilterReader.Read(flows) switch
                {
                    FlowCriterion.AllOf { Of: [] } => new Criterion.HasFlowRun(true),
                    var flow => new Criterion.OfFlowRun(new FlowRunCriterion.OfFlow(flow)),
                }
            );
        if (reader.Nullable("flow_runs") is { } flowRuns)
            all.Add(
                FlowRunFilterReader.Read(flowRuns) switch
                {
                    FlowRunCriterion.AllOf { Of: [] } => new Criterion.HasFlowRun(true),
                    // By far the most common, and good for flow runs that are kept elsewhere.
                    FlowRunCriterion.AllOf { Of: [FlowRunCriterion.IdIn { Ids: var ids }] } => new Criterion.FlowRunIn(
                        ids
                    ),
                    var criterion => new Criterion.OfFlowRun(criterion),
                }
            );
        if (reader.Nullable("task_runs") is { } taskRuns)
            all.Add(TaskRun(taskRuns, ignoresState));
        if (reader.Nullable("deployments") is { } deployments)
        {
            Deployment(deployments);
            all.Add(Criterion.Nothing);
        }

        if (reader.Nullable("query") is { } query && query.Text() is { } text)
        {
            var read = RunQuery.Parse(text);
            foreach (var error in read.Errors)
                query.AddRule(error);
            all.Add(read.ToCriterion());
        }

        return all is [var only] ? only : new Criterion.AllOf(all);
    }

    /// <summary>What the objects ask of flow runs together. Deployments, work pools and work queues are kept elsewhere: none has any.</summary>
    internal static FlowRunCriterion ReadFlowRunFilters(this ObjectReader reader)
    {
        var all = new List<FlowRunCriterion>();
        if (reader.Nullable("flows") is { } flows)
            all.Add(new FlowRunCriterion.OfFlow(FlowFilterReader.Read(flows)));
        if (reader.Nullable("flow_runs") is { } flowRuns)
            all.Add(FlowRunFilterReader.Read(flowRuns));
        if (reader.Nullable("task_runs") is { } taskRuns)
            all.Add(new FlowRunCriterion.WithTaskRun(TaskRun(taskRuns, ignoresState: false)));
        if (reader.AsksForWhatIsElsewhere())
            all.Add(FlowRunCriterion.Nothing);
        return new FlowRunCriterion.AllOf(all);
    }

    /// <summary>The same of flows.</summary>
    internal static FlowCriterion ReadFlowFilters(this ObjectReader reader)
    {
        var all = new List<FlowCriterion>();
        if (reader.Nullable("flows") is { } flows)
            all.Add(FlowFilterReader.Read(flows));
        if (reader.Nullable("flow_runs") is { } flowRuns)
            all.Add(new FlowCriterion.WithFlowRun(FlowRunFilterReader.Read(flowRuns)));
        if (reader.Nullable("task_runs") is { } taskRuns)
            all.Add(
                new FlowCriterion.WithFlowRun(new FlowRunCriterion.WithTaskRun(TaskRun(taskRuns, ignoresState: false)))
            );
        if (reader.AsksForWhatIsElsewhere())
            all.Add(FlowCriterion.Nothing);
        return new FlowCriterion.AllOf(all);
    }

    private static bool AsksForWhatIsElsewhere(this ObjectReader reader)
    {
        var deployments = reader.Nullable("deployments");
        if (deployments is { } given)
            Deployment(given);
        var (pools, queues) = (reader.Nullable("work_pools"), reader.Nullable("work_queues"));
        foreach (var other in new[] { pools, queues }.OfType<Field>())
            ObjectReader.Open(other);
        return deployments is not null || pools is not null || queues is not null;
    }

    /// <summary>The items of an optional list, each read by <paramref name="read"/>; null when it is absent.</summary>
    internal static List<T>? ListOf<T>(this ObjectReader reader, string name, Func<Field, T?> read)
        where T : struct => reader.Nullable(name)?.Items()?.ConvertAll(item => read(item) ?? default);

    /// <summary>The same of texts.</summary>
    internal static List<string>? Texts(this ObjectReader reader, string name) =>
        reader.Nullable(name)?.Items()?.ConvertAll(item => item.Text() ?? "");

    /// <summary>The same of tags of flows and flow runs, each of which costs a look at every row.</summary>
    internal static List<string>? TagTexts(this ObjectReader reader, string name)
    {
        if (reader.Nullable(name) is not { } list || list.Items() is not { } items)
            return null;
        if (items.Count <= MaxTags)
            return items.ConvertAll(item => item.Text() ?? "");

        list.Add(
            "too_long",
            $"List should have at most {MaxTags} items after validation, not {items.Count}",
            new()
            {
                ["field_type"] = "List",
                ["max_length"] = MaxTags,
                ["actual_length"] = items.Count,
            }
        );
        return null;
    }

    /// <summary>
    /// An object of criteria, all of which count, or with an operator of <c>or_</c> any of them; without criteria every
    /// run is so. Keys that are not asked for are refused.
    /// </summary>
    internal static T ReadCriteria<T>(
        this Field field,
        bool hasOperator,
        Func<ObjectReader, IEnumerable<T?>> read,
        Func<IReadOnlyList<T>, T> allOf,
        Func<IReadOnlyList<T>, T> anyOf,
        Predicate<T> isEmpty
    )
        where T : class
    {
        if (ObjectReader.Open(field) is not { } reader)
            return allOf([]);

        var isAny = hasOperator && reader.Find("operator")?.Enum(Operators) == true;
        List<T> criteria = [.. read(reader).OfType<T>()];
        reader.RefuseUnknown();
        // One that asks nothing is true, and with or_ makes the whole true.
        return criteria.Exists(isEmpty) && isAny ? allOf([])
            : isAny && criteria.Count > 0 ? anyOf(criteria)
            : allOf([.. criteria.Where(each => !isEmpty(each))]);
    }

    /// <summary>An object inside of a filter; null when it is absent.</summary>
    private static Criterion? Inner(
        this ObjectReader reader,
        string name,
        Func<ObjectReader, IEnumerable<Criterion?>> read,
        bool hasOperator = false
    ) => reader.Nullable(name) is { } field ? Criteria(field, hasOperator, read) : null;

    private static Criterion Criteria(
        Field field,
        bool hasOperator,
        Func<ObjectReader, IEnumerable<Criterion?>> read
    ) =>
        field.ReadCriteria(
            hasOperator,
            read,
            all => new Criterion.AllOf(all),
            any => new Criterion.AnyOf(any),
            each => each is Criterion.AllOf { Of: [] }
        );

    private static Criterion TaskRun(Field field, bool ignoresState) =>
        Criteria(
            field,
            hasOperator: true,
            run =>
                [
                    run.Inner(
                        "id",
                        id => [id.ListOf("any_", item => item.Uuid()) is { } ids ? new Criterion.IdIn(ids) : null]
                    ),
                    run.Inner("name", Name),
                    run.Inner("tags", Tags, hasOperator: true),
                    run.Inner("state", State, hasOperator: true) is { } state && !ignoresState ? state : null,
                    run.Inner("start_time", time => Instant(time, TaskRunInstant.Start)),
                    run.Inner("end_time", time => Instant(time, TaskRunInstant.End)),
                    run.Inner("expected_start_time", time => Instant(time, TaskRunInstant.ExpectedStart)),
                    run.Inner("subflow_runs", SubflowRuns),
                    run.Nullable("flow_run_id") is { } flowRun ? FlowRunId(flowRun) : null,
                ]
        );

    private static IEnumerable<Criterion?> Name(ObjectReader name)
    {
        yield return name.Texts("any_") is { } names ? new Criterion.NameIn(names) : null;
        yield return name.Nullable("like_")?.Text() is { Length: > 0 } text ? new Criterion.NameContains(text) : null;
    }

    private static IEnumerable<Criterion?> Tags(ObjectReader tags)
    {
        yield return tags.Texts("all_") is { Count: > 0 } all ? new Criterion.Tagged(all) : null;
        yield return tags.Nullable("is_null_")?.Bool() is { } isNull ? new Criterion.HasTags(!isNull) : null;
    }

    private static IEnumerable<Criterion?> State(ObjectReader state)
    {
        yield return state.Inner(
            "type",
            type =>
                [
                    type.ListOf("any_", item => item.Enum(StateReader.Types)) is { } types
                        ? new Criterion.StateTypeIn(types)
                        : null,
                ]
        );
        yield return state.Inner(
            "name",
            name => [name.Texts("any_") is { } names ? new Criterion.StateNameIn(names) : null]
        );
    }

    private static IEnumerable<Criterion?> Instant(ObjectReader time, TaskRunInstant instant)
    {
        var (before, after) = (time.Nullable("before_")?.Instant(), time.Nullable("after_")?.Instant());
        yield return before is null && after is null ? null : new Criterion.Within(instant, after, before);
        if (instant is not TaskRunInstant.ExpectedStart)
            yield return time.Nullable("is_null_")?.Bool() is { } isNull ? new Criterion.Has(instant, !isNull) : null;
    }

    private static IEnumerable<Criterion?> SubflowRuns(ObjectReader subflowRuns)
    {
        yield return subflowRuns.Nullable("exists_")?.Bool() is { } exists ? new Criterion.IsSubflow(exists) : null;
    }

    /// <summary>The one filter that asks for something without being told what: absent means that there is a flow run.</summary>
    private static Criterion FlowRunId(Field field)
    {
        bool? isNull = false;
        List<Guid>? ids = null;
        _ = Criteria(
            field,
            hasOperator: true,
            flowRun =>
            {
                ids = flowRun.ListOf("any_", item => item.Uuid());
                if (flowRun.Find("is_null_") is { } given)
                    isNull = given.IsNull ? null : given.Bool();
                return [];
            }
        );
        return (isNull, ids) switch
        {
            (true, _) => new Criterion.HasFlowRun(false),
            (_, { } some) => new Criterion.FlowRunIn(some),
            (false, null) => new Criterion.HasFlowRun(true),
            (null, null) => Criterion.Everything,
        };
    }

    /// <summary>Deployments are kept elsewhere: what is asked of them is only looked at for its errors.</summary>
    private static void Deployment(Field field) =>
        Criteria(
            field,
            hasOperator: true,
            deployment =>
                [
                    deployment.Inner(
                        "id",
                        id =>
                        {
                            _ = (id.ListOf("any_", item => item.Uuid()), id.ListOf("not_any_", item => item.Uuid()));
                            return [];
                        }
                    ),
                    deployment.Inner("name", Name),
                    deployment.Inner(
                        "tags",
                        tags =>
                        {
                            _ = tags.Texts("any_");
                            return Tags(tags);
                        },
                        hasOperator: true
                    ),
                ]
        );
}
