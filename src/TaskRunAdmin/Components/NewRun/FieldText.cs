using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>Turns what was typed into the JSON that it stands for.</summary>
internal static class FieldText
{
    // A key that comes twice would silently lose one of its values.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The JSON of a field's text.</summary>
    /// <exception cref="JsonException">The field wants JSON and this is none.</exception>
    internal static JsonNode? ToJson(string text, FieldKind kind) =>
        kind switch
        {
            FieldKind.Number => Number(text),
            FieldKind.Numbers => text.Contains(',', StringComparison.Ordinal)
                ? new JsonArray([.. Split(text, ',').Select(Number)])
                : Number(text),
            FieldKind.Tags => new JsonArray([.. Tags(text).Select(tag => (JsonNode)tag)]),
            FieldKind.Labels when !text.TrimStart().StartsWith('{') => Lines(text),
            FieldKind.Labels or FieldKind.Json => JsonNode.Parse(text, documentOptions: Strict),
            _ => text,
        };

    /// <summary>The same JSON, a line for each value; null when the text is none.</summary>
    internal static string? Format(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict)?.ToJsonString(ReadableJson.Indented) ?? "null";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a text that wanted to be JSON, without the parser's own way to count.</summary>
    internal static string Explain(JsonException error)
    {
        var what = error.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        return error is { LineNumber: { } line, BytePositionInLine: { } column }
            ? $"Not valid JSON at line {line + 1}, column {column + 1}: {what}"
            : what;
    }

    /// <summary>The number as it was typed, 10 and 10.0 told apart; any other text as the text that it is.</summary>
    private static JsonNode Number(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value && value.GetValueKind() is JsonValueKind.Number
                ? value
                : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonObject Lines(string text)
    {
        var labels = new JsonObject();
        foreach (var line in Split(text, '\n'))
        {
            if (line.Split('=', 2) is not [var key, var value])
                throw new JsonException($"'{line}' is not key=value.");
            if (!labels.TryAdd(key.Trim(), Scalar(value.Trim())))
                throw new JsonException($"'{key.Trim()}' is there twice.");
        }

        return labels;
    }

    /// <summary>What a label's value stands for.</summary>
    internal static JsonNode Scalar(string text)
    {
        if (text is "true" or "false")
            return text is "true";
        if (text is ['"', .., '"'])
            return JsonNode.Parse(text)!;
        // A number only when nothing of it would be lost: 1.10 and 007 are texts.
        return long.TryParse(text, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text
                ? whole
            : double.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number.ToString("R", CultureInfo.InvariantCulture) == text
            && double.IsFinite(number)
                ? number
            : text;
    }

    /// <summary>How a label's value is typed: a text in quotes where it would be taken for something else.</summary>
    internal static string OfScalar(JsonNode value)
    {
        var text = value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        return
            value.GetValueKind() is not JsonValueKind.String
            || text is not ['"', .., '"'] && JsonNode.DeepEquals(Scalar(text), value)
            ? text
            : value.ToJsonString(ReadableJson.Compact);
    }

    /// <summary>Quotes begin a tag in which commas, line ends and blanks are its own; two of them are one.</summary>
    private static IEnumerable<string> Tags(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            var tag = new StringBuilder();
            var isQuoted = at < text.Length && text[at] is '"';
            if (isQuoted)
                at = Unquote(text, at + 1, tag);
            var end = text.IndexOfAny([',', '\n'], at);
            end = end < 0 ? text.Length : end;
            var after = text[at..end].Trim();
            if (isQuoted && after.Length > 0)
                throw new JsonException($"After \"{tag}\" there should be a comma, not {after}");
            if (isQuoted || after.Length > 0)
                yield return isQuoted ? tag.ToString() : after;
            at = end;
        }
    }

    private static int Unquote(string text, int at, StringBuilder tag)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] is not '"')
                tag.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] is '"')
                tag.Append(text[at++]);
            else
                return at + 1;
        }

        throw new JsonException($"The quotes before {tag} are not closed.");
    }

    private static IEnumerable<string> Split(string text, params char[] separators) =>
        text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
