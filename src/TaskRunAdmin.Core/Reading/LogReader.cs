using System.Text.Json;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests about logs (contract 7.5).</summary>
public static class LogReader
{
    private static readonly Dictionary<string, bool> Sorts = new()
    {
        ["TIMESTAMP_ASC"] = false,
        ["TIMESTAMP_DESC"] = true,
    };

    /// <summary>The names of the sorts on the wire.</summary>
    public static IReadOnlyCollection<string> SortNames => Sorts.Keys;

    /// <summary>Reads logs that are reported. NUL characters are taken out of them.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<IReadOnlyList<NewLog>> Read(JsonElement body)
    {
        var errors = new ErrorList();
        var list = UnicodeCheck.Run(new Field(UnicodeCheck.WithoutNul(body), Location.Body, errors));
        NewLog[] logs = [.. (list.Items() ?? []).TakeWhile(_ => !errors.IsFull).Select(ReadOne).OfType<NewLog>()];
        return new(logs, errors);
    }

    /// <summary>Reads a request for a page of logs. Its limit is only read, not judged.</summary>
    /// <param name="body">The request; null when there was none.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<LogPage> ReadPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["logs", "limit", "offset", "sort"],
            reader =>
            {
                var filter = reader.Nullable("logs") is { } logs ? Filter(logs) : LogCriterion.Everything;
                var limit = reader.Nullable("limit")?.Int() ?? options.DefaultLimit;
                var offset = reader.Nullable("offset")?.AtLeast(0) ?? 0;
                var isNewestFirst = reader.Nullable("sort")?.Enum(Sorts) ?? false;
                return new LogPage(isNewestFirst, limit, offset, filter);
            }
        );

    private static NewLog? ReadOne(Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;

        var log = new NewLog(
            reader.Required("name")?.Text(NewTaskRun.MaxTextLength) ?? "",
            reader.Required("level")?.Int() ?? 0,
            reader.Required("message")?.Text() ?? "",
            reader.Required("timestamp")?.Instant() ?? default,
            reader.Nullable("flow_run_id")?.Uuid(),
            reader.Nullable("task_run_id")?.Uuid()
        );
        reader.RefuseUnknown();
        return log;
    }

    private static LogCriterion Filter(Field field) =>
        Criteria(
            field,
            logs =>
                [
                    logs.Inner("level", Level),
                    logs.Inner("timestamp", Within),
                    logs.Inner("flow_run_id", id => [Uuids(id) is { } ids ? new LogCriterion.FlowRunIn(ids) : null]),
                    logs.Inner("task_run_id", TaskRun),
                    logs.Inner("text", Text),
                ],
            hasOperator: true
        );

    private static IEnumerable<LogCriterion?> Level(ObjectReader level)
    {
        var (min, max) = (level.Nullable("ge_")?.Int(), level.Nullable("le_")?.Int());
        yield return min is null && max is null ? null : new LogCriterion.Level(min, max);
    }

    private static IEnumerable<LogCriterion?> Within(ObjectReader time)
    {
        var (to, from) = (time.Nullable("before_")?.Instant(), time.Nullable("after_")?.Instant());
        yield return from is null && to is null ? null : new LogCriterion.Within(from, to);
    }

    private static IEnumerable<LogCriterion?> TaskRun(ObjectReader id)
    {
        yield return Uuids(id) is { } ids ? new LogCriterion.TaskRunIn(ids) : null;
        yield return id.Nullable("is_null_")?.Bool() is { } isNull ? new LogCriterion.HasTaskRun(!isNull) : null;
    }

    private static IEnumerable<LogCriterion?> Text(ObjectReader text)
    {
        var search = LogSearch.Parse(text.Required("query")?.Text(LogSearch.MaxLength) ?? "");
        yield return search is { Words: [], Excluded: [] } ? null : new LogCriterion.Text(search);
    }

    private static List<Guid>? Uuids(ObjectReader id) => id.ListOf("any_", item => item.Uuid());

    private static LogCriterion? Inner(
        this ObjectReader reader,
        string name,
        Func<ObjectReader, IEnumerable<LogCriterion?>> read
    ) => reader.Nullable(name) is { } field ? Criteria(field, read) : null;

    private static LogCriterion Criteria(
        Field field,
        Func<ObjectReader, IEnumerable<LogCriterion?>> read,
        bool hasOperator = false
    ) =>
        field.ReadCriteria(
            hasOperator,
            read,
            all => all is [var only] ? only : new LogCriterion.AllOf(all),
            any => new LogCriterion.AnyOf(any),
            each => each is LogCriterion.AllOf { Of: [] }
        );
}
