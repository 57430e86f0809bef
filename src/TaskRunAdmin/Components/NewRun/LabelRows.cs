using System.Text.Json;
using System.Text.Json.Nodes;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>Labels as pairs. There is always an empty pair at the end to type into.</summary>
public sealed class LabelRows
{
    private readonly List<LabelRow> _rows = [new()];

    /// <summary>The pairs in their order.</summary>
    public IReadOnlyList<LabelRow> Rows => _rows;

    /// <summary>Whether nothing is in any of them.</summary>
    public bool IsEmpty => _rows.TrueForAll(row => row.IsEmpty);

    /// <summary>Takes what was typed into a pair.</summary>
    public void Change(LabelRow row, string key, string value)
    {
        (row.Key, row.Value) = (key, value);
        if (!_rows[^1].IsEmpty)
            _rows.Add(new());
    }

    /// <summary>Takes a pair away.</summary>
    public void Remove(LabelRow row)
    {
        _rows.Remove(row);
        if (_rows.Count == 0)
            _rows.Add(new());
    }

    /// <summary>The object that they stand for.</summary>
    /// <exception cref="JsonException">A key is missing, or is there twice.</exception>
    public JsonObject ToJson()
    {
        var labels = new JsonObject();
        foreach (var row in _rows.Where(row => !row.IsEmpty))
        {
            if (row.Key.Length == 0)
                throw new JsonException($"The value '{row.Value}' has no key.");
            if (!labels.TryAdd(row.Key, FieldText.Scalar(row.Value)))
                throw new JsonException($"'{row.Key}' is there twice.");
        }

        return labels;
    }

    /// <summary>Takes the pairs of an object, when all its values are such as a label can have.</summary>
    public bool TryTake(JsonObject labels)
    {
        if (labels.Any(each => each.Value is not JsonValue))
            return false;
        _rows.Clear();
        _rows.AddRange(labels.Select(each => new LabelRow { Key = each.Key, Value = FieldText.OfScalar(each.Value!) }));
        _rows.Add(new());
        return true;
    }
}

/// <summary>One pair, as it was typed.</summary>
public sealed class LabelRow
{
    /// <summary>The key; blanks count.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value: a number, <c>true</c> or <c>false</c> is one, and a text in quotes or else.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Whether nothing was typed into it.</summary>
    public bool IsEmpty => Key.Length == 0 && Value.Length == 0;
}
