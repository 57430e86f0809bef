using System.Buffers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>The body of a request, as far as it is the same for every endpoint (contract 1.2 and 1.6).</summary>
internal sealed class RequestBody
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly ReadOnlyMemory<byte> _sent;
    private readonly string? _hint;

    private RequestBody(JsonElement? json, ReadOnlyMemory<byte> sent, string? hint = null) =>
        (Json, _sent, _hint) = (json, sent, hint);

    /// <summary>The JSON; null when there is none: no body, or the literal <c>null</c>.</summary>
    internal JsonElement? Json { get; }

    /// <summary>The answer when something is wrong with it.</summary>
    internal IResult Invalid(IReadOnlyList<FieldError> errors) => Answers.Invalid(errors, _sent, _hint);

    /// <summary>Reads the body; gives the answer instead when it is not JSON at all.</summary>
    internal static async Task<(RequestBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, ApiOptions options)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } and not "identity")
            return (
                null,
                Answers.Detail(
                    "The body has a Content-Encoding: only bodies that are not compressed are read.",
                    ErrorCode.EncodingUnsupported,
                    StatusCodes.Status415UnsupportedMediaType
                )
            );

        // Here and not by the server's own limit, which would break the connection before the answer is read.
        if (request.ContentLength > options.MaxBodyBytes)
            return (null, TooLarge(options));

        if (await ReadBytesAsync(request, options.MaxBodyBytes) is not { } bytes)
            return (null, TooLarge(options));
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (bytes.IsEmpty)
            return (new RequestBody(null, bytes), null);
        // A NUL among the first bytes is UTF-16 or UTF-32, which may look like UTF-8 otherwise.
        if (bytes.Span[..Math.Min(4, bytes.Length)].Contains((byte)0) || !Utf8.IsValid(bytes.Span))
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
            var text = AsText(bytes.Span);
            var hint = $"The Content-Type is '{Echo.Short(request.ContentType!)}': send JSON as application/json.";
            return (new RequestBody(JsonElement.Parse(text), text, hint), null);
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

    /// <summary>Reads the body and what is asked for in it, and answers; or says what is wrong with them.</summary>
    internal static async Task<IResult> AnswerAsync<T>(
        HttpRequest request,
        ApiOptions options,
        Func<JsonElement?, ReadResult<T>> read,
        Func<T, Task<IResult>> answer
    )
        where T : class
    {
        var (body, refusal) = await ReadAsync(request, options);
        if (body is null)
            return refusal!;

        var asked = read(body.Json);
        return asked.Value is null ? body.Invalid(asked.Errors) : await answer(asked.Value);
    }

    /// <summary>The same of a body that has to be there.</summary>
    internal static async Task<IResult> AnswerToAsync<T>(
        HttpRequest request,
        ApiOptions options,
        Func<JsonElement, ReadResult<T>> read,
        Func<T, Task<IResult>> answer
    )
        where T : class
    {
        var (body, refusal) = await ReadAsync(request, options);
        if (body is null)
            return refusal!;
        if (body.Json is not { } json)
            return Answers.MissingBody();

        var asked = read(json);
        return asked.Value is null ? body.Invalid(asked.Errors) : await answer(asked.Value);
    }

    /// <summary>The bytes of the body; null when there are more than <paramref name="max"/>.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, long max)
    {
        var bytes = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 0, 256, 64 * 1024));
        while (await request.Body.ReadAsync(bytes.GetMemory(1), request.HttpContext.RequestAborted) is var read and > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > max)
                return null;
        }

        return bytes.WrittenMemory;
    }

    /// <summary>The answer to a body above the limit.</summary>
    internal static IResult TooLarge(ApiOptions options) =>
        Answers.Detail(
            $"The body is too large: at most {options.MaxBodyBytes} bytes are read (Api:MaxBodyBytes).",
            ErrorCode.BodyTooLarge,
            StatusCodes.Status413PayloadTooLarge
        );

    /// <summary>A body that is no JSON, as a JSON string: as much of it as is ever shown.</summary>
    private static byte[] AsText(ReadOnlySpan<byte> body) =>
        JsonSerializer.SerializeToUtf8Bytes(Echo.Short(body, Echo.MaxBody), ModelJson.Wire.String);

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

    private static IResult NotJson(JsonException error, ReadOnlySpan<byte> body) =>
        Answers.Invalid(
            [
                new FieldError(
                    "json_invalid",
                    ["body", JsonFault.Position(body)],
                    "JSON decode error",
                    EmptyObject,
                    // The parser's own sentence ends with its own way to count, which loc says already.
                    new Dictionary<string, object>
                    {
                        ["error"] = error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.'),
                    }
                ),
            ],
            AsText(body)
        );
}
