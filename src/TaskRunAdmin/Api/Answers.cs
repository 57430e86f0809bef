using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Api;

/// <summary>The bodies of answers that are not a resource: the three error shapes of contract 1.6, and plain values.</summary>
internal static class Answers
{
    internal const string MediaType = "application/json";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A bare JSON string.</summary>
    internal static IResult Text(string value) => Write(StatusCodes.Status200OK, json => json.WriteStringValue(value));

    /// <summary>The JSON literal <c>true</c>.</summary>
    internal static IResult True() => Write(StatusCodes.Status200OK, json => json.WriteBooleanValue(true));

    /// <summary>A sentence about the server itself.</summary>
    internal static IResult Message(string message, int status) => Object(status, "message", message);

    /// <summary>Shape B.</summary>
    internal static IResult Detail(string detail, int status) => Object(status, "detail", detail);

    /// <summary>Shape C.</summary>
    internal static IResult Exception(string message, int status) => Object(status, "exception_message", message);

    /// <summary>Shape A: everything that is wrong with a request.</summary>
    /// <param name="errors">What is wrong.</param>
    /// <param name="requestBody">The body as it was sent: JSON text, or null when there was none.</param>
    internal static IResult Invalid(IReadOnlyList<FieldError> errors, string? requestBody) =>
        Write(
            StatusCodes.Status422UnprocessableEntity,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("exception_message", "Invalid request received.");
                json.WriteStartArray("exception_detail");
                foreach (var error in errors)
                    WriteError(json, error);
                json.WriteEndArray();
                json.WritePropertyName("request_body");
                WriteRaw(json, requestBody);
                json.WriteEndObject();
            }
        );

    /// <summary>Shape A for a request that has no body and needs one.</summary>
    internal static IResult MissingBody() =>
        Invalid([new FieldError("missing", ["body"], "Field required", null)], null);

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
                json.WriteStringValue((string)segment);
        }
        json.WriteEndArray();
        json.WriteString("msg", error.Msg);
        json.WritePropertyName("input");
        WriteRaw(json, error.Input?.GetRawText());
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
                        json.WriteRawValue("{}");
                        break;
                }
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // What the client sent goes back as it came: it parsed, but may hold escapes that a writer refuses.
    private static void WriteRaw(Utf8JsonWriter json, string? text) =>
        json.WriteRawValue(text ?? "null", skipInputValidation: true);

    private static IResult Object(int status, string name, string value) =>
        Write(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteString(name, value);
                json.WriteEndObject();
            }
        );

    private static IResult Write(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
            write(json);
        return new BytesResult(status, buffer.WrittenMemory);
    }

    private sealed class BytesResult(int status, ReadOnlyMemory<byte> body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
