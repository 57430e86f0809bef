using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>
/// Requests as programs that send them, ready to paste. Whatever is in a body arrives as it is: each language has its own
/// way to quote. A key is never in them: they take it from the environment.
/// </summary>
public static class Snippets
{
    /// <summary>The variable that a key is expected in.</summary>
    public const string KeyVariable = "TASKRUNADMIN_KEY";

    /// <summary>All languages, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<SnippetLanguage> Languages = Enum.GetValues<SnippetLanguage>();

    /// <summary>The language's own name.</summary>
    public static string NameOf(SnippetLanguage language) =>
        language switch
        {
            SnippetLanguage.Curl => "curl",
            SnippetLanguage.CSharp => "C#",
            _ => language.ToString(),
        };

    /// <summary>A request as a program.</summary>
    /// <param name="language">What it is written in.</param>
    /// <param name="verb">The method.</param>
    /// <param name="url">The whole address.</param>
    /// <param name="json">The body; null: none.</param>
    /// <param name="needsKey">Whether people and programs sign in.</param>
    public static string Of(SnippetLanguage language, HttpMethod verb, string url, string? json, bool needsKey)
    {
        // The same JSON, without characters that no one sees; some of them end a line of C#.
        var body = json is null ? null : Foreign.Json(json.ReplaceLineEndings("\n"));
        return language switch
        {
            SnippetLanguage.Curl => OfCurl(verb, url, body, needsKey),
            SnippetLanguage.PowerShell => OfPowerShell(verb, url, body, needsKey),
            SnippetLanguage.CSharp => OfCSharp(verb, url, body, needsKey),
            SnippetLanguage.Python => OfPython(verb, url, body, needsKey),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No such language."),
        };
    }

    /// <summary>One word of a POSIX shell: inside single quotes only the quote itself is special.</summary>
    public static string ShellWord(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string OfCurl(HttpMethod verb, string url, string? json, bool needsKey)
    {
        var method = verb == HttpMethod.Get ? "" : $"-X {verb} ";
        // In double quotes: the shell fills it in, and no key is on the screen.
        var key = needsKey ? $" \\\n  -H \"Authorization: Bearer ${KeyVariable}\"" : "";
        var body = json is null ? "" : $" \\\n  -H 'Content-Type: application/json' \\\n  --data-raw {ShellWord(json)}";
        return $"curl -sS {method}{ShellWord(url)}{key}{body}";
    }

    private static string OfPowerShell(HttpMethod verb, string url, string? json, bool needsKey)
    {
        var key = needsKey ? $" `\n  -Headers @{{ Authorization = \"Bearer $env:{KeyVariable}\" }}" : "";
        // Windows' own PowerShell sends letters as Latin-1 unless it is told.
        var body = json is null
            ? ""
            : $" `\n  -ContentType 'application/json; charset=utf-8' `\n  -Body {PowerShellString(json)}";
        return $"Invoke-RestMethod -Method {Title(verb)} -Uri {PowerShellString(url)}{key}{body}";
    }

    /// <summary>PowerShell takes the quotes of typography for quotes too; each counts once when it is there twice.</summary>
    private static string PowerShellString(string text) =>
        $"'{string.Concat(text.Select(each => each is '\'' or '‘' or '’' or '‚' or '‛' ? $"{each}{each}" : $"{each}"))}'";

    private static string OfCSharp(HttpMethod verb, string url, string? json, bool needsKey)
    {
        string?[] lines =
        [
            json is null ? null : "using System.Text;\n",
            "using var client = new HttpClient();",
            needsKey
                ? $"client.DefaultRequestHeaders.Authorization = new(\"Bearer\", Environment.GetEnvironmentVariable(\"{KeyVariable}\"));"
                : null,
            $"using var request = new HttpRequestMessage(HttpMethod.{Title(verb)}, {PlainString(url)});",
            json is null
                ? null
                : $"request.Content = new StringContent({RawString(json)}, Encoding.UTF8, \"application/json\");",
            "using var response = await client.SendAsync(request);",
            "Console.WriteLine($\"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\");",
        ];
        return Join(lines);
    }

    /// <summary>A raw string, its fence longer than any row of quotes within.</summary>
    private static string RawString(string text)
    {
        var (longest, row) = (2, 0);
        foreach (var each in text)
        {
            row = each is '"' ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        var fence = new string('"', longest + 1);
        return $"{fence}\n{text}\n{fence}";
    }

    private static string OfPython(HttpMethod verb, string url, string? json, bool needsKey)
    {
        string?[] headers =
        [
            json is null ? null : "\"Content-Type\": \"application/json\"",
            needsKey ? $"\"Authorization\": \"Bearer \" + os.environ[\"{KeyVariable}\"]" : null,
        ];
        string?[] lines =
        [
            needsKey ? "import os" : null,
            "import urllib.request\n",
            json is null ? null : $"body = {LongString(json)}",
            "request = urllib.request.Request(",
            $"    {PlainString(url)},",
            $"    method=\"{verb}\",",
            headers.Any(each => each is not null)
                ? $"    headers={{{string.Join(", ", headers.OfType<string>())}}},"
                : null,
            json is null ? null : "    data=body.encode(),",
            ")",
            "with urllib.request.urlopen(request) as response:",
            "    print(response.status, response.read().decode())",
        ];
        return Join(lines);
    }

    private static string LongString(string text)
    {
        var quoted = text.Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("'''", @"''\'", StringComparison.Ordinal);
        return $"'''{quoted}'''";
    }

    /// <summary>On one line, as C# and Python both read it.</summary>
    private static string PlainString(string text) =>
        $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Title(HttpMethod verb) => verb.Method[..1] + verb.Method[1..].ToLowerInvariant();

    private static string Join(string?[] lines) => string.Join('\n', lines.OfType<string>());
}
