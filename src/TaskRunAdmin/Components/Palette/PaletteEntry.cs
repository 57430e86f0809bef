namespace TaskRunAdmin.Components.Palette;

/// <summary>Something that the command palette offers.</summary>
/// <param name="Group">What kind of thing it is: a word at its end.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Do">What is done when it is chosen.</param>
public sealed record PaletteEntry(string Group, string Label, Func<Task> Do)
{
    /// <summary>The keys that do the same without the palette; null: there are none.</summary>
    public string? Keys { get; init; }

    /// <summary>Other words that it is found by.</summary>
    public string Words { get; init; } = "";

    /// <summary>The state of the run that it is; null: it is none.</summary>
    public Core.Model.StateEntry? State { get; init; }

    /// <summary>Whether each word of what was typed is in it.</summary>
    public bool Matches(string typed) =>
        typed
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => $"{Group} {Label} {Words}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
