using System.Text.Json;

namespace TaskRunAdmin.Components.Shared;

/// <summary>Where a text is found in JSON: in keys and in values, whatever the case.</summary>
/// <param name="Count">How many keys and values have it, <paramref name="IsCut"/> aside.</param>
/// <param name="IsCut">Whether there are more, which were not looked for.</param>
/// <param name="Children">By the path of an object or a list: which of its entries have it, or have it within.</param>
internal sealed record JsonSearch(int Count, bool IsCut, IReadOnlyDictionary<string, IReadOnlySet<int>> Children)
{
    /// <summary>How many are looked for: more than these nobody looks through.</summary>
    internal const int MaxFound = 200;

    /// <summary>Searches.</summary>
    internal static JsonSearch Find(JsonElement root, string text)
    {
        var walk = new Walk(text);
        walk.Into(new Step(null, "", null, 0), root);
        return new JsonSearch(walk.Count, walk.Count > MaxFound, walk.Children);
    }

    /// <summary>The path of an entry of an object: <c>$.a.b</c>, or <c>$["a b"]</c>.</summary>
    internal static string PathOf(string parent, string key) =>
        key.Length > 0 && key.All(each => char.IsAsciiLetterOrDigit(each) || each is '_') && !char.IsAsciiDigit(key[0])
            ? $"{parent}.{key}"
            : $"{parent}[{JsonSerializer.Serialize(key, ReadableJson.Compact)}]";

    /// <summary>The path of an entry of a list: <c>$[0]</c>.</summary>
    internal static string PathOf(string parent, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>One step on the way to a value. Paths are written for what is found only: most is not.</summary>
    private sealed record Step(Step? Parent, string Key, int? Index, int Ordinal)
    {
        private string? _path;

        public string Path =>
            _path ??=
                Parent is null ? "$"
                : Index is { } index ? PathOf(Parent.Path, index)
                : PathOf(Parent.Path, Key);
    }

    private sealed class Walk(string text)
    {
        private readonly Dictionary<string, IReadOnlySet<int>> _children = [];

        public int Count { get; private set; }

        public IReadOnlyDictionary<string, IReadOnlySet<int>> Children => _children;

        public void Into(Step step, JsonElement value)
        {
            var ordinal = 0;
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var entry in value.EnumerateObject())
                        if (!Look(new Step(step, entry.Name, null, ordinal++), entry.Value, Has(entry.Name)))
                            return;
                    break;
                case JsonValueKind.Array:
                    foreach (var entry in value.EnumerateArray())
                        if (!Look(new Step(step, "", ordinal, ordinal++), entry, isFound: false))
                            return;
                    break;
                default:
                    if (step.Parent is null && Has(TextOf(value)))
                        Count++;
                    break;
            }
        }

        /// <returns>Whether to look further.</returns>
        private bool Look(Step step, JsonElement value, bool isFound)
        {
            var isLeaf = value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
            if (isFound || (isLeaf && Has(TextOf(value))))
                Keep(step);
            if (!isLeaf && Count <= MaxFound)
                Into(step, value);
            return Count <= MaxFound;
        }

        private void Keep(Step found)
        {
            if (++Count > MaxFound)
                return;
            for (var step = found; step.Parent is { } parent; step = parent)
            {
                if (!_children.TryGetValue(parent.Path, out var entries))
                    _children[parent.Path] = entries = new HashSet<int>();
                ((HashSet<int>)entries).Add(step.Ordinal);
            }
        }

        private bool Has(string where) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

        private static string TextOf(JsonElement value) =>
            value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
