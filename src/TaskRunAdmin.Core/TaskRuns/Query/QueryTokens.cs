using System.Text;

namespace TaskRunAdmin.Core.TaskRuns.Query;

/// <summary>A term as it stands in a text, not judged yet.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; the next one begins later.</param>
/// <param name="IsExcluded">Whether a minus stands before it.</param>
/// <param name="Word">What stands before the colon; null when there is none.</param>
/// <param name="Values">What is separated by commas after it, quotes removed.</param>
/// <param name="IsOpen">Whether a quote was opened and not closed.</param>
public sealed record QueryToken(
    int Start,
    int End,
    bool IsExcluded,
    string? Word,
    IReadOnlyList<string> Values,
    bool IsOpen
);

/// <summary>Takes a text apart: <c>-word:value,"another value" word:value</c>. Within quotes two quotes are one.</summary>
public static class QueryTokens
{
    /// <summary>The terms of the text, in order.</summary>
    public static IReadOnlyList<QueryToken> Of(string text)
    {
        var tokens = new List<QueryToken>();
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else
                tokens.Add(Next(text, ref at));
        }

        return tokens;
    }

    private static QueryToken Next(string text, ref int at)
    {
        var start = at;
        var isExcluded = text[at] == '-';
        if (isExcluded)
            at++;
        string? word = null;
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (; at < text.Length && (isQuoted || !char.IsWhiteSpace(text[at])); at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    value.Append('"');
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ':' when word is null && values.Count == 0 && !isQuoted:
                    word = value.ToString();
                    value.Clear();
                    break;
                case ',' when !isQuoted:
                    values.Add(value.ToString());
                    value.Clear();
                    break;
                default:
                    value.Append(text[at]);
                    break;
            }
        }

        values.Add(value.ToString());
        return new(start, at, isExcluded, word, values, isQuoted);
    }
}
