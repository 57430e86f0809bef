using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests that are about all runs that pass a filter (contract 4.3, 4.7 and 4.9).</summary>
public static class TaskRunFilterReader
{
    /// <summary>How many flow runs one request may ask for.</summary>
    public const int MaxFlowRuns = 200;

    /// <summary>Reads the filters alone.</summary>
    /// <param name="body">The request; null when there was none: every run.</param>
    public static ReadResult<Criterion> Read(JsonElement? body) =>
        RequestReader.Read(body, FilterReader.Names, reader => reader.ReadFilters());

    /// <summary>Reads a request for a history. The interval is only read, not judged: its error has a shape of its own.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<HistoryRequest<Criterion>> ReadHistory(JsonElement? body) =>
        HistoryReader.Read(body, FilterReader.Names, reader => reader.ReadFilters());

    /// <summary>
    /// Reads a request for the counts of a dashboard. Only runs that have ended count, whatever is asked of their state.
    /// </summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<DashboardRequest> ReadDashboard(JsonElement? body) =>
        RequestReader.Read(
            body,
            FilterReader.Names,
            reader =>
            {
                var filter = reader.ReadFilters(ignoresState: true);
                // What is wrong with it has been said by now.
                if (
                    reader.Required("task_runs") is not { } taskRuns
                    || ObjectReader.Open(taskRuns with { Errors = [] }) is not { } runs
                    || runs.Nullable("start_time") is not { } startTime
                    || ObjectReader.Open(startTime) is not { } window
                )
                    return new DashboardRequest(null, null, filter);
                return new DashboardRequest(
                    window.Nullable("after_")?.Instant(),
                    window.Nullable("before_")?.Instant(),
                    filter
                );
            }
        );

    /// <summary>Reads a list of flow runs.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<IReadOnlyList<Guid>> ReadFlowRunIds(JsonElement? body) =>
        RequestReader.Read<IReadOnlyList<Guid>>(
            body,
            ["flow_run_ids"],
            reader =>
            {
                if (reader.Required("flow_run_ids") is not { } list || list.Items() is not { } items)
                    return [];
                if (items.Count > MaxFlowRuns)
                    list.Add(
                        "too_long",
                        $"List should have at most {MaxFlowRuns} items after validation, not {items.Count}",
                        new()
                        {
                            ["field_type"] = "List",
                            ["max_length"] = MaxFlowRuns,
                            ["actual_length"] = items.Count,
                        }
                    );
                return items.ConvertAll(item => item.Uuid() ?? default);
            }
        );

    /// <summary>Reads another name for a run (contract 4.2).</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<NewName> ReadName(JsonElement? body)
    {
        if (body is not { } json)
            return new(null, [new FieldError("missing", ["body"], "Field required", null)]);
        return BodyReader.Read(json, reader => new NewName(reader.Find("name")?.ReadNewName()));
    }

    /// <summary>Another name for a run.</summary>
    internal static string? ReadNewName(this Field field)
    {
        var name = field.Text(NewTaskRun.MaxTextLength);
        if (name is "")
            field.AddRule("A name cannot be empty.");
        return name;
    }
}

/// <summary>A request for the counts of a dashboard (contract 4.9).</summary>
/// <param name="After">When the window begins; null: it was not said, and has to be.</param>
/// <param name="Before">When it ends; null: now.</param>
/// <param name="Filter">Which runs.</param>
public sealed record DashboardRequest(DateTimeOffset? After, DateTimeOffset? Before, Criterion Filter);

/// <summary>Another name for a run.</summary>
/// <param name="Name">The name; null: none was sent.</param>
public sealed record NewName(string? Name);
