using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// Reads the filter object <c>flow_runs</c> (contract 5.3). Who created a flow run is not kept in the contract's form, and
/// counts as null: it is in no list, and where it is asked whether it is null, it is.
/// </summary>
internal static class FlowRunFilterReader
{
    private static readonly FlowRunCriterion None = FlowRunCriterion.Nothing;

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
                    run.Inner("deployment_id", id => References(id, FlowRunField.Deployment), hasOperator: true),
                    run.Inner("work_queue_name", WorkQueue, hasOperator: true),
                    run.Inner("state", State, hasOperator: true),
                    run.Inner("flow_version", version => [In(version, "any_", FlowRunField.FlowVersion)]),
                    run.Inner("start_time", time => Instant(time, FlowRunInstant.Start, FlowRunField.StartTime)),
                    run.Inner("end_time", time => Instant(time, FlowRunInstant.End, FlowRunField.EndTime)),
                    run.Inner("expected_start_time", time => Instant(time, FlowRunInstant.ExpectedStart)),
                    run.Inner("next_scheduled_start_time", time => Instant(time, FlowRunInstant.NextScheduledStart)),
                    run.Inner("parent_flow_run_id", ParentFlowRun, hasOperator: true),
                    run.Inner(
                        "parent_task_run_id",
                        id => References(id, FlowRunField.ParentTaskRun),
                        hasOperator: true
                    ),
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
        yield return tags.TagTexts("all_") is { Count: > 0 } all ? new FlowRunCriterion.Tagged(all) : null;
        yield return tags.TagTexts("any_") is { } any ? new FlowRunCriterion.TaggedAny(any) : null;
        yield return tags.Nullable("is_null_")?.Bool() is { } isNull ? new FlowRunCriterion.HasTags(!isNull) : null;
    }

    private static IEnumerable<FlowRunCriterion?> References(ObjectReader id, FlowRunField field) =>
        [Uuids(id, "any_") is { } any ? new FlowRunCriterion.ReferenceIn(field, any) : null, IsNull(id, field)];

    private static IEnumerable<FlowRunCriterion?> WorkQueue(ObjectReader name) =>
        [In(name, "any_", FlowRunField.WorkQueueName), IsNull(name, FlowRunField.WorkQueueName)];

    private static IEnumerable<FlowRunCriterion?> ParentFlowRun(ObjectReader parent) =>
        [Uuids(parent, "any_") is { } any ? new FlowRunCriterion.SubflowOf(any) : null];

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
        yield return state.Inner(
            "name",
            name => [In(name, "any_", FlowRunField.StateName), NotIn(name, FlowRunField.StateName)]
        );
    }

    private static IEnumerable<FlowRunCriterion?> Instant(
        ObjectReader time,
        FlowRunInstant instant,
        FlowRunField? field = null
    )
    {
        var (before, after) = (time.Nullable("before_")?.Instant(), time.Nullable("after_")?.Instant());
        yield return before is null && after is null ? null : new FlowRunCriterion.Within(instant, after, before);
        if (field is { } nullable)
            yield return IsNull(time, nullable);
    }

    private static IEnumerable<FlowRunCriterion?> IdempotencyKey(ObjectReader key) =>
        [In(key, "any_", FlowRunField.IdempotencyKey), NotIn(key, FlowRunField.IdempotencyKey)];

    private static IEnumerable<FlowRunCriterion?> CreatedBy(ObjectReader creator) =>
        [
            Uuids(creator, "id_") is null ? null : None,
            creator.Texts("type_") is null ? null : None,
            creator.Nullable("is_null_")?.Bool() switch
            {
                true => Every,
                false => None,
                null => null,
            },
        ];

    private static FlowRunCriterion.Has? IsNull(ObjectReader reader, FlowRunField field) =>
        reader.Nullable("is_null_")?.Bool() is { } isNull ? new(field, !isNull) : null;

    private static FlowRunCriterion.TextIn? In(ObjectReader reader, string name, FlowRunField field) =>
        reader.Texts(name) is { } any ? new(field, any) : null;

    private static FlowRunCriterion.Not? NotIn(ObjectReader reader, FlowRunField field) =>
        reader.Texts("not_any_") is { Count: > 0 } not ? new(new FlowRunCriterion.TextIn(field, not)) : null;

    private static List<Guid>? Uuids(ObjectReader reader, string name) => reader.ListOf(name, item => item.Uuid());

    private static List<StateType>? Types(ObjectReader reader, string name) =>
        reader.ListOf(name, item => item.Enum(StateReader.Types));
}
