using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads the filter object <c>flows</c> (contract 5.4). No flow has a deployment here.</summary>
internal static class FlowFilterReader
{
    // Something is asked, and every flow is so.
    private static readonly FlowCriterion Every = new FlowCriterion.Not(FlowCriterion.Nothing);

    internal static FlowCriterion Read(Field field) =>
        Criteria(
            field,
            hasOperator: true,
            flow =>
                [
                    flow.Inner("id", Id),
                    flow.Inner("name", Name),
                    flow.Inner("tags", Tags, hasOperator: true),
                    flow.Inner("deployment", Deployment, hasOperator: true),
                ]
        );

    private static FlowCriterion Criteria(
        Field field,
        bool hasOperator,
        Func<ObjectReader, IEnumerable<FlowCriterion?>> read
    ) =>
        field.ReadCriteria(
            hasOperator,
            read,
            all => new FlowCriterion.AllOf(all),
            any => new FlowCriterion.AnyOf(any),
            each => each is FlowCriterion.AllOf { Of: [] }
        );

    private static FlowCriterion? Inner(
        this ObjectReader reader,
        string name,
        Func<ObjectReader, IEnumerable<FlowCriterion?>> read,
        bool hasOperator = false
    ) => reader.Nullable(name) is { } field ? Criteria(field, hasOperator, read) : null;

    private static IEnumerable<FlowCriterion?> Id(ObjectReader id)
    {
        yield return id.ListOf("any_", item => item.Uuid()) is { } any ? new FlowCriterion.IdIn(any) : null;
        yield return id.ListOf("not_any_", item => item.Uuid()) is { Count: > 0 } not
            ? new FlowCriterion.Not(new FlowCriterion.IdIn(not))
            : null;
    }

    private static IEnumerable<FlowCriterion?> Name(ObjectReader name)
    {
        yield return name.Texts("any_") is { } any ? new FlowCriterion.NameIn(any) : null;
        yield return name.Nullable("like_")?.Text() is { Length: > 0 } text
            ? new FlowCriterion.NameContains(text)
            : null;
    }

    private static IEnumerable<FlowCriterion?> Tags(ObjectReader tags)
    {
        yield return tags.TagTexts("all_") is { Count: > 0 } all ? new FlowCriterion.Tagged(all) : null;
        yield return tags.Nullable("is_null_")?.Bool() is { } isNull ? new FlowCriterion.HasTags(!isNull) : null;
    }

    private static IEnumerable<FlowCriterion?> Deployment(ObjectReader deployment)
    {
        yield return deployment.Nullable("is_null_")?.Bool() switch
        {
            true => Every,
            false => FlowCriterion.Nothing,
            null => null,
        };
    }
}
