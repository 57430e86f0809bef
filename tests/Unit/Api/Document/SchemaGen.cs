using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace TaskRunAdmin.Unit.Api.Document;

/// <summary>Generates JSON texts: such as a schema allows, and such as it may not.</summary>
internal sealed class SchemaGen(OpenApiFile document)
{
    private static readonly Gen<string> Ascii = Gen.Char['a', 'z'].Array[0, 12].Select(letters => new string(letters));

    private static readonly Gen<string> Unicode = Gen.Int[1, 0x10FFFF]
        .Where(each => each is < 0xD800 or > 0xDFFF)
        .Select(char.ConvertFromUtf32)
        .Array[0, 8]
        .Select(string.Concat);

    private static readonly Gen<string> Text = Gen.OneOf(Ascii, Unicode);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text.Select(Quote),
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.OneOf("null", "true", "false", "0", "-1", "1e400", "\"\"", "99999999999999999999")
    );

    /// <summary>Any JSON at all.</summary>
    internal static readonly Gen<string> Anything = Nest(Nest(Scalar));

    private static readonly Gen<string> Instant = Gen.Long[
            DateTimeOffset.MinValue.ToUnixTimeMilliseconds(),
            DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ]
        .Select(DateTimeOffset.FromUnixTimeMilliseconds)
        .Select(instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>What the schema allows.</summary>
    internal Gen<string> Valid(JsonObject schema)
    {
        schema = document.Resolve(schema);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return Gen.OneOf([.. choices.Select(choice => Valid(choice!.AsObject()))]);
        // Where another answer ended, and words with a grammar of their own: nothing that could be made up.
        if (schema["format"]?.GetValue<string>() is "cursor" or "query")
            return Gen.Const("null");
        if (schema["enum"] is JsonArray values)
            return Gen.OneOf([.. values.Select(value => value?.ToJsonString() ?? "null")]);

        string[] types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        return types.Length == 0 ? Anything : Gen.OneOf([.. types.Select(type => OfType(type, schema))]);
    }

    /// <summary>What one change makes of a text that the schema allows: most likely, but not surely, something it does not.</summary>
    internal Gen<string> Mutated(JsonObject schema) =>
        Gen.Select(Valid(schema), Gen.Int[0, 7], Gen.Int[0, 1_000_000], Anything).Select(Mutate);

    /// <summary>What the schema allows but for one thing, which it surely does not: each must be refused.</summary>
    internal IEnumerable<(string What, Gen<string> Body)> SurelyInvalid(JsonObject schema)
    {
        schema = document.Resolve(schema);
        if (schema["items"] is JsonObject items)
        {
            foreach (var (what, bodies) in SurelyInvalid(items))
                yield return ($"an item with {what}", bodies.Select(body => $"[{body}]"));
            yield break;
        }

        var properties = schema["properties"]?.AsObject() ?? [];
        if (schema["additionalProperties"] is JsonValue)
            yield return ("an unknown field", With(schema, "zz_unknown", "1"));
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(each => each!.GetValue<string>()))
            yield return ($"no {name}", Valid(schema).Select(body => Changed(body, root => root.Remove(name))));
        foreach (var (name, field) in properties)
        {
            if (field!["maxLength"]?.GetValue<int>() is { } max)
                yield return ($"a {name} that is too long", With(schema, name, Quote(new string('x', max + 1))));
            if (field["minLength"]?.GetValue<int>() is { } shortest)
                yield return ($"a {name} that is too short", With(schema, name, Quote(new string('x', shortest - 1))));
            if (field["minimum"]?.GetValue<int>() is { } min)
                yield return ($"a {name} below its minimum", With(schema, name, $"{min - 1L}"));
            if (field["format"]?.GetValue<string>() is "uuid" or "date-time")
                yield return ($"a {name} of no form", With(schema, name, "\"no such thing\""));
            if (field["minItems"]?.GetValue<int>() is > 0)
                yield return ($"a {name} without items", With(schema, name, "[]"));
            // The items of a list may be judged one by one: it is the list that must not be.
            if (field["type"] is not null)
                yield return (
                    $"a {name} of another type",
                    With(schema, name, field["items"] is null ? "[[{\"x\":[]}]]" : "{\"x\":[]}")
                );
        }
    }

    private Gen<string> With(JsonObject schema, string name, string json) =>
        Valid(schema).Select(body => Changed(body, root => root[name] = JsonNode.Parse(json)));

    private static string Changed(string body, Action<JsonObject> change)
    {
        // Of names that come twice a tree keeps none; what matters here is the one that is changed.
        var root = JsonNode.Parse(body)!.AsObject();
        change(root);
        return root.ToJsonString();
    }

    private static string Mutate((string Valid, int Kind, int Seed, string Other) from)
    {
        var (valid, kind, seed, other) = from;
        var at = valid.Length == 0 ? 0 : seed % valid.Length;
        switch (kind)
        {
            case 0:
                return valid[..at];
            case 1:
                return valid.Insert(at, other);
            case 2:
                return valid.Remove(at, 1);
            case 3:
                return InString(valid, at, @"\u0000");
            case 4:
                return InString(valid, at, @"\ud83d");
            case 5:
                return valid.Replace("null", new string('[', 200) + new string(']', 200), StringComparison.Ordinal);
            default:
                return ReplaceOne(valid, kind, seed, other);
        }
    }

    /// <summary>Changes one value of the tree: another in its place, gone, or one more beside it.</summary>
    private static string ReplaceOne(string valid, int kind, int seed, string other)
    {
        JsonNode? root,
            value;
        try
        {
            (root, value) = (Tree(valid), Tree(other));
        }
        catch (JsonException)
        {
            return other;
        }

        var objects = Objects(root).ToList();
        if (objects.Count == 0)
            return other;
        var target = objects[seed % objects.Count];
        if (kind == 7)
            target[$"unknown{seed % 3}"] = value;
        else if (target.Count > 0)
        {
            var name = target.ElementAt(seed / 7 % target.Count).Key;
            if (seed % 5 == 0)
                target.Remove(name);
            else
                target[name] = value;
        }

        return root!.ToJsonString();
    }

    /// <summary>A tree has no place for a second value of one name.</summary>
    private static JsonNode? Tree(string json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject each => [each, .. each.SelectMany(child => Objects(child.Value))],
            JsonArray list => list.SelectMany(Objects),
            _ => [],
        };

    private static string InString(string json, int at, string escape)
    {
        var quote = json.IndexOf('"', at);
        return quote < 0 ? json : json.Insert(quote + 1, escape);
    }

    private Gen<string> OfType(string type, JsonObject schema) =>
        type switch
        {
            "null" => Gen.Const("null"),
            "boolean" => Gen.OneOf("true", "false"),
            "integer" => Gen.Int[Bound(schema, "minimum", int.MinValue), Bound(schema, "maximum", int.MaxValue)]
                .Select(number => number.ToString(CultureInfo.InvariantCulture)),
            "number" => Number(schema).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
            "string" => String(schema).Select(Quote),
            "array" => Valid(schema["items"]!.AsObject())
                .Array[Bound(schema, "minItems", 0), Math.Min(Bound(schema, "maxItems", 4), 4)]
                .Select(items => $"[{string.Join(',', items)}]"),
            "object" => Object(schema),
            _ => throw new InvalidOperationException($"No generator for type {type}."),
        };

    private static Gen<string> String(JsonObject schema)
    {
        if (schema["pattern"] is not null)
            return Gen.OneOf([.. schema["examples"]!.AsArray().Select(each => each!.GetValue<string>())]);

        var max = Bound(schema, "maxLength", 4000);
        return schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Gen.Guid.Select(id => id.ToString()),
            "date-time" => Instant,
            // As long as may be: in UTF-16 units, of which an emoji has two.
            _ => Gen.Frequency(
                (20, Text.Where(text => text.Length >= Bound(schema, "minLength", 0))),
                (1, Gen.OneOf(new string('x', max), string.Concat(Enumerable.Repeat("😀", max / 2))))
            ),
        };
    }

    private Gen<string> Object(JsonObject schema)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var fields = (schema["properties"]?.AsObject() ?? [])
            .Select(field =>
                Gen.Select(Valid(field.Value!.AsObject()), Gen.Int[0, 2])
                    .Select(
                        (value, dice) =>
                            required.Contains(field.Key) || dice == 0 ? $"{Quote(field.Key)}:{value}" : null
                    )
            )
            .ToList();
        if (schema["additionalProperties"] is JsonObject values)
            fields.AddRange(
                Enumerable.Repeat(
                    Gen.Select(Text, Valid(values), Gen.Bool)
                        .Select((name, value, isThere) => isThere ? $"{Quote(name)}:{value}" : null),
                    2
                )
            );

        return fields.Aggregate(
            Gen.Const("{"),
            (soFar, field) => Gen.Select(soFar, field).Select((text, one) => one is null ? text : $"{text}{one},"),
            all => all.Select(text => text.TrimEnd(',') + "}")
        );
    }

    private static Gen<string> Nest(Gen<string> inner) =>
        Gen.Frequency(
            (3, inner),
            (1, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
            (
                1,
                Gen.Select(Text, inner)
                    .Array[0, 3]
                    .Select(fields =>
                        $"{{{string.Join(',', fields.Select(each => $"{Quote(each.Item1)}:{each.Item2}"))}}}"
                    )
            )
        );

    private static Gen<double> Number(JsonObject schema) =>
        schema["maximum"]?.GetValue<double>() is { } max
            ? Gen.Double[Minimum(schema), max]
            : Gen.Double.Where(number => double.IsFinite(number) && !(number < Minimum(schema)));

    private static int Bound(JsonObject schema, string keyword, int otherwise) =>
        schema[keyword]?.GetValue<int>() ?? otherwise;

    private static double Minimum(JsonObject schema) =>
        schema["minimum"]?.GetValue<double>() ?? double.NegativeInfinity;

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
