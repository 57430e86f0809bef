using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>One value of a request, where it stands, and where its errors go.</summary>
internal readonly record struct Field(JsonElement Value, Location At, ErrorList Errors)
{
    internal bool IsNull => Value.ValueKind is JsonValueKind.Null;

    internal void Add(string type, string message, Dictionary<string, object>? context = null)
    {
        if (!Errors.IsFull)
            Errors.Add(new FieldError(type, At.ToArray(), message, Value, context));
    }

    /// <summary>An error of a rule of our own, in the form that the contract gives those (1.6).</summary>
    internal void AddRule(string message) =>
        Add("value_error", $"Value error, {message}", new() { ["error"] = new Dictionary<string, object>() });

    internal Field Inside(object segment) => this with { At = new Location(At, segment) };

    /// <summary>The list's items; null, with an error, when it is not a list.</summary>
    internal List<Field>? Items()
    {
        if (Value.ValueKind is not JsonValueKind.Array)
        {
            Add("list_type", "Input should be a valid list");
            return null;
        }

        var items = new List<Field>(Value.GetArrayLength());
        foreach (var item in Value.EnumerateArray())
            items.Add(new Field(item, new Location(At, items.Count), Errors));
        return items;
    }

    /// <summary>The dictionary's entries, the last of equal keys; null, with an error, when it is not an object.</summary>
    internal Dictionary<string, Field>? Entries()
    {
        if (Value.ValueKind is not JsonValueKind.Object)
        {
            Add("dict_type", "Input should be a valid dictionary");
            return null;
        }

        var entries = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var property in Value.EnumerateObject())
            entries[property.Name] = new Field(property.Value, new Location(At, property.Name), Errors);
        return entries;
    }
}

/// <summary>A place in a request, as a chain from the inside out.</summary>
internal sealed record Location(Location? Outer, object Segment)
{
    internal static readonly Location Body = new(null, "body");

    internal object[] ToArray() => Outer is null ? [Segment] : [.. Outer.ToArray(), Segment];
}
