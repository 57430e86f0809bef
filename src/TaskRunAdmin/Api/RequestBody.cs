using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>The body of a request, as far as it is the same for every endpoint (contract 1.2 and 1.6).</summary>
internal sealed class RequestBody
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    private RequestBody(JsonElement? json, string? text) => (Json, Text) = (json, text);

    /// <summary>The JSON; null when there is none: no body, or the literal <c>null</c>.</summary>
    internal JsonElement? Json { get; }

    /// <summary>The body as JSON text, for error answers; null when there is none.</summary>
    internal string? Text { get; }

    /// <summary>Reads the body; gives the answer instead when it is not JSON at all.</summary>
    internal static async Task<(RequestBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 64 * 1024));
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (bytes.IsEmpty)
            return (new RequestBody(null, null), null);
        if (!Utf8.IsValid(bytes.Span))
            return (null, Answers.Detail("There was an error parsing the body", StatusCodes.Status400BadRequest));

        if (!IsJson(request.ContentType))
        {
            // Not ours to parse: it counts as the text that it is, which no endpoint accepts.
            var text = JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(bytes.Span), ModelJson.Wire.String);
            return (new RequestBody(text, text.GetRawText()), null);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement.Clone();
            return json.ValueKind is JsonValueKind.Null
                ? (new RequestBody(null, null), null)
                : (new RequestBody(json, json.GetRawText()), null);
        }
        catch (JsonException error)
        {
            return (null, NotJson(error, bytes.Span));
        }
    }

    /// <summary>Without a content type JSON is assumed: older clients send none.</summary>
    private static bool IsJson(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (
                type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
                || (
                    type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
                    && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
                )
            )
        );

    private static IResult NotJson(JsonException error, ReadOnlySpan<byte> body)
    {
        // The parser counts lines, and bytes within a line; clients expect characters.
        var line = body;
        for (var skipped = 0; skipped < error.LineNumber; skipped++)
            line = line[(line.IndexOf((byte)'\n') + 1)..];
        var bytes = body.Length - line.Length + (int)(error.BytePositionInLine ?? 0);
        var offset = Encoding.UTF8.GetCharCount(body[..Math.Min(bytes, body.Length)]);
        // The parser's own sentence ends with the position, which loc says already.
        var reason = error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.');
        return Answers.Invalid(
            [
                new FieldError(
                    "json_invalid",
                    ["body", offset],
                    "JSON decode error",
                    EmptyObject,
                    new Dictionary<string, object> { ["error"] = reason }
                ),
            ],
            JsonSerializer.Serialize(Encoding.UTF8.GetString(body), ModelJson.Wire.String)
        );
    }
}
