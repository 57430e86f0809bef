namespace TaskRunAdmin.Components.Shared;

/// <summary>Requests as command lines for a POSIX shell.</summary>
public static class Curl
{
    private const string TaskRuns = "api/task_runs/";

    /// <summary>Creates a run.</summary>
    /// <param name="baseUri">The server, with a slash at the end.</param>
    /// <param name="json">The body.</param>
    public static string Create(string baseUri, string json) =>
        $"curl -sS -X POST {Quote(baseUri + TaskRuns)} \\\n  -H 'Content-Type: application/json' \\\n  --data-raw {Quote(json)}";

    /// <summary>Reads a run.</summary>
    public static string Read(string baseUri, Guid id) => $"curl -sS {Quote($"{baseUri}{TaskRuns}{id}")}";

    /// <summary>One word of a command line, whatever is in it: inside single quotes only the quote itself is special.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
