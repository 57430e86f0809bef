using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>Which runs the list shows, in which order, and which part of them. The URL carries it, and nothing else does.</summary>
public sealed record RunListState
{
    /// <summary>How many runs are shown at first, and how many "Load more" adds.</summary>
    public const int Step = 50;

    /// <summary>How many runs one page shows at most.</summary>
    public const int Cap = 500;

    private const string Path = "/runs";

    private RunListState(RunFilter filter) => Filter = filter;

    /// <summary>Which runs.</summary>
    public RunFilter Filter { get; private init; }

    /// <summary>The order.</summary>
    public TaskRunSort Sort { get; private init; }

    /// <summary>How many runs are shown: a multiple of <see cref="Step"/>, up to <see cref="Cap"/>.</summary>
    public int Show { get; private init; } = Step;

    /// <summary>The place where the list begins, as <see cref="TaskRunCursor.ToText"/>; null: at the first run.</summary>
    public string? After { get; private init; }

    /// <summary>Whether the list starts at the first run.</summary>
    public bool IsAtStart => After is null;

    /// <summary>Whether the page may grow.</summary>
    public bool CanShowMore => Show < Cap;

    /// <summary>These runs, newest first.</summary>
    public static RunListState Of(RunFilter filter) => new(filter);

    /// <summary>The state of a URL. What makes no sense there is as good as absent, but for filters, which say so.</summary>
    public static RunListState Parse(Uri url)
    {
        var query = QueryHelpers.ParseQuery(url.Query);
        string? One(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

        var count = int.TryParse(One("show"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : Step;
        var steps = Math.Clamp((count + (long)Step - 1) / Step, 1, Cap / Step);
        var sort = TaskRunSorts.ByWireName.GetValueOrDefault(One("sort") ?? "", TaskRunSort.IdDesc);
        return new(RunFilter.Parse(query))
        {
            Sort = sort,
            Show = (int)steps * Step,
            // A place is bound to its order. To its filter it is not: it is a place in any other as well.
            After =
                One("after") is { } after && TaskRunCursor.TryParse(after, sort, Criterion.Everything, out _)
                    ? after
                    : null,
        };
    }

    /// <summary>The same list with more at its end.</summary>
    public RunListState ShowMore() => this with { Show = Math.Min(Show + Step, Cap) };

    /// <summary>The list that goes on where this one ends.</summary>
    public RunListState Beyond(TaskRunRow last) =>
        this with
        {
            Show = Step,
            After = TaskRunCursor.After(last, Sort).ToText(Criterion.Everything),
        };

    /// <summary>The same list from its first run on.</summary>
    public RunListState FromStart() => this with { Show = Step, After = null };

    /// <summary>Other runs in the same order.</summary>
    public RunListState With(RunFilter filter) => FromStart() with { Filter = filter };

    /// <summary>The same runs in another order.</summary>
    public RunListState With(TaskRunSort sort) => FromStart() with { Sort = sort };

    /// <summary>What is asked for at this instant: one run more than is shown, which tells whether there are more.</summary>
    public TaskRunPage ToPage(DateTimeOffset now) =>
        new(Sort, Show + 1, 0)
        {
            Filter = Filter.ToCriterion(now),
            After =
                After is not null && TaskRunCursor.TryParse(After, Sort, Criterion.Everything, out var cursor)
                    ? cursor
                    : null,
        };

    /// <summary>The URL of this state, without what is the default.</summary>
    public string ToUrl()
    {
        var query = new List<KeyValuePair<string, StringValues>>(Filter.ToQuery());
        if (Sort is not TaskRunSort.IdDesc)
            query.Add(new("sort", TaskRunSorts.ByWireName.First(each => each.Value == Sort).Key));
        if (After is not null)
            query.Add(new("after", After));
        if (Show != Step)
            query.Add(new("show", Show.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Path, query);
    }

    /// <summary>Whether it is the same list, however much of it is shown.</summary>
    public bool IsSameList(RunListState other) =>
        (this with { Show = Step }).ToUrl() == (other with { Show = Step }).ToUrl();

    /// <inheritdoc/>
    public bool Equals(RunListState? other) => other is not null && ToUrl() == other.ToUrl();

    /// <inheritdoc/>
    public override int GetHashCode() => ToUrl().GetHashCode(StringComparison.Ordinal);
}
