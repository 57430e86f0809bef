using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// Reads the filter object <c>flow_runs</c> (contract 5.3). What this server does not keep of flow runs counts as null
/// there: it is in no list, before and after nothing, and where it is asked whether it is null, it is.
/// </summary>
internal static class FlowRunFilterReader
{
    private static readonly FlowRunCriterion None = new FlowRunCriterion.AnyOf([]);

    // Something is asked, and every flow run that is known is so.
    private static readonly FlowRunCriterion Every = new FlowRunCriterion.Not(None);

    internal static FlowRunCriterion Read(Field field) =>
        Criteria(
            field,
            hasOperator: true,
            run =>
                [
                    .. Inline(run, "id", Id),
                    run.Inner("name", Name),
                    run.Inner("tags", Tags, hasOperator: true),
                    run.Inner("deployment_id", Ids, hasOperator: true),
                    run.Inner("work_queue_name", Texts, hasOperator: true),
                    run.Inner("state", State, hasOperator: true),
                    run.Inner("flow_version", version => [Unknown(version.Texts("any_"))]),
                    run.Inner("start_time", time => [.. Range(time), IsNull(time)]),
                    run.Inner("end_time", time => [.. Range(time), IsNull(time)]),
                    run.Inner("expected_start_time", Range),
                    run.Inner("next_scheduled_start_time", Range),
                    run.Inner("parent_flow_run_id", parent => [Unknown(Uuids(parent, "any_"))], hasOperator: true),
                    run.Inner("parent_task_run_id", Ids, hasOperator: true),
                    run.Inner("idempotency_key", IdempotencyKey),
                    run.Inner("created_by", CreatedBy, hasOperator: true),
                ]
        );

    private static FlowRunCriterion Criteria(
        Field field,
        bool hasOperator,
        Func<ObjectReader, IEnumerable<FlowRunCriterion?>> read
    ) =>
        field.ReadCriteria(
            hasOperator,
            read,
            all => new FlowRunCriterion.AllOf(all),
            any => new FlowRunCriterion.AnyOf(any),
            each => each is FlowRunCriterion.AllOf { Of: [] }
        );

    private static FlowRunCriterion? Inner(
        this ObjectReader reader,
        string name,
        Func<ObjectReader, IEnumerable<FlowRunCriterion?>> read,
        bool hasOperator = false
    ) => reader.Nullable(name) is { } field ? Criteria(field, hasOperator, read) : null;

    /// <summary>An object of one criterion as that criterion, so that it is recognised.</summary>
    private static IEnumerable<FlowRunCriterion?> Inline(
        ObjectReader reader,
        string name,
        Func<ObjectReader, IEnumerable<FlowRunCriterion?>> read
    ) =>
        [
            reader.Inner(name, read) switch
            {
                FlowRunCriterion.AllOf { Of: [var only] } => only,
                var other => other,
            },
        ];

    private static IEnumerable<FlowRunCriterion?> Id(ObjectReader id)
    {
        yield return Uuids(id, "any_") is { } any ? new FlowRunCriterion.IdIn(any) : null;
        yield return Uuids(id, "not_any_") is { Count: > 0 } not
            ? new FlowRunCriterion.Not(new FlowRunCriterion.IdIn(not))
            : null;
    }

    private static IEnumerable<FlowRunCriterion?> Name(ObjectReader name)
    {
        yield return name.Texts("any_") is { } any ? new FlowRunCriterion.NameIn(any) : null;
        yield return name.Nullable("like_")?.Text() is { Length: > 0 } text
            ? new FlowRunCriterion.NameContains(text)
            : null;
    }

    private static IEnumerable<FlowRunCriterion?> Tags(ObjectReader tags)
    {
        yield return tags.Texts("all_") is { Count: > 0 } ? None : null;
        yield return Unknown(tags.Texts("any_"));
        yield return IsNull(tags);
    }

    private static IEnumerable<FlowRunCriterion?> Ids(ObjectReader id) => [Unknown(Uuids(id, "any_")), IsNull(id)];

    private static IEnumerable<FlowRunCriterion?> Texts(ObjectReader text) =>
        [Unknown(text.Texts("any_")), IsNull(text)];

    /// <summary>Lists to be in and lists not to be in count together, unlike in the original (contract W42).</summary>
    private static IEnumerable<FlowRunCriterion?> State(ObjectReader state)
    {
        yield return state.Inner(
            "type",
            type =>
                [
                    Types(type, "any_") is { } any ? new FlowRunCriterion.StateTypeIn(any) : null,
                    Types(type, "not_any_") is { Count: > 0 } not
                        ? new FlowRunCriterion.Not(new FlowRunCriterion.StateTypeIn(not))
                        : null,
                ]
        );
        yield return state.Inner("name", name => [Unknown(name.Texts("any_")), NotIn(name.Texts("not_any_"))]);
    }

    private static IEnumerable<FlowRunCriterion?> Range(ObjectReader time)
    {
        var (before, after) = (time.Nullable("before_")?.Instant(), time.Nullable("after_")?.Instant());
        yield return before is null && after is null ? null : None;
    }

    private static IEnumerable<FlowRunCriterion?> IdempotencyKey(ObjectReader key) =>
        [Unknown(key.Texts("any_")), NotIn(key.Texts("not_any_"))];

    private static IEnumerable<FlowRunCriterion?> CreatedBy(ObjectReader creator) =>
        [Unknown(Uuids(creator, "id_")), Unknown(creator.Texts("type_")), IsNull(creator)];

    private static FlowRunCriterion? IsNull(ObjectReader reader) =>
        reader.Nullable("is_null_")?.Bool() switch
        {
            true => Every,
            false => None,
            null => null,
        };

    private static FlowRunCriterion? Unknown<T>(List<T>? any) => any is null ? null : None;

    private static FlowRunCriterion? NotIn(List<string>? not) => not is { Count: > 0 } ? None : null;

    private static List<Guid>? Uuids(ObjectReader reader, string name) => reader.ListOf(name, item => item.Uuid());

    private static List<StateType>? Types(ObjectReader reader, string name) =>
        reader.ListOf(name, item => item.Enum(StateReader.Types));
}
