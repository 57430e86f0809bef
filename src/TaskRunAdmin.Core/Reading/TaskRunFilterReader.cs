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
    public static ReadResult<HistoryRequest> ReadHistory(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["history_start", "history_end", "history_interval_seconds", .. FilterReader.Names],
            reader => new HistoryRequest(
                reader.Required("history_start")?.Instant() ?? default,
                reader.Required("history_end")?.Instant() ?? default,
                reader.Required("history_interval_seconds")?.Float() ?? default,
                reader.ReadFilters()
            )
        );

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
        var errors = new ErrorList();
        if (body is not { } json)
            return new(null, [new FieldError("missing", ["body"], "Field required", null)]);
        if (ObjectReader.Open(UnicodeCheck.Run(new Field(json, Location.Body, errors))) is not { } reader)
            return new(null, errors);

        var sent = reader.Find("name");
        var name = sent?.Text(NewTaskRun.MaxTextLength);
        if (name is "")
            sent!.Value.AddRule("A name cannot be empty.");
        reader.RefuseUnknown();
        return new(new NewName(name), errors);
    }
}

/// <summary>A request for a history (contract 4.7).</summary>
/// <param name="Start">When the first interval begins.</param>
/// <param name="End">No interval begins at or after this.</param>
/// <param name="IntervalSeconds">How long each is, as it was asked for.</param>
/// <param name="Filter">Which runs.</param>
public sealed record HistoryRequest(DateTimeOffset Start, DateTimeOffset End, double IntervalSeconds, Criterion Filter)
{
    /// <summary>The intervals. One that is longer than time can be told is cut.</summary>
    public TaskRunIntervals Intervals => new(Start, End, Seconds(Math.Min(IntervalSeconds, Longest.TotalSeconds)));

    private static TimeSpan Longest => DateTimeOffset.MaxValue - DateTimeOffset.MinValue;

    /// <summary>Whole microseconds, which is what instants are made of.</summary>
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromMicroseconds(Math.Round(seconds * 1_000_000));
}

/// <summary>A request for the counts of a dashboard (contract 4.9).</summary>
/// <param name="After">When the window begins; null: it was not said, and has to be.</param>
/// <param name="Before">When it ends; null: now.</param>
/// <param name="Filter">Which runs.</param>
public sealed record DashboardRequest(DateTimeOffset? After, DateTimeOffset? Before, Criterion Filter);

/// <summary>Another name for a run.</summary>
/// <param name="Name">The name; null: none was sent.</param>
public sealed record NewName(string? Name);
