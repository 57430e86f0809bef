using System.Text.Json.Nodes;
using Json.Schema;

namespace TaskRunAdmin.Unit.Api.Document;

/// <summary>The document as a test reads it.</summary>
internal sealed class OpenApiFile
{
    private readonly JsonObject _root;
    private readonly JsonObject _definitions;

    private OpenApiFile(JsonObject root)
    {
        _root = root;
        _definitions = root["components"]!["schemas"]!.AsObject();
        Operations =
        [
            .. root["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Select(operation => new Operation(path.Key, operation.Key, operation.Value!.AsObject()))
                ),
        ];
    }

    internal IReadOnlyList<Operation> Operations { get; }

    internal static async Task<OpenApiFile> ReadAsync(ApiHost host) =>
        new(JsonNode.Parse((await host.GetAsync("/api/openapi.json")).Text)!.AsObject());

    /// <summary>The schema itself, where there may be a reference to it.</summary>
    internal JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference
            ? _definitions[reference.Split('/')[^1]]!.AsObject()
            : schema;

    /// <summary>Every schema of the document, with the place where it stands.</summary>
    internal IEnumerable<(string Place, JsonObject Schema)> AllSchemas() => Walk("", _root);

    /// <summary>A validator. What the server writes may have no field that its schema does not name.</summary>
    internal JsonSchema Validator(JsonObject schema, bool isWritten)
    {
        var whole = new JsonObject { ["$defs"] = _definitions.DeepClone() };
        foreach (var (name, value) in schema)
            whole[name] = value?.DeepClone();
        if (isWritten)
        {
            foreach (var (_, each) in Walk("", whole))
            {
                if (each.ContainsKey("properties"))
                    each.TryAdd("additionalProperties", false);
            }
        }

        var text = whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        return JsonSchema.FromText(text);
    }

    private static IEnumerable<(string, JsonObject)> Walk(string place, JsonNode? node)
    {
        // A property that is called "type" is an object, a schema's own type is not.
        if (node is JsonObject each && each["type"] is JsonValue or JsonArray)
            yield return (place, (JsonObject)node!);

        var children = node switch
        {
            JsonObject parent => parent.Select(child => (child.Key, child.Value)),
            JsonArray list => list.Select((child, index) => ($"{index}", child)),
            _ => [],
        };
        foreach (var (name, child) in children.ToList())
        foreach (var found in Walk($"{place}/{name}", child))
            yield return found;
    }
}

/// <summary>One operation of the document.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Node)
{
    internal string Id => Node["operationId"]!.GetValue<string>();

    internal JsonObject? BodySchema => Node["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();

    internal bool IsBodyRequired => Node["requestBody"]?["required"]?.GetValue<bool>() == true;

    internal IEnumerable<string> Examples =>
        Node["requestBody"]
            ?["content"]?["application/json"]?["examples"]?.AsObject()
            .Select(example => example.Value!["value"]!.ToJsonString())
        ?? [];

    internal IReadOnlyDictionary<int, JsonObject> Responses =>
        Node["responses"]!
            .AsObject()
            .ToDictionary(
                response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture),
                response => response.Value!.AsObject()
            );

    internal IEnumerable<JsonObject> Parameters =>
        (Node["parameters"]?.AsArray() ?? []).Select(each => each!.AsObject());

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
}
