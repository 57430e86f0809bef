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

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private RequestBody(JsonElement? json, ReadOnlyMemory<byte> sent) => (Json, Sent) = (json, sent);

    /// <summary>The JSON; null when there is none: no body, or the literal <c>null</c>.</summary>
    internal JsonElement? Json { get; }

    /// <summary>The body as JSON, for error answers; empty when there is none.</summary>
    internal ReadOnlyMemory<byte> Sent { get; }

    /// <summary>Reads the body; gives the answer instead when it is not JSON at all.</summary>
    internal static async Task<(RequestBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 64 * 1024));
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (bytes.IsEmpty)
            return (new RequestBody(null, bytes), null);
        if (!Utf8.IsValid(bytes.Span))
            return (
                null,
                Answers.Detail(
                    "There was an error parsing the body",
                    ErrorCode.NotUtf8,
                    StatusCodes.Status400BadRequest
                )
            );

        if (!IsJson(request.ContentType))
        {
            // Not ours to parse: it counts as the text that it is, which no endpoint accepts.
            var text = JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(bytes.Span), ModelJson.Wire.String);
            return (new RequestBody(JsonElement.Parse(text), text), null);
        }

        try
        {
            var json = JsonElement.Parse(bytes.Span);
            return (json.ValueKind is JsonValueKind.Null ? new RequestBody(null, default) : new(json, bytes), null);
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
            JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(body), ModelJson.Wire.String)
        );
    }
}
