using System.Text.Json;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests for a page of task runs (contract 4.3 and 4.4).</summary>
/// <remarks>Limits are only read, not judged: their errors have a shape of their own.</remarks>
public static class TaskRunPageReader
{
    /// <summary>Reads a request for runs from an offset on, or from a cursor on.</summary>
    /// <param name="body">The request; null when there was none, and every default applies.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<TaskRunPage> Read(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "offset", .. FilterReader.Names],
            reader =>
            {
                var page = ReadPage(reader, options);
                var offset = reader.Nullable("offset");
                var skip = offset?.AtLeast(0);
                page = page with { Offset = skip ?? 0 };
                if (reader.Nullable("cursor") is not { } cursor || cursor.Text() is not { } text)
                    return page;

                if (skip > 0)
                    cursor.AddRule("A cursor and an offset exclude each other.");
                if (TaskRunCursor.TryParse(text, page.Sort, page.Filter, out var after))
                    return page with { After = after };
                cursor.AddRule(
                    "This is no cursor of this listing: send one that an answer to the same filters and the same sort had."
                );
                return page;
            }
        );

    /// <summary>Reads a request for a page by its number, which becomes an offset.</summary>
    /// <inheritdoc cref="Read"/>
    public static ReadResult<NumberedPage<TaskRunPage>> ReadNumbered(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "page", .. FilterReader.Names],
            reader =>
            {
                var page = ReadPage(reader, options);
                var (number, offset) = reader.ReadPageNumber(page.Limit);
                return new NumberedPage<TaskRunPage>(number, page with { Offset = offset });
            }
        );

    private static TaskRunPage ReadPage(ObjectReader reader, ApiOptions options)
    {
        var sort = reader.Nullable("sort")?.Enum(TaskRunSorts.ByWireName);
        var limit = reader.Nullable("limit")?.Int();
        return new TaskRunPage(sort ?? TaskRunSort.IdDesc, limit ?? options.DefaultLimit, 0)
        {
            Filter = reader.ReadFilters(),
        };
    }
}
