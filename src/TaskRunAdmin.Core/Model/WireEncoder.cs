using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// Escapes in JSON what JSON itself requires, and nothing else (contract 1.3): the framework's most relaxed encoder
/// still writes emoji and some blanks as <c>\uXXXX</c>. Answers are JSON by their content type, never part of a page.
/// </summary>
public sealed unsafe class WireEncoder : JavaScriptEncoder
{
    /// <summary>The only one: it has no state.</summary>
    public static readonly WireEncoder Instance = new();

    private const string Escaped =
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F";

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create([
        .. Escaped.Select(each => (byte)each),
    ]);

    // Halves of surrogate pairs too: whether they are a pair is for the base class to find out, and lone ones it replaces.
    private static readonly SearchValues<char> EscapedChars = SearchValues.Create([
        .. Escaped,
        .. Enumerable.Range(0xD800, 0x800).Select(each => (char)each),
    ]);

    private WireEncoder() { }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6; // \uXXXX

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar < ' ' || unicodeScalar is '"' or '\\' or (>= 0xD800 and <= 0xDFFF);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAny(EscapedChars);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var first = utf8Text.IndexOfAny(EscapedBytes);
        // Text that is no UTF-8 is the base class's to find and to replace.
        return Utf8.IsValid(first < 0 ? utf8Text : utf8Text[..first])
            ? first
            : base.FindFirstCharacterToEncodeUtf8(utf8Text);
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    )
    {
        var escape = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            _ => $"\\u{unicodeScalar:x4}",
        };
        var fits = escape.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
        numberOfCharactersWritten = fits ? escape.Length : 0;
        return fits;
    }
}
