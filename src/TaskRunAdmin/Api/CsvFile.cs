using CsvHelper;

namespace TaskRunAdmin.Api;

/// <summary>Rows as a file for spreadsheets. They are written as they are read: however many there are, few are in memory.</summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Options = new()
    {
        // Spreadsheets take what begins with one of these for a formula, and what begins with the other for text.
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r",
        InjectionEscape = '\'',
        // They take a file without it for something else than UTF-8.
        WriteByteOrderMark = true,
    };

    /// <summary>A line for each row, below a line of names.</summary>
    internal static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows,
        IReadOnlyList<(string Name, Func<T, string?> Read)> columns,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => column.Name)], cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await csv.WriteRecordAsync([.. columns.Select(column => column.Read(row))], cancellationToken);
    }
}
