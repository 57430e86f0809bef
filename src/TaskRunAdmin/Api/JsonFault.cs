using System.Text;
using System.Text.Json;

namespace TaskRunAdmin.Api;

/// <summary>
/// Where in a body that is no JSON the fault stands, in characters and as clients know it (contract 1.6): where a value was
/// expected and none begins, after one that is followed by something else, at an escape that there is not.
/// </summary>
internal static class JsonFault
{
    internal static int Position(ReadOnlySpan<byte> body)
    {
        var (end, wantsComma) = LastGoodToken(body);
        var at = SkipBlanks(body, end);
        if (wantsComma)
        {
            if (at == body.Length || body[at] is not (byte)',')
                return CountCharacters(body[..at]);
            at = SkipBlanks(body, at + 1);
        }

        return CountCharacters(body[..WithinToken(body, at)]);
    }

    /// <summary>Where the last token ends that was right, and whether a comma has to follow where anything does.</summary>
    private static (int End, bool WantsComma) LastGoodToken(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (end, wantsComma) = (0, false);
        try
        {
            while (reader.Read())
            {
                end = (int)reader.BytesConsumed;
                wantsComma =
                    reader.TokenType
                        is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName)
                    && reader.CurrentDepth > 0;
            }
        }
        catch (JsonException)
        {
            // What was right so far is what is asked for.
        }

        return (end, wantsComma);
    }

    /// <summary>A string or a number may be right as far as it goes: then the fault is within it, or behind it.</summary>
    private static int WithinToken(ReadOnlySpan<byte> body, int at) =>
        at >= body.Length ? at
        : body[at] is (byte)'"' ? WithinString(body, at)
        : body[at] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? AfterNumber(body, at)
        : at;

    private static int WithinString(ReadOnlySpan<byte> body, int start)
    {
        for (var at = start + 1; at < body.Length; at++)
        {
            switch (body[at])
            {
                case (byte)'"':
                    return SkipBlanks(body, at + 1);
                case < 0x20:
                    return at;
                case (byte)'\\' when !IsEscape(body[at..]):
                    return at;
                case (byte)'\\':
                    at++;
                    break;
            }
        }

        return start; // it never ends
    }

    private static bool IsEscape(ReadOnlySpan<byte> text) =>
        text switch
        {
            [_, (byte)'u', var a, var b, var c, var d, ..] => char.IsAsciiHexDigit((char)a)
                && char.IsAsciiHexDigit((char)b)
                && char.IsAsciiHexDigit((char)c)
                && char.IsAsciiHexDigit((char)d),
            [_, var letter, ..] => "\"\\/bfnrt"u8.Contains(letter),
            _ => true, // the string never ends, which is the greater fault
        };

    private static int AfterNumber(ReadOnlySpan<byte> body, int start)
    {
        var at = start + (body[start] is (byte)'-' ? 1 : 0);
        var whole = Digits(body, at);
        if (whole == at)
            return start;
        at = body[at] is (byte)'0' ? at + 1 : whole;
        if (at + 1 < body.Length && body[at] is (byte)'.' && Digits(body, at + 1) is var fraction && fraction > at + 1)
            at = fraction;
        if (at < body.Length && body[at] is (byte)'e' or (byte)'E')
        {
            var sign = at + 1 < body.Length && body[at + 1] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Digits(body, at + 1 + sign) is var exponent && exponent > at + 1 + sign)
                at = exponent;
        }

        return SkipBlanks(body, at);
    }

    private static int Digits(ReadOnlySpan<byte> body, int at)
    {
        while (at < body.Length && body[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> body, int at)
    {
        while (at < body.Length && " \t\r\n"u8.Contains(body[at]))
            at++;
        return at;
    }

    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        for (; !utf8.IsEmpty; count++)
        {
            Rune.DecodeFromUtf8(utf8, out _, out var length);
            utf8 = utf8[length..];
        }

        return count;
    }
}
