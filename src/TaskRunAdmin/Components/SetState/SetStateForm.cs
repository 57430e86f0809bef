using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Components.SetState;

/// <summary>What is typed into the dialog, and the request that it stands for.</summary>
public sealed class SetStateForm
{
    /// <summary>When a scheduled run can be due without a clock being read.</summary>
    internal static readonly (string Label, TimeSpan After)[] Delays =
    [
        ("now", TimeSpan.Zero),
        ("in 5 min", TimeSpan.FromMinutes(5)),
        ("in 1 h", TimeSpan.FromHours(1)),
    ];

    /// <summary>The chosen state; null: none yet.</summary>
    internal StateType? Type { get; set; }

    /// <summary>Whether the rules are passed over.</summary>
    internal bool Force { get; set; }

    internal string Message { get; set; } = "";

    internal string Name { get; set; } = "";

    internal string Data { get; set; } = "";

    /// <summary>After how long a scheduled run is due; null: at <see cref="At"/>.</summary>
    internal TimeSpan? After { get; set; } = TimeSpan.Zero;

    /// <summary>The instant that was typed, as the browser understood it; null: none, or it is none.</summary>
    internal DateTimeOffset? At { get; set; }

    /// <summary>What is wrong, by the field: <c>message</c>, <c>name</c>, <c>data</c>, <c>scheduled_time</c>; others under an empty name.</summary>
    internal Dictionary<string, string> Problems { get; } = [];

    /// <summary>Reads the request by the API's own reader; null when something is wrong.</summary>
    internal SetStateRequest? Read(DateTimeOffset now)
    {
        Problems.Clear();
        if (Force && string.IsNullOrWhiteSpace(Message))
            Problems["message"] = "Passing over the rules needs a reason.";

        var state = new JsonObject { ["type"] = Type!.Value.WireName() };
        if (Message.Length > 0)
            state["message"] = Message;
        if (Name.Length > 0)
            state["name"] = Name;
        if (!string.IsNullOrWhiteSpace(Data))
            state["data"] = ParseData();
        if (Type is StateType.Scheduled)
            state["state_details"] = new JsonObject { ["scheduled_time"] = Due(now) };

        var read = SetStateReader.Read(
            JsonSerializer.SerializeToElement(new JsonObject { ["state"] = state, ["force"] = Force })
        );
        foreach (var error in read.Errors)
        {
            var field = error.Loc.OfType<string>().LastOrDefault(Fields.Contains) ?? "";
            Problems.TryAdd(field, error.Msg);
        }

        return Problems.Count == 0 ? read.Value : null;
    }

    private static readonly string[] Fields = ["message", "name", "data", "scheduled_time"];

    private string? Due(DateTimeOffset now)
    {
        if (After is null && At is null)
            Problems["scheduled_time"] = "Say when: a date and a time of day.";
        return After is { } after ? (after == TimeSpan.Zero ? null : InstantJsonConverter.Format(now + after))
            : At is { } at ? InstantJsonConverter.Format(at)
            : null;
    }

    private JsonNode? ParseData()
    {
        try
        {
            return JsonNode.Parse(Data, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            Problems["data"] = error is { LineNumber: { } line, BytePositionInLine: { } column }
                ? $"Not JSON, at line {line + 1}, column {column + 1}. A text needs double quotes around it."
                : "Not JSON: a key is there twice.";
            return null;
        }
    }
}
