using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;

namespace TaskRunAdmin.Components.Runs;

/// <summary>
/// Which runs the list shows, in which order, which part of them, with which columns, and which run is open beside it. The
/// URL carries it, and nothing else does.
/// </summary>
public sealed record RunListState
{
    /// <summary>How many runs are on a page.</summary>
    public const int PageSize = 50;

    /// <summary>How many of the newest runs are looked at for what no index finds, unless all are asked for.</summary>
    public const int SearchDepth = 50_000;

    /// <summary>Where the list is.</summary>
    public const string Path = "/runs";

    private RunListState() { }

    /// <summary>Which runs.</summary>
    public RunQuery Query { get; private init; } = RunQuery.Everything;

    /// <summary>The same as it was typed.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The order.</summary>
    public TaskRunSort Sort { get; private init; }

    /// <summary>The columns, in their order.</summary>
    public RunColumns Columns { get; private init; } = RunColumns.Default;

    /// <summary>The place that the page comes after, as <see cref="TaskRunCursor.ToText"/>; null: it is none of a run.</summary>
    public string? After { get; private init; }

    /// <summary>The place that the page comes before.</summary>
    public string? Before { get; private init; }

    /// <summary>The run that is open beside the list.</summary>
    public Guid? Open { get; private init; }

    /// <summary>Whether all runs are looked at for what no index finds.</summary>
    public bool SearchesAll { get; private init; }

    /// <summary>Whether the list starts at the first run.</summary>
    public bool IsAtStart => After is null && Before is null;

    /// <summary>Every run, newest first.</summary>
    public static RunListState Start { get; } = new();

    /// <summary>The state of a URL. What makes no sense there is as good as absent, but for the query, which says so.</summary>
    public static RunListState Parse(Uri url)
    {
        var query = QueryHelpers.ParseQuery(url.Query);
        string? One(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

        var text = One("q")?.Trim() ?? "";
        var sort = TaskRunSorts.ByWireName.GetValueOrDefault(One("sort") ?? "", TaskRunSort.IdDesc);
        // A place is bound to its order. To its filter it is not: it is a place in any other as well.
        string? Place(string name) =>
            One(name) is { } place && TaskRunCursor.TryParse(place, sort, Criterion.Everything, out _) ? place : null;

        var before = Place("before");
        return new()
        {
            Query = RunQuery.Parse(text),
            Text = text,
            Sort = sort,
            Columns = RunColumns.Parse(One("columns")),
            Before = before,
            After = before is null ? Place("after") : null,
            Open = Guid.TryParse(One("run"), out var open) ? open : null,
            SearchesAll = One("search") is "all",
        };
    }

    /// <summary>The list that goes on where this page ends.</summary>
    public RunListState Older(TaskRunRow last) => FromStart() with { After = PlaceOf(last) };

    /// <summary>The list that ends where this page begins.</summary>
    public RunListState Newer(TaskRunRow first) => FromStart() with { Before = PlaceOf(first) };

    /// <summary>The same list from its first run on.</summary>
    public RunListState FromStart() => this with { After = null, Before = null };

    /// <summary>Other runs in the same order.</summary>
    public RunListState With(RunQuery query) => WithText(query.ToText());

    /// <summary>The same runs narrowed down or widened by one term. What was typed wrongly stays, for whoever typed it to mend.</summary>
    public RunListState Narrow(RunQuery query) =>
        Query.Errors.Count > 0 ? this : With(query) with { SearchesAll = SearchesAll };

    /// <summary>The runs of what was typed, in the same order.</summary>
    public RunListState WithText(string text) =>
        FromStart() with
        {
            Query = RunQuery.Parse(text.Trim()),
            Text = text.Trim(),
            SearchesAll = false,
        };

    /// <summary>The same runs in another order.</summary>
    public RunListState With(TaskRunSort sort) => FromStart() with { Sort = sort };

    /// <summary>The same with other columns.</summary>
    public RunListState With(RunColumns columns) => this with { Columns = columns };

    /// <summary>The same with this run beside it, or with none.</summary>
    public RunListState WithOpen(Guid? id) => this with { Open = id };

    /// <summary>The same, looking at all runs.</summary>
    public RunListState SearchAll() => FromStart() with { SearchesAll = true };

    /// <summary>What is asked for: one run more than is shown, which tells whether there are more.</summary>
    /// <param name="searchedFrom">The oldest run that is looked at, where <see cref="IsCutShort"/>.</param>
    public TaskRunPage ToPage(DateTimeOffset? searchedFrom) =>
        new(Sort, PageSize + 1, 0)
        {
            Filter = ToCriterion(searchedFrom),
            After = Cursor(After),
            Before = Cursor(Before),
        };

    /// <summary>Which runs are asked for.</summary>
    public Criterion ToCriterion(DateTimeOffset? searchedFrom)
    {
        var criterion = Query.ToCriterion();
        return searchedFrom is null
            ? criterion
            : new Criterion.AllOf([criterion, new Criterion.Within(TaskRunInstant.Created, searchedFrom, null)]);
    }

    /// <summary>The body of a request to the API for the same runs in the same order.</summary>
    public string ToRequest()
    {
        var body = new JsonObject();
        if (Text.Length > 0)
            body["query"] = Text;
        body["sort"] = SortName;
        body["limit"] = PageSize;
        return body.ToJsonString(ReadableJson.Compact);
    }

    /// <summary>Whether only the newest runs are looked at, because no index finds what is asked for.</summary>
    public bool IsCutShort => Query.IsUnindexed && !SearchesAll;

    /// <summary>The URL of this state, without what is the default.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString(Path, ToQuery());

    /// <summary>What operators choose for all lists: the order and the columns, as a part of a URL.</summary>
    public string ToPreference() =>
        QueryHelpers.AddQueryString("", new RunListState { Sort = Sort, Columns = Columns }.ToQuery());

    /// <summary>Whether it is the same list, whatever is beside it and however it is shown.</summary>
    public bool IsSameList(RunListState other) => ToListUrl() == other.ToListUrl();

    /// <summary>The URL of the list alone, which is the same for all who have it open.</summary>
    public string ToListUrl() => (this with { Open = null, Columns = RunColumns.Default }).ToUrl();

    /// <inheritdoc/>
    public bool Equals(RunListState? other) => other is not null && ToUrl() == other.ToUrl();

    /// <inheritdoc/>
    public override int GetHashCode() => ToUrl().GetHashCode(StringComparison.Ordinal);

    private IEnumerable<KeyValuePair<string, StringValues>> ToQuery()
    {
        if (Text.Length > 0)
            yield return new("q", Text);
        if (Sort is not TaskRunSort.IdDesc)
            yield return new("sort", SortName);
        if (Columns != RunColumns.Default)
            yield return new("columns", Columns.ToText());
        if (SearchesAll)
            yield return new("search", "all");
        if (After is not null)
            yield return new("after", After);
        if (Before is not null)
            yield return new("before", Before);
        if (Open is { } open)
            yield return new("run", open.ToString());
    }

    /// <summary>How the API calls the order.</summary>
    public string SortName => TaskRunSorts.ByWireName.First(each => each.Value == Sort).Key;

    private string PlaceOf(TaskRunRow row) => TaskRunCursor.Of(row, Sort).ToText(Criterion.Everything);

    private TaskRunCursor? Cursor(string? place) =>
        place is not null && TaskRunCursor.TryParse(place, Sort, Criterion.Everything, out var cursor) ? cursor : null;
}
