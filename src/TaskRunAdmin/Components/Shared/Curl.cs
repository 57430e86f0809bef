using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>Requests as command lines for a POSIX shell.</summary>
public static class Curl
{
    private const string TaskRuns = "api/task_runs/";

    /// <summary>Creates a run.</summary>
    /// <param name="baseUri">The server, with a slash at the end.</param>
    /// <param name="json">The body.</param>
    /// <param name="needsKey">Whether people and programs sign in.</param>
    public static string Create(string baseUri, string json, bool needsKey = false) =>
        Post(baseUri + TaskRuns, json, needsKey);

    /// <summary>Reads a run.</summary>
    public static string Read(string baseUri, Guid id, bool needsKey = false) =>
        Snippets.Of(SnippetLanguage.Curl, HttpMethod.Get, $"{baseUri}{TaskRuns}{id}", json: null, needsKey);

    /// <summary>Reads something that every key may read.</summary>
    /// <param name="baseUri">The server, with a slash at the end.</param>
    /// <param name="token">The key.</param>
    public static string ReadVersion(string baseUri, string token) =>
        $"curl -sS {Quote($"{baseUri}api/admin/version")} \\\n  -H {Quote($"Authorization: Bearer {token}")}";

    /// <summary>Sends a log of a run.</summary>
    /// <param name="baseUri">The server, with a slash at the end.</param>
    /// <param name="id">The run.</param>
    /// <param name="now">The log's timestamp.</param>
    /// <param name="needsKey">Whether people and programs sign in.</param>
    public static string WriteLog(string baseUri, Guid id, DateTimeOffset now, bool needsKey = false) =>
        Post(
            $"{baseUri}api/logs/",
            $$"""[{"name": "shell", "level": 20, "message": "hello", "timestamp": "{{InstantJsonConverter.Format(now)}}", "task_run_id": "{{id}}"}]""",
            needsKey
        );

    /// <summary>One word of a command line, whatever is in it.</summary>
    public static string Quote(string text) => Snippets.ShellWord(text);

    private static string Post(string url, string json, bool needsKey) =>
        Snippets.Of(SnippetLanguage.Curl, HttpMethod.Post, url, json, needsKey);
}
