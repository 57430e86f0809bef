using System.Text.Json.Nodes;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>A request and what the API would say to it.</summary>
/// <param name="Body">The request: only what was filled in.</param>
/// <param name="Json">The same as text, laid out for people.</param>
/// <param name="Request">What was read from it; null while anything is wrong.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record CheckedRequest(JsonObject Body, string Json, NewTaskRun? Request, Problems Problems)
{
    /// <summary>The key, as soon as it is complete and right, whatever else is wrong.</summary>
    public TaskRunKey? Key { get; init; }

    /// <summary>The first field of the key that has something in it which is wrong; null: there is none.</summary>
    public NewRunField? WrongInKey { get; init; }

    /// <summary>When a scheduled run is due, if that was typed and is right.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }
}

/// <summary>What is wrong with a request, by field.</summary>
public sealed class Problems
{
    private const int Shown = 4;
    private readonly Dictionary<NewRunField, List<string>> _byField = [];
    private readonly List<string> _others = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are shown at a field.</summary>
    public int FieldCount => _byField.Count;

    /// <summary>Those that belong to no field of the form.</summary>
    public IReadOnlyList<string> Others => _others;

    /// <summary>What is wrong with a field, a line each; null when nothing is.</summary>
    public string? At(NewRunField field)
    {
        if (!_byField.TryGetValue(field, out var messages))
            return null;

        var lines = string.Join('\n', messages.Take(Shown));
        return messages.Count > Shown ? $"{lines}\nand {messages.Count - Shown} more" : lines;
    }

    internal void Add(NewRunField field, string message)
    {
        Count++;
        if (!_byField.TryGetValue(field, out var messages))
            _byField[field] = messages = [];
        messages.Add(message);
    }

    internal void AddOther(string message)
    {
        Count++;
        _others.Add(message);
    }

    /// <summary>One that need not be said yet.</summary>
    internal void AddSilent() => Count++;
}
