using System.Text.Json;
using System.Text.Json.Nodes;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>
/// What was typed into the form, as typed, and the request that it stands for. Whether the request is right is asked of
/// the API's own reader.
/// </summary>
public sealed class NewRunForm
{
    private readonly Dictionary<NewRunField, string> _texts = [];
    private readonly HashSet<NewRunField> _touched = [];
    private bool _submitted;

    /// <summary>The text of a field; empty when nothing was typed.</summary>
    public string this[NewRunField field]
    {
        get => _texts.GetValueOrDefault(field, "");
        set => _texts[field] = value;
    }

    /// <summary>The type of the first state.</summary>
    public StateType StateType
    {
        get => StateTypes.TryParse(this[NewRunField.StateType], out var type) ? type : StateType.Pending;
        set => this[NewRunField.StateType] = value.WireName();
    }

    /// <summary>From now on, that a required field is empty is worth saying.</summary>
    public void Touch(NewRunField field) => _touched.Add(field);

    /// <summary>The same for all fields.</summary>
    public void TouchAll() => _submitted = true;

    /// <summary>The request as it stands, and everything that is wrong with it.</summary>
    public CheckedRequest Check(ApiOptions options)
    {
        var problems = new Problems();
        var body = Build(problems);
        var read = TaskRunReader.Read(JsonSerializer.SerializeToElement(body), options);
        foreach (var error in read.Errors)
        {
            var path = string.Join('.', error.Loc.Skip(1));
            var field = FieldAt(path);
            if (error.Type is "missing" && field is not null && !_submitted && !_touched.Contains(field))
                problems.AddSilent();
            else if (field is not null)
                problems.Add(field, WithPlace(error.Msg, path[field.Path.Length..]));
            else
                problems.AddOther(WithPlace(error.Msg, path));
        }

        return new(
            body,
            Foreign.Json(body.ToJsonString(ReadableJson.Indented)),
            problems.Count == 0 ? read.Value : null,
            problems
        );
    }

    private JsonObject Build(Problems problems)
    {
        var body = new JsonObject();
        foreach (var field in NewRunField.All.Where(IsSent))
        {
            try
            {
                var value = FieldText.ToJson(this[field], field.Kind);
                var (parent, name) = Place(body, field.Path);
                parent?[name] = value;
            }
            catch (JsonException error)
            {
                problems.Add(field, FieldText.Explain(error));
            }
        }

        // A state needs its type; without any other field, PENDING goes without saying.
        if (body["state"] is JsonObject state && !state.ContainsKey("type"))
            state.Insert(0, "type", StateType.WireName());
        return body;
    }

    private bool IsSent(NewRunField field)
    {
        if (field == NewRunField.StateType)
            return StateType is not StateType.Pending;
        if (field == NewRunField.ScheduledTime && StateType is not StateType.Scheduled)
            return false;
        // Keys and names are byte-exact: a blank is a character like any other.
        return field.Kind is FieldKind.Text ? this[field].Length > 0 : !string.IsNullOrWhiteSpace(this[field]);
    }

    /// <summary>The object that holds the last segment; null when something else than an object is in its place.</summary>
    private static (JsonObject? Parent, string Name) Place(JsonObject body, string path)
    {
        var segments = path.Split('.');
        var parent = body;
        foreach (var segment in segments[..^1])
        {
            if (!parent.ContainsKey(segment))
                parent[segment] = new JsonObject();
            if (parent[segment] is not JsonObject inner)
                return (null, "");
            parent = inner;
        }

        return (parent, segments[^1]);
    }

    /// <summary>The field that an error belongs to, among those that are there to be seen.</summary>
    private NewRunField? FieldAt(string path) =>
        NewRunField
            .All.Where(field => field != NewRunField.ScheduledTime || StateType is StateType.Scheduled)
            .Where(field => path == field.Path || path.StartsWith(field.Path + ".", StringComparison.Ordinal))
            .MaxBy(field => field.Path.Length);

    private static string WithPlace(string message, string place) =>
        place.Trim('.') is { Length: > 0 } rest ? $"{rest}: {message}" : message;
}
