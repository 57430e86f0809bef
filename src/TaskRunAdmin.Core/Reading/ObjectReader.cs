using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads the fields of one JSON object and remembers which were asked for, so that the others can be refused.</summary>
internal sealed class ObjectReader
{
    private readonly Field _object;
    private readonly List<string> _known = new(16);
    private int _found;

    private ObjectReader(Field field) => _object = field;

    /// <summary>A reader for this object; null, with an error, when it is not one.</summary>
    internal static ObjectReader? Open(Field field)
    {
        if (field.Value.ValueKind is JsonValueKind.Object)
            return new(field);

        field.Add("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
        return null;
    }

    /// <summary>The field, null included; nothing only when it is absent. Each is to be asked for once.</summary>
    internal Field? Find(string name)
    {
        _known.Add(name);
        if (!_object.Value.TryGetProperty(name, out var value))
            return null;

        _found++;
        return new Field(value, new Location(_object.At, name), _object.Errors);
    }

    /// <summary>The field, where null means the same as absent.</summary>
    internal Field? Nullable(string name) => Find(name) is { IsNull: false } field ? field : null;

    /// <summary>The field; when it is absent, that is an error.</summary>
    internal Field? Required(string name)
    {
        return Find(name) ?? Missing(name);
    }

    /// <summary>Says that the field has to be there.</summary>
    internal Field? Missing(string name)
    {
        _object.Inside(name).Add("missing", "Field required");
        return null;
    }

    /// <summary>Refuses every field that was not asked for.</summary>
    internal void RefuseUnknown()
    {
        // As many as were asked for: nothing else, and nothing twice.
        if (_found == _object.Value.GetPropertyCount())
            return;

        var unknown = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in _object.Value.EnumerateObject())
        {
            if (!_known.Contains(property.Name, StringComparer.Ordinal))
                unknown[property.Name] = property.Value; // of equal names the last counts, here as everywhere
        }

        foreach (var (name, value) in unknown.TakeWhile(_ => !_object.Errors.IsFull))
            (_object.Inside(name) with { Value = value }).Add("extra_forbidden", "Extra inputs are not permitted");
    }
}
