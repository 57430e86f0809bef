using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// The one JSON notation of the model (contract 1.3): answers are written in it, and the JSON columns are stored in it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(InstantJsonConverter), typeof(FloatJsonConverter), typeof(StateTypeJsonConverter)]
)]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RunPolicy))]
[JsonSerializable(typeof(FlowRunPolicy))]
[JsonSerializable(typeof(StateDetails))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<TaskInput>>))]
public sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>Compact, with letters left as they are.</summary>
    public static ModelJson Wire => Unescaped.Context;

    /// <summary>The same without what reading gives anyway: most details and policies are little more than defaults.</summary>
    internal static ModelJson Stored => Unescaped.StoredContext;

    // A class of its own: the generated half of this one sets Default in an order that is not ours to choose.
    private static class Unescaped
    {
        internal static readonly ModelJson Context = new(
            new JsonSerializerOptions(Default.Options) { Encoder = WireEncoder.Instance }
        );

        internal static readonly ModelJson StoredContext = new(
            new JsonSerializerOptions(Context.Options)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            }
        );
    }
}

/// <summary>Instants as <c>2026-01-31T12:00:00Z</c>, with six digits of a second unless they are all zero (contract 1.4).</summary>
public sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    private const int SecondsLength = 19;
    private const int MicrosecondsLength = 26;

    // With the seven digits of a tick.
    private const int LongestLength = 28;

    /// <summary>The contract's form of an instant.</summary>
    public static string Format(DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[LongestLength];
        return Encoding.ASCII.GetString(Format(instant, text));
    }

    private static ReadOnlySpan<byte> Format(DateTimeOffset instant, Span<byte> text)
    {
        var utc = instant.UtcDateTime;
        // The framework's own form is several times faster than one that is spelled out.
        _ = utc.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var length =
            utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond == 0
                ? SecondsLength
                : MicrosecondsLength;
        text[length] = (byte)'Z';
        return text[..(length + 1)];
    }

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LongestLength];
        writer.WriteStringValue(Format(value, text));
    }
}

/// <summary>Floats keep a fraction, <c>0.0</c> and not <c>0</c> (contract 1.3).</summary>
public sealed class FloatJsonConverter : JsonConverter<double>
{
    // A double has at most 17 digits: -1.2345678901234567E-308 is one of the longest.
    private const int LongestLength = 32;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LongestLength];
        _ = value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (!text[..length].ContainsAny((byte)'.', (byte)'E'))
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }
}

/// <summary>State types by their wire name.</summary>
public sealed class StateTypeJsonConverter : JsonConverter<StateType>
{
    /// <inheritdoc/>
    public override StateType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StateTypes.TryParse(reader.GetString()!, out var type) ? type : throw new JsonException("Unknown state type.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StateType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.WireName());
}

/// <summary>A retry delay as it was sent: a number or a list, of whole numbers or of floats (contract 2.2).</summary>
public sealed class RetryDelayJsonConverter : JsonConverter<RetryDelay>
{
    /// <inheritdoc/>
    public override RetryDelay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        var isList = element.ValueKind is JsonValueKind.Array;
        JsonElement[] values = isList ? [.. element.EnumerateArray()] : [element];
        return new([.. values.Select(value => value.GetDouble())], isList, values.All(IsWhole));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RetryDelay value, JsonSerializerOptions options)
    {
        if (value.IsList)
            writer.WriteStartArray();
        foreach (var seconds in value.Seconds)
        {
            if (value.IsWhole)
                writer.WriteNumberValue((long)seconds);
            else
                JsonSerializer.Serialize(writer, seconds, ModelJson.Wire.Double);
        }
        if (value.IsList)
            writer.WriteEndArray();
    }

    private static bool IsWhole(JsonElement number) => !number.GetRawText().AsSpan().ContainsAny('.', 'E', 'e');
}
