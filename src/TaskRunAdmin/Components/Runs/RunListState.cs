using System.Globalization;

namespace TaskRunAdmin.Components.Runs;

/// <summary>Which part of the list is shown. The URL carries it, and nothing else does.</summary>
public sealed record RunListState
{
    /// <summary>How many runs are shown at first, and how many "Load older" adds.</summary>
    public const int Step = 50;

    /// <summary>How many runs one page shows at most.</summary>
    public const int Cap = 500;

    private const string Path = "/runs";

    private RunListState(int show, long? before) => (Show, Before) = (show, before);

    /// <summary>How many runs are shown: a multiple of <see cref="Step"/>, up to <see cref="Cap"/>.</summary>
    public int Show { get; }

    /// <summary>Only runs older than this sequence number are shown; null: the newest.</summary>
    public long? Before { get; }

    /// <summary>Whether the list starts at the newest run.</summary>
    public bool ShowsNewest => Before is null;

    /// <summary>Whether the page may grow.</summary>
    public bool CanShowMore => Show < Cap;

    /// <summary>The state of a URL. What makes no sense there is as good as absent.</summary>
    public static RunListState Parse(string? show, string? before)
    {
        var count = int.TryParse(show, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Step;
        var steps = Math.Clamp((count + (long)Step - 1) / Step, 1, Cap / Step);
        var isSeq = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq > 0;
        return new((int)steps * Step, isSeq ? seq : null);
    }

    /// <summary>The same list with more at its end.</summary>
    public RunListState ShowMore() => new(Math.Min(Show + Step, Cap), Before);

    /// <summary>The list that goes on where this one ends.</summary>
    public static RunListState OlderThan(long lastSeq) => new(Step, lastSeq);

    /// <summary>The URL of this state, without what is the default.</summary>
    public string ToUrl() =>
        (Show, Before) switch
        {
            (Step, null) => Path,
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Path}?show={Show}"),
            (Step, _) => string.Create(CultureInfo.InvariantCulture, $"{Path}?before={Before}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Path}?before={Before}&show={Show}"),
        };
}
