using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Runs;

/// <summary>A column of the list.</summary>
/// <param name="Name">How the URL calls it.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Sorts">The orders that its heading switches between; none: it has none of its own.</param>
/// <param name="IsNumber">Whether it stands to the right.</param>
public sealed record RunColumn(string Name, string Label, IReadOnlyList<TaskRunSort> Sorts, bool IsNumber = false)
{
    /// <summary>All there are, in the order in which they stand if nobody asks for another.</summary>
    public static readonly IReadOnlyList<RunColumn> All =
    [
        new("state", "State", []),
        new("name", "Name", [TaskRunSort.NameAsc, TaskRunSort.NameDesc]),
        new("key", "Task key", []),
        new("dynamic", "Dynamic key", []),
        new("flow", "Flow run", []),
        new("tags", "Tags", []),
        new("count", "Runs", [], IsNumber: true),
        new("created", "Created", [TaskRunSort.IdDesc]),
        new("start", "Start", [TaskRunSort.ExpectedStartTimeDesc, TaskRunSort.ExpectedStartTimeAsc]),
        new("next", "Due next", [TaskRunSort.NextScheduledStartTimeAsc]),
        new("end", "Ended", [TaskRunSort.EndTimeDesc]),
        new("duration", "Duration", [], IsNumber: true),
        new("updated", "Updated", []),
    ];
}

/// <summary>The columns that are shown, in their order. A run's name is always among them: it leads to the run.</summary>
public sealed record RunColumns
{
    private static readonly string[] Hidden = ["created", "next", "end"];

    private RunColumns(IReadOnlyList<RunColumn> shown) => Shown = shown;

    /// <summary>What is shown if nobody asks for anything else.</summary>
    public static RunColumns Default { get; } = new([.. RunColumn.All.Where(column => !Hidden.Contains(column.Name))]);

    /// <summary>What is shown within a page about something else, where there is less room.</summary>
    public static RunColumns Few { get; } = Parse("state,name,key,dynamic,start,duration");

    /// <summary>The columns.</summary>
    public IReadOnlyList<RunColumn> Shown { get; }

    /// <summary>Those that are not shown.</summary>
    public IEnumerable<RunColumn> Others => RunColumn.All.Except(Shown);

    /// <summary>The columns of a URL; what is no column is passed over.</summary>
    public static RunColumns Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Default;
        var shown = text.Split(',')
            .Select(name => RunColumn.All.FirstOrDefault(column => column.Name == name))
            .OfType<RunColumn>()
            .Distinct()
            .ToList();
        if (!shown.Exists(column => column.Name == "name"))
            shown.Insert(Math.Min(1, shown.Count), RunColumn.All.First(column => column.Name == "name"));
        return new(shown);
    }

    /// <summary>The names, as the URL has them.</summary>
    public string ToText() => string.Join(',', Shown.Select(column => column.Name));

    /// <summary>The same with this column at the end, or without it.</summary>
    public RunColumns Toggle(RunColumn column) =>
        new(Shown.Contains(column) ? [.. Shown.Where(each => each != column)] : [.. Shown, column]);

    /// <summary>The same with this column so many places further to the right; to the left if negative.</summary>
    public RunColumns Move(RunColumn column, int places)
    {
        var shown = Shown.ToList();
        var at = shown.IndexOf(column);
        var to = Math.Clamp(at + places, 0, shown.Count - 1);
        shown.RemoveAt(at);
        shown.Insert(to, column);
        return new(shown);
    }

    /// <inheritdoc/>
    public bool Equals(RunColumns? other) => other is not null && Shown.SequenceEqual(other.Shown);

    /// <inheritdoc/>
    public override int GetHashCode() => ToText().GetHashCode(StringComparison.Ordinal);
}
