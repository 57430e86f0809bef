namespace TaskRunAdmin.Core.Model;

/// <summary>Companion columns for searching whatever the case, alike on every database.</summary>
public static class FoldedText
{
    /// <summary>The text without its case. Of two texts that differ in case only, both have the same.</summary>
    public static string Of(string text) => text.ToUpperInvariant();
}
