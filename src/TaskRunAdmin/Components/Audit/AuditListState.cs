using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace TaskRunAdmin.Components.Audit;

/// <summary>Which entries are shown, and from where on. The URL carries it, and nothing else does.</summary>
/// <param name="Search">Which.</param>
/// <param name="Before">Those that are older than the one of this place; null: from the newest.</param>
public sealed record AuditListState(AuditSearch Search, long? Before)
{
    /// <summary>How many entries a page shows.</summary>
    public const int Shown = 50;

    private const string Path = "/audit";

    /// <summary>The state of a URL. A place that makes no sense is as good as absent.</summary>
    public static AuditListState Parse(Uri url)
    {
        var query = QueryHelpers.ParseQuery(url.Query);
        return new(
            AuditSearch.Parse(query),
            query.TryGetValue("before", out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
                ? before
                : null
        );
    }

    /// <summary>The URL of this state.</summary>
    public string ToUrl() =>
        QueryHelpers.AddQueryString(
            Path,
            Before is { } before
                ? Search
                    .ToQuery()
                    .Append(
                        new KeyValuePair<string, StringValues>("before", before.ToString(CultureInfo.InvariantCulture))
                    )
                : Search.ToQuery()
        );
}
