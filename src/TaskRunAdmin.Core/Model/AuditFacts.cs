using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>What the audit log tells of a thing, as a JSON object.</summary>
internal static class AuditFacts
{
    /// <summary>Nothing is told: before and after a change that changed nothing.</summary>
    internal const string None = "{}";

    /// <summary>How much is told of one text.</summary>
    private const int MaxText = 200;

    private static readonly JsonWriterOptions Options = new() { Encoder = WireEncoder.Instance };

    private static readonly FrozenDictionary<StateType, string> States = StateTypes.All.ToFrozenDictionary(
        type => type,
        type => Of(("state", type.WireName()))
    );

    /// <summary>The facts that there are: what is null is left out.</summary>
    internal static string Of(params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in facts)
                if (value is not null)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The state that something is in.</summary>
    internal static string State(StateType type, string? name) =>
        string.IsNullOrEmpty(name) || name == type.DefaultName()
            ? States[type]
            : Of(("state", type.WireName()), ("state_name", name));

    /// <summary>Of facts before and after, those that differ.</summary>
    internal static (string Before, string After) Differences(
        params ReadOnlySpan<(string Name, object? Before, object? After)> facts
    )
    {
        var (before, after) = (new List<(string, object?)>(), new List<(string, object?)>());
        foreach (var (name, was, becomes) in facts)
            if (!Equals(was, becomes))
            {
                before.Add((name, was));
                after.Add((name, becomes));
            }

        return (Of([.. before]), Of([.. after]));
    }

    /// <summary>A text of which a part would tell something else; it is limited elsewhere.</summary>
    internal sealed record Whole(string Text);

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                json.WriteStringValue(instant);
                break;
            case Whole(var text):
                json.WriteStringValue(text);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(TextPrefix.Of(text, MaxText));
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(TextPrefix.Of(value.ToString() ?? "", MaxText));
                break;
        }
    }
}
