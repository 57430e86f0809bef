using System.Text.Json;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads the body of a request for a page of task runs (contract 4.3): sort, limit and offset so far.</summary>
public static class TaskRunPageReader
{
    private static readonly string[] Filters = ["flows", "flow_runs", "task_runs", "deployments"];
    private static readonly string[] Parameters = ["sort", "limit", "offset", .. Filters];

    /// <summary>Reads a request for a page. The limit is only read, not judged: its errors have a shape of their own.</summary>
    /// <param name="body">The request; null when there was none, and every default applies.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<TaskRunPage> Read(JsonElement? body, ApiOptions options)
    {
        var errors = new ErrorList();
        if (body is not { } json)
            return new(new TaskRunPage(TaskRunSort.IdDesc, options.DefaultLimit, 0), errors);

        if (json.ValueKind is not JsonValueKind.Object)
            return new(null, [.. Parameters.Select(Missing)]);
        var reader = ObjectReader.Open(UnicodeCheck.Run(new Field(json, Location.Body, errors)))!;

        var sort = reader.Nullable("sort")?.Enum(TaskRunSorts.ByWireName);
        var limit = reader.Nullable("limit")?.Int();
        var offset = reader.Nullable("offset");
        var skip = offset?.Int();
        if (skip < 0)
            offset?.Add("greater_than_equal", "Input should be greater than or equal to 0", new() { ["ge"] = 0 });

        // Passing over a filter would answer with runs that nobody asked for.
        foreach (var filter in Filters.Select(reader.Nullable))
        {
            if (filter is { } given && !(given.At.Segment is "task_runs" && IsEmptyObject(given.Value)))
                given.AddRule("Filtering is not supported yet; sort, limit and offset are.");
        }

        return new(new TaskRunPage(sort ?? TaskRunSort.IdDesc, limit ?? options.DefaultLimit, skip ?? 0), errors);
    }

    private static bool IsEmptyObject(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.GetPropertyCount() == 0;

    private static FieldError Missing(string parameter) => new("missing", ["body", parameter], "Field required", null);
}
