using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>
/// The bodies of answers: resources, plain values, and the three error shapes of contract 1.6, each with a <c>code</c>
/// (<see cref="ErrorCode"/>). Every body is made whole before it is sent, so that its length is known and an error while
/// it is made is an error answer.
/// </summary>
internal static class Answers
{
    internal const string MediaType = "application/json";

    /// <summary>How much is written about errors, in bytes: what a request costs to answer must not grow with its tricks.</summary>
    private const int MaxDetail = 256 * 1024;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = WireEncoder.Instance,
        SkipValidation = true,
    };

    /// <summary>A resource.</summary>
    internal static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Write(status, OptionsOf(type), json => JsonSerializer.Serialize(json, value, type));

    /// <summary>A bare JSON string.</summary>
    internal static IResult Text(string value) => Write(StatusCodes.Status200OK, json => json.WriteStringValue(value));

    /// <summary>The JSON literal <c>null</c>.</summary>
    internal static IResult Null(int status = StatusCodes.Status200OK) => Write(status, json => json.WriteNullValue());

    /// <summary>An object without fields.</summary>
    internal static IResult Empty() => Object(StatusCodes.Status200OK, _ => { });

    /// <summary>An empty list.</summary>
    internal static IResult None() =>
        Write(
            StatusCodes.Status200OK,
            json =>
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
        );

    /// <summary>What became of each of many things, in order: the fields of each are written by <paramref name="writeFields"/>.</summary>
    internal static IResult Results<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> writeFields) =>
        Write(
            StatusCodes.Status200OK,
            OptionsOf(ApiJson.Wire.TaskRunBody),
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results");
                foreach (var item in items)
                {
                    json.WriteStartObject();
                    writeFields(json, item);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    /// <summary>The JSON literal <c>true</c>.</summary>
    internal static IResult True() => Write(StatusCodes.Status200OK, json => json.WriteBooleanValue(true));

    /// <summary>A sentence about the server itself.</summary>
    internal static IResult Message(string message) =>
        Object(StatusCodes.Status200OK, json => json.WriteString("message", message));

    /// <summary>The same when the server is not well.</summary>
    internal static IResult Message(string message, string code, int status) =>
        Object(
            status,
            json =>
            {
                json.WriteString("message", message);
                json.WriteString("code", code);
            }
        );

    /// <summary>Shape B.</summary>
    internal static IResult Detail(string detail, string code, int status) =>
        Object(
            status,
            json =>
            {
                json.WriteString("detail", detail);
                json.WriteString("code", code);
            }
        );

    /// <summary>Whoever asks may not do this.</summary>
    internal static IResult Forbidden(Role needed) =>
        Detail(
            $"This needs an API key with the scope {needed.Scope()}.",
            ErrorCode.Forbidden,
            StatusCodes.Status403Forbidden
        );

    /// <summary>Shape C.</summary>
    internal static IResult Failure(string message, string code, int status) =>
        Object(
            status,
            json =>
            {
                json.WriteString("exception_message", message);
                json.WriteString("code", code);
            }
        );

    /// <summary>Nobody knows who asks.</summary>
    internal static IResult Unauthorized() =>
        Object(
            StatusCodes.Status401Unauthorized,
            json =>
            {
                json.WriteString("exception_message", "Unauthorized");
                json.WriteString("code", ErrorCode.Unauthorized);
                json.WriteString(
                    "hint",
                    "Send an API key in force as 'Authorization: Bearer tra_…', or the server's Auth:BasicAuth as Basic. "
                        + "Accounts of the console are not good here."
                );
            }
        );

    /// <summary>Shape A: everything that is wrong with a request, up to <see cref="MaxDetail"/>.</summary>
    /// <param name="errors">What is wrong.</param>
    /// <param name="body">The body as it was sent: JSON, or empty when there was none.</param>
    /// <param name="hint">What is most likely the reason, for people; null when the errors say it themselves.</param>
    internal static IResult Invalid(IReadOnlyList<FieldError> errors, ReadOnlyMemory<byte> body, string? hint = null) =>
        Object(
            StatusCodes.Status422UnprocessableEntity,
            json =>
            {
                WriteErrors(json, errors);
                json.WritePropertyName("request_body");
                if (body.IsEmpty)
                    json.WriteNullValue();
                else
                    json.WriteEcho(body.Span, Echo.MaxBody);
                json.WriteString("code", ErrorCode.ValidationFailed);
                if (hint is not null)
                    json.WriteString("hint", hint);
            }
        );

    /// <summary>Shape A for a request that has no body and needs one.</summary>
    internal static IResult MissingBody() =>
        Invalid([new FieldError("missing", ["body"], "Field required", null)], body: default);

    /// <summary>The fields of shape A that say what is wrong, up to <see cref="MaxDetail"/>.</summary>
    internal static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<FieldError> errors)
    {
        var end = json.BytesCommitted + json.BytesPending + MaxDetail;
        json.WriteString("exception_message", "Invalid request received.");
        json.WriteStartArray("exception_detail");
        foreach (var error in errors.TakeWhile(_ => json.BytesCommitted + json.BytesPending < end))
            WriteError(json, error);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, FieldError error)
    {
        json.WriteStartObject();
        json.WriteString("type", error.Type);
        json.WriteStartArray("loc");
        foreach (var segment in error.Loc)
        {
            if (segment is int index)
                json.WriteNumberValue(index);
            else
                json.WriteStringValue(Echo.Short((string)segment));
        }
        json.WriteEndArray();
        json.WriteString("msg", error.Msg);
        json.WritePropertyName("input");
        if (error.Input is { } input)
            json.WriteEcho(JsonMarshal.GetRawUtf8Value(input), Echo.MaxInput);
        else
            json.WriteNullValue();
        if (error.Context is not null)
        {
            json.WriteStartObject("ctx");
            foreach (var (key, value) in error.Context)
            {
                json.WritePropertyName(key);
                switch (value)
                {
                    case int number:
                        json.WriteNumberValue(number);
                        break;
                    case string text:
                        json.WriteStringValue(text);
                        break;
                    default:
                        json.WriteStartObject();
                        json.WriteEndObject();
                        break;
                }
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static IResult Object(int status, Action<Utf8JsonWriter> writeFields) =>
        Write(
            status,
            json =>
            {
                json.WriteStartObject();
                writeFields(json);
                json.WriteEndObject();
            }
        );

    private static JsonWriterOptions OptionsOf(JsonTypeInfo type) =>
        new()
        {
            Encoder = type.Options.Encoder,
            MaxDepth = type.Options.MaxDepth,
            SkipValidation = true,
        };

    private static Body Write(int status, Action<Utf8JsonWriter> write) => Write(status, WriterOptions, write);

    private static Body Write(int status, JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        // Not given back when writing fails, which is rare, and what is not given back is collected.
        var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return new Body(status, buffer);
    }

    private sealed class Body(int status, PooledBuffer json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using (json)
            {
                httpContext.Response.StatusCode = status;
                httpContext.Response.ContentType = MediaType;
                httpContext.Response.ContentLength = json.Written.Length;
                await httpContext.Response.Body.WriteAsync(json.Written, httpContext.RequestAborted);
            }
        }
    }
}
