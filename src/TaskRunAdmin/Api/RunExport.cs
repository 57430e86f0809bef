using System.Globalization;
using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>Task runs as files, with the names of the API. They are written as they are read.</summary>
internal static class RunExport
{
    private const int FlushAbove = 32 * 1024;

    private static readonly JsonWriterOptions Json = new() { Encoder = WireEncoder.Instance };

    // What reads the files counts on the names and their order: new ones go to the end.
    private static readonly (string Name, Func<TaskRun, string?> Read)[] Columns =
    [
        ("id", run => run.Id.ToString()),
        ("name", run => run.Name),
        ("state_type", run => run.StateType.WireName()),
        ("state_name", run => run.StateName),
        ("state_message", run => run.State?.Message),
        ("task_key", run => run.TaskKey),
        ("dynamic_key", run => run.DynamicKey),
        ("flow_run_id", run => run.FlowRunId?.ToString()),
        ("tags", run => JsonSerializer.Serialize(run.Tags, ModelJson.Wire.IReadOnlyListString)),
        ("run_count", run => run.RunCount.ToString(CultureInfo.InvariantCulture)),
        ("created", run => Instant(run.Created)),
        ("updated", run => Instant(run.Updated)),
        ("expected_start_time", run => Instant(run.ExpectedStartTime)),
        ("next_scheduled_start_time", run => Instant(run.NextScheduledStartTime)),
        ("start_time", run => Instant(run.StartTime)),
        ("end_time", run => Instant(run.EndTime)),
        ("total_run_time", run => run.TotalRunTime.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        ("created_by", run => run.Actor),
    ];

    /// <summary>A line for each run, below a line of names.</summary>
    internal static Task WriteCsvAsync(
        IAsyncEnumerable<TaskRun> runs,
        Stream stream,
        CancellationToken cancellationToken
    ) => CsvFile.WriteAsync(runs, Columns, stream, cancellationToken);

    /// <summary>An array of the runs as the API has them.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="now">The instant that estimates are made at.</param>
    /// <param name="stream">Where they are written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task WriteJsonAsync(
        IAsyncEnumerable<TaskRun> runs,
        DateTimeOffset now,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        await using var json = new Utf8JsonWriter(stream, Json);
        json.WriteStartArray();
        await foreach (var run in runs.WithCancellation(cancellationToken))
        {
            // Given the writer itself, the serializer would send what it has without waiting, which the server does not allow.
            json.WriteRawValue(
                JsonSerializer.SerializeToUtf8Bytes(TaskRunBody.From(run, now), ApiJson.Wire.TaskRunBody),
                skipInputValidation: true
            );
            if (json.BytesPending > FlushAbove)
                await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
    }

    private static string? Instant(DateTimeOffset? at) =>
        at is { } instant ? InstantJsonConverter.Format(instant) : null;
}
