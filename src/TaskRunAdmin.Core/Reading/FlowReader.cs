using System.Text.Json;
using System.Text.RegularExpressions;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests about flows (contract 7.3).</summary>
public static partial class FlowReader
{
    private const string NamePattern = "^[^/%&><]+$";

    /// <summary>Reads a request to create a flow.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<NewFlow> Read(JsonElement body) =>
        BodyReader.Read(
            body,
            reader => new NewFlow(reader.Required("name")?.ReadFlowName() ?? "")
            {
                Tags = reader.Find("tags")?.ReadTags() ?? [],
                Labels = reader.Nullable("labels")?.ReadLabels() ?? [],
            }
        );

    /// <summary>Reads other tags for a flow; none when they were not sent.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<NewTags> ReadTags(JsonElement body) =>
        BodyReader.Read(body, reader => new NewTags(reader.Nullable("tags")?.ReadTags()));

    /// <summary>Reads a request for a page of flows. Limits are only read, not judged.</summary>
    /// <param name="body">The request; null when there was none.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<FlowsPage> ReadPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "offset", .. FilterReader.FlowNames],
            reader => Page(reader, options) with { Offset = reader.Nullable("offset")?.AtLeast(0) ?? 0 }
        );

    /// <summary>Reads a request for a page by its number.</summary>
    /// <inheritdoc cref="ReadPage"/>
    public static ReadResult<NumberedPage<FlowsPage>> ReadNumberedPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["sort", "limit", "page", .. FilterReader.FlowNames],
            reader =>
            {
                var page = Page(reader, options);
                var (number, offset) = reader.ReadPageNumber(page.Limit);
                return new NumberedPage<FlowsPage>(number, page with { Offset = offset });
            }
        );

    /// <summary>Reads the filters alone.</summary>
    /// <param name="body">The request; null when there was none: every flow.</param>
    public static ReadResult<FlowCriterion> ReadFilters(JsonElement? body) =>
        RequestReader.Read(body, FilterReader.FlowNames, reader => reader.ReadFlowFilters());

    private static FlowsPage Page(ObjectReader reader, ApiOptions options)
    {
        var sort = reader.Nullable("sort")?.Enum(FlowRunSorts.FlowsByWireName);
        var limit = reader.Nullable("limit")?.Int();
        return new FlowsPage(sort ?? FlowSort.NameAsc, limit ?? options.DefaultLimit, 0, reader.ReadFlowFilters());
    }

    private static string? ReadFlowName(this Field field)
    {
        if (field.Text(NewTaskRun.MaxTextLength) is not { } name)
            return null;
        if (!ValidName().IsMatch(name))
            field.Add(
                "string_pattern_mismatch",
                $"String should match pattern '{NamePattern}'",
                new() { ["pattern"] = NamePattern }
            );
        return name;
    }

    [GeneratedRegex(@"\A[^/%&><]+\z")]
    private static partial Regex ValidName();
}

/// <summary>Other tags.</summary>
/// <param name="Tags">The tags; null: none were sent.</param>
public sealed record NewTags(IReadOnlyList<string>? Tags);
