using System.Runtime.InteropServices;
using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// Finds the text that no database can keep: NUL characters and lone surrogates. JSON can only express them as escapes,
/// so a body without <c>\u</c> is passed at once.
/// </summary>
internal static class UnicodeCheck
{
    /// <summary>Adds an error for each such text, names of properties included.</summary>
    internal static void Run(Field root)
    {
        if (JsonMarshal.GetRawUtf8Value(root.Value).IndexOf("\\u"u8) >= 0)
            Walk(root);
    }

    private static void Walk(Field field)
    {
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(field, field.Value.GetString);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in field.Value.EnumerateArray())
                    Walk(field.Inside(index++) with { Value = item });
                break;
            case JsonValueKind.Object:
                foreach (var property in field.Value.EnumerateObject())
                {
                    if (CheckText(field, () => property.Name) is { } name)
                        Walk(field.Inside(name) with { Value = property.Value });
                }
                break;
        }
    }

    private static string? CheckText(Field field, Func<string?> read)
    {
        try
        {
            var text = read();
            if (text?.Contains('\0', StringComparison.Ordinal) != true)
                return text;
            field.AddRule("Text must not contain NUL characters.");
        }
        catch (InvalidOperationException)
        {
            field.Add("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string");
        }

        return null;
    }
}
