using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// Finds the text that no database can keep: NUL characters and lone surrogates. JSON can only express them as escapes,
/// so a body without <c>\u</c> is passed at once.
/// </summary>
internal static class UnicodeCheck
{
    private const string Nul = "Text must not contain NUL characters.";
    private const string NoText = "Input should be a valid string, unable to parse raw data as a unicode string";

    private static ReadOnlySpan<byte> Null => "\\u0000"u8;

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>
    /// Adds an error for each such text, names of properties included. What it returns has something harmless in their
    /// place, so that whatever else is wrong is found as well.
    /// </summary>
    internal static Field Run(Field root)
    {
        var json = JsonMarshal.GetRawUtf8Value(root.Value);
        if (json.IndexOf("\\u"u8) < 0 || FirstProblem(json) < 0)
            return root;

        Walk(root);
        return root with { Value = Repair(json) };
    }

    /// <summary>Checks the names of an object's own fields, and nothing in them; whether all are text.</summary>
    internal static bool RunNames(Field root)
    {
        var areText = true;
        foreach (var property in root.Value.EnumerateObject())
            areText &= Check(root, JsonMarshal.GetRawUtf8PropertyName(property));
        return areText;
    }

    /// <summary>The same JSON without NUL characters.</summary>
    internal static JsonElement WithoutNul(JsonElement root)
    {
        var json = JsonMarshal.GetRawUtf8Value(root);
        if (json.IndexOf(Null) < 0)
            return root;

        var kept = new ArrayBufferWriter<byte>(json.Length);
        while (json.IndexOf((byte)'\\') is var at and >= 0)
        {
            var isNull = json[at..].StartsWith(Null);
            kept.Write(json[..(isNull ? at : at + 2)]);
            json = json[(at + (isNull ? Null.Length : 2))..];
        }

        kept.Write(json);
        return JsonElement.Parse(kept.WrittenSpan);
    }

    private static void Walk(Field field)
    {
        if (field.Errors.IsFull)
            return;

        switch (field.Value.ValueKind)
        {
            case JsonValueKind.String:
                Check(field, JsonMarshal.GetRawUtf8Value(field.Value));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in field.Value.EnumerateArray())
                    Walk(field.Inside(index++) with { Value = item });
                break;
            case JsonValueKind.Object:
                foreach (var property in field.Value.EnumerateObject())
                {
                    if (Check(field, JsonMarshal.GetRawUtf8PropertyName(property)))
                        Walk(field.Inside(property.Name) with { Value = property.Value });
                }
                break;
        }
    }

    private static bool Check(Field field, ReadOnlySpan<byte> text)
    {
        var problem = FirstProblem(text);
        if (problem < 0)
            return true;

        if (Unit(text[problem..]) == 0)
            field.AddRule(Nul);
        else
            field.Add("string_unicode", NoText);
        return false;
    }

    private static JsonElement Repair(ReadOnlySpan<byte> json)
    {
        var repaired = json.ToArray();
        for (var at = 0; FirstProblem(repaired.AsSpan(at)) is var problem and >= 0; at += problem)
            Replacement.CopyTo(repaired.AsSpan(at + problem));
        return JsonElement.Parse(repaired);
    }

    /// <summary>Where the first escape stands that is a NUL or half of a surrogate pair; negative: nowhere.</summary>
    private static int FirstProblem(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (json[at..].IndexOf((byte)'\\') is var next and >= 0)
        {
            at += next;
            if (json[at + 1] is not (byte)'u')
            {
                at += 2;
                continue;
            }

            switch (Unit(json[at..]))
            {
                case >= 0xD800 and <= 0xDBFF when Unit(json[(at + 6)..]) is >= 0xDC00 and <= 0xDFFF:
                    at += 12;
                    break;
                case 0 or (>= 0xD800 and <= 0xDFFF):
                    return at;
                default:
                    at += 6;
                    break;
            }
        }

        return -1;
    }

    /// <summary>The UTF-16 unit that is escaped here; negative when no escape of that kind stands here.</summary>
    private static int Unit(ReadOnlySpan<byte> json) =>
        json is [(byte)'\\', (byte)'u', _, _, _, _, ..]
            ? int.Parse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : -1;
}
