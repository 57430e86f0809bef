using System.Text.Json;
using TaskRunAdmin.Api;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Entries of the audit log as files. They are written as they are read: however many there are, few are in memory.</summary>
internal static class AuditExport
{
    private const int FlushAbove = 32 * 1024;
    private const string Before = "before";
    private const string After = "after";

    private static readonly JsonWriterOptions Json = new() { Encoder = WireEncoder.Instance };

    // What reads the files counts on the names and their order: new ones go to the end.
    private static readonly (string Name, Func<AuditEntry, string?> Read)[] Columns =
    [
        ("at", entry => InstantJsonConverter.Format(entry.At)),
        ("actor", entry => entry.Actor),
        ("door", entry => entry.Source.ToString().ToLowerInvariant()),
        ("address", entry => entry.Address),
        ("action", entry => entry.Action),
        ("subject_id", entry => entry.SubjectId?.ToString()),
        ("subject_name", entry => entry.SubjectName),
        (Before, entry => entry.Before),
        (After, entry => entry.After),
        ("reason", entry => entry.Reason),
        ("correlation_id", entry => entry.CorrelationId),
        ("actor_id", entry => entry.ActorId?.ToString()),
    ];

    /// <summary>A line for each entry, below a line of names.</summary>
    internal static Task WriteCsvAsync(
        IAsyncEnumerable<AuditEntry> entries,
        Stream stream,
        CancellationToken cancellationToken
    ) => CsvFile.WriteAsync(entries, Columns, stream, cancellationToken);

    /// <summary>An array with an object for each entry.</summary>
    internal static async Task WriteJsonAsync(
        IAsyncEnumerable<AuditEntry> entries,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        await using var json = new Utf8JsonWriter(stream, Json);
        json.WriteStartArray();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            foreach (var (name, read) in Columns)
            {
                json.WritePropertyName(name);
                if (read(entry) is not { } value)
                    json.WriteNullValue();
                else if (name is Before or After)
                    json.WriteRawValue(value);
                else
                    json.WriteStringValue(value);
            }
            json.WriteEndObject();
            if (json.BytesPending > FlushAbove)
                await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
    }
}
