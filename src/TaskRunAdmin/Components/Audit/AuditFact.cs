using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Audit;

/// <summary>One thing that changed.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Before">What it was; null: that is not told.</param>
/// <param name="After">What it is; null: that is not told.</param>
public sealed record AuditFact(string Name, string? Before, string? After)
{
    /// <summary>What an entry tells, in the order that it tells it.</summary>
    public static IReadOnlyList<AuditFact> Of(AuditEntry entry)
    {
        var (before, after) = (Read(entry.Before), Read(entry.After));
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(name => new AuditFact(
                    name.Replace('_', ' '),
                    before.GetValueOrDefault(name),
                    after.GetValueOrDefault(name)
                )),
        ];
    }

    private static Dictionary<string, string> Read(string? json) =>
        json is null ? [] : JsonNode.Parse(json)!.AsObject().ToDictionary(each => each.Key, each => Text(each.Value));

    private static string Text(JsonNode? value) =>
        value switch
        {
            null => "nothing",
            JsonValue plain when plain.GetValueKind() is JsonValueKind.String => plain.GetValue<string>()
                is { Length: > 0 } text
                ? text
                : "empty",
            _ => value.ToJsonString(ReadableJson.Compact),
        };
}
