using System.Buffers;
using System.Globalization;
using System.Text;

namespace TaskRunAdmin.Components.Shared;

/// <summary>
/// What clients wrote, as people see it. Characters that are not seen, or that reorder what stands beside them, could make
/// one name look like another: they are shown as <c>⟨U+202E⟩</c>. What is copied, searched and stored stays as it was sent.
/// </summary>
public static class Foreign
{
    // Controls of all kinds, blanks without width, and what says in which direction text runs.
    private const string Marks =
        "\u007F\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E"
        + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF";

    private static readonly SearchValues<char> InLine = SearchValues.Create([
        .. Marks,
        .. Range('\0', '\u001F'),
        .. Range('\u0080', '\u009F'),
    ]);

    private static readonly SearchValues<char> InBlock = SearchValues.Create([
        .. Marks,
        .. Range('\0', '\u001F').Except(['\n', '\t']),
        .. Range('\u0080', '\u009F'),
    ]);

    /// <summary>A name, a tag and the like: whatever is shown on one line.</summary>
    /// <returns>The same text when there is nothing to be made visible.</returns>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Line(string? text) => Show(text, InLine, "⟨U+{0:X4}⟩");

    /// <summary>A message and the like, of many lines: line breaks and tabs stay.</summary>
    /// <returns>The same text when there is nothing to be made visible.</returns>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Block(string? text) => Show(text, InBlock, "⟨U+{0:X4}⟩");

    /// <summary>JSON of the same meaning. Between its strings there is nothing that would have to be made visible.</summary>
    /// <returns>The same text when there is nothing to be made visible.</returns>
    public static string Json(string json) => Show(json, InBlock, @"\u{0:x4}");

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Show(string? text, SearchValues<char> hidden, string mark)
    {
        var at = text.AsSpan().IndexOfAny(hidden);
        if (at < 0)
            return text;

        var shown = new StringBuilder(text!.Length + 16);
        var rest = text.AsSpan();
        for (; at >= 0; at = rest.IndexOfAny(hidden))
        {
            shown.Append(rest[..at]).AppendFormat(CultureInfo.InvariantCulture, mark, (int)rest[at]);
            rest = rest[(at + 1)..];
        }

        return shown.Append(rest).ToString();
    }

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(each => (char)each);
}
