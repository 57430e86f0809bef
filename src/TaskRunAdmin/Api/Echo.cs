using System.Buffers;
using System.Text;
using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>
/// What a client sent, as an error answer shows it: compact, and never more of it than is of use (contract W45). What is
/// longer is a string that begins like it.
/// </summary>
internal static class Echo
{
    /// <summary>How much of a body is shown, in bytes of JSON.</summary>
    internal const int MaxBody = 64 * 1024;

    /// <summary>How much is shown of the value that an error is about, in bytes of JSON.</summary>
    internal const int MaxInput = 2 * 1024;

    /// <summary>How much is shown of a name, a header and the like, in characters.</summary>
    internal const int MaxName = 200;

    private const string Cut = "… (cut)";

    private static readonly SearchValues<byte> BlankOrQuote = SearchValues.Create(" \t\r\n\""u8);

    /// <summary>Writes JSON as it was sent, without the blanks between its tokens.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="sent">Valid JSON. Its strings are not looked into: they may hold escapes that a writer refuses.</param>
    /// <param name="max">How many bytes to write at most.</param>
    internal static void WriteEcho(this Utf8JsonWriter json, ReadOnlySpan<byte> sent, int max)
    {
        // A little more is looked at than is shown, for blanks that go away; of megabytes the rest is not.
        var looked = sent[..Math.Min(sent.Length, 2 * max)];
        var compact = Compact(looked);
        if (looked.Length == sent.Length && compact.Length <= max)
            json.WriteRawValue(compact, skipInputValidation: true);
        else if (compact[0] is (byte)'"')
            json.WriteRawValue([.. compact[..WholeUnits(compact, max)], .. "… (cut)\""u8], skipInputValidation: true);
        else
            json.WriteStringValue(Text(compact, max) + Cut);
    }

    /// <summary>The text, or how it begins.</summary>
    internal static string Short(string text, int max = MaxName) =>
        text.Length <= max ? text : TextPrefix.Of(text, max) + Cut;

    /// <summary>The text that these bytes are, or how it begins.</summary>
    internal static string Short(ReadOnlySpan<byte> utf8, int max) =>
        utf8.Length <= max ? Encoding.UTF8.GetString(utf8) : Text(utf8, max) + Cut;

    private static string Text(ReadOnlySpan<byte> utf8, int max)
    {
        var end = Math.Min(max, utf8.Length);
        while (end > 0 && end < utf8.Length && IsInsideCharacter(utf8[end]))
            end--;
        return Encoding.UTF8.GetString(utf8[..end]);
    }

    private static bool IsInsideCharacter(byte unit) => (unit & 0xC0) == 0x80;

    /// <summary>How much of a JSON string ends neither within a character nor within an escape, nor between two that belong together.</summary>
    private static int WholeUnits(ReadOnlySpan<byte> text, int max)
    {
        var whole = 1; // the quote
        for (var at = whole; at <= max && at < text.Length; )
        {
            whole = at;
            at += text[at] is (byte)'\\' ? EscapeLength(text[at..]) : 1;
            while (at < text.Length && IsInsideCharacter(text[at]))
                at++;
        }

        return whole;
    }

    private static int EscapeLength(ReadOnlySpan<byte> text) =>
        text switch
        {
            [_, (byte)'u', (byte)'d' or (byte)'D', _, _, _, (byte)'\\', (byte)'u', ..] => 12,
            [_, (byte)'u', ..] => 6,
            _ => 2,
        };

    private static ReadOnlySpan<byte> Compact(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAny(" \t\r\n"u8) < 0)
            return json;

        var compact = new ArrayBufferWriter<byte>(json.Length);
        while (json.IndexOfAny(BlankOrQuote) is var stop and >= 0)
        {
            compact.Write(json[..stop]);
            var text = json[stop] is (byte)'"' ? TextLength(json[stop..]) : 0;
            compact.Write(json.Slice(stop, text));
            json = json[(stop + Math.Max(text, 1))..];
        }

        compact.Write(json);
        return compact.WrittenSpan;
    }

    /// <summary>The length of the string that begins here, quotes included; of one that was cut, what there is of it.</summary>
    private static int TextLength(ReadOnlySpan<byte> json)
    {
        for (var i = 1; i < json.Length; i++)
        {
            if (json[i] is (byte)'\\')
                i++;
            else if (json[i] is (byte)'"')
                return i + 1;
        }

        return json.Length;
    }
}
