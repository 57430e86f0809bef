using System.Text.RegularExpressions;

namespace TaskRunAdmin.Core.Logs;

/// <summary>What a text is searched for, whatever the case: each of <paramref name="Words"/> is in it, none of <paramref name="Excluded"/>.</summary>
/// <param name="Words">Words and phrases.</param>
/// <param name="Excluded">The same.</param>
public sealed partial record LogSearch(IReadOnlyList<string> Words, IReadOnlyList<string> Excluded)
{
    /// <summary>How long a query may be, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// Reads a query: words between blanks, a phrase in double quotes; <c>-</c> or <c>!</c> before either excludes it.
    /// A <c>+</c> before one says what is so without it. A quote that nothing closes goes on to the end.
    /// </summary>
    public static LogSearch Parse(string query)
    {
        var terms = Term()
            .Matches(query)
            .Select(match =>
                (Sign: match.Groups["sign"].Value, Text: match.Groups["phrase"].Value + match.Groups["word"].Value)
            )
            .Where(term => term.Text.Length > 0)
            .ToLookup(term => term.Sign is "-" or "!", term => term.Text);
        return new LogSearch([.. terms[false]], [.. terms[true]]);
    }

    [GeneratedRegex("""(?<sign>[-!+](?=\S))?(?:"(?<phrase>[^"]*)"?|(?<word>\S+))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Term();
}
