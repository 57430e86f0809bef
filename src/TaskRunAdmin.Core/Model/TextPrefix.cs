namespace TaskRunAdmin.Core.Model;

/// <summary>The leading part of a text that a companion column keeps for sorting and filtering by an index.</summary>
public static class TextPrefix
{
    /// <summary>How many UTF-16 units a companion column holds.</summary>
    public const int Length = 200;

    /// <summary>The first <paramref name="length"/> UTF-16 units of <paramref name="text"/>, never half a surrogate pair.</summary>
    public static string Of(string text, int length = Length)
    {
        if (text.Length <= length)
            return text;

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
