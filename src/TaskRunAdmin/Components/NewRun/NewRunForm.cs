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
    private Refusal? _refusal;

    private sealed record Refusal(NewRunField Field, string Text, string Message);

    /// <summary>The labels, unless they are typed as one text.</summary>
    public LabelRows Labels { get; } = new();

    /// <summary>Whether the labels are the text of their field.</summary>
    public bool LabelsAreText { get; private set; }

    /// <summary>Whether an attempt was made to submit it.</summary>
    public bool WasSubmitted { get; private set; }

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

    /// <summary>It was left: that it is required and empty becomes worth saying.</summary>
    public void Touch(NewRunField field) => _touched.Add(field);

    /// <summary>The same for all fields.</summary>
    public void TouchAll() => WasSubmitted = true;

    /// <summary>The server took the request and refused it for this; said until something else is typed there, or it is tried again.</summary>
    public void Refuse(NewRunField field, string message) => _refusal = new(field, this[field], message);

    /// <summary>It is tried again: what was refused may be right by now.</summary>
    public void ForgetRefusal() => _refusal = null;

    /// <summary>Whether there is anything in a field.</summary>
    public bool HasValue(NewRunField field)
    {
        if (field == NewRunField.Labels && !LabelsAreText)
            return !Labels.IsEmpty;
        // Keys and names are byte-exact: a blank is a character like any other.
        return field.Kind is FieldKind.Text ? this[field].Length > 0 : !string.IsNullOrWhiteSpace(this[field]);
    }

    /// <summary>Types the labels as text, or as pairs, from now on; what is there is taken along.</summary>
    /// <returns>False: it cannot be, and everything stays as it is.</returns>
    public bool TrySwitchLabels(bool toText)
    {
        if (toText == LabelsAreText)
            return true;
        try
        {
            if (toText)
                this[NewRunField.Labels] = Labels.IsEmpty ? "" : Labels.ToJson().ToJsonString(ReadableJson.Indented);
            else if (
                HasValue(NewRunField.Labels)
                && !(LabelsOf(this[NewRunField.Labels]) is JsonObject labels && Labels.TryTake(labels))
            )
                return false;
            LabelsAreText = toText;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

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
            if (error.Type is "missing" && field is not null && !IsWorthSaying(field, body))
                problems.AddSilent();
            else if (field is not null)
                problems.Add(field, WithPlace(error.Msg, path[field.Path.Length..]));
            else
                problems.AddOther(WithPlace(error.Msg, path));
        }

        var request = problems.Count == 0 ? read.Value : null;
        if (_refusal is { } refusal && this[refusal.Field] == refusal.Text)
            problems.Add(refusal.Field, refusal.Message);
        return new(body, Foreign.Json(body.ToJsonString(ReadableJson.Indented)), request, problems)
        {
            Key = KeyOf(body, options),
            WrongInKey = NewRunField.OfKey.FirstOrDefault(field => HasValue(field) && problems.At(field) is not null),
            ScheduledTime =
                StateType is StateType.Scheduled ? InstantOf(this[NewRunField.ScheduledTime], options) : null,
        };
    }

    /// <summary>That a required field is empty: not of one to come, nor in a form that nobody has begun to fill.</summary>
    private bool IsWorthSaying(NewRunField field, JsonObject body) =>
        WasSubmitted || (body.Count > 0 && _touched.Contains(field));

    private static TaskRunKey? KeyOf(JsonObject body, ApiOptions options) =>
        TaskRunReader
            .Read(
                JsonSerializer.SerializeToElement(
                    new JsonObject(
                        body.Where(each => each.Key is "flow_run_id" or "task_key" or "dynamic_key")
                            .Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))
                    )
                ),
                options
            )
            .Value?.Key;

    private static DateTimeOffset? InstantOf(string text, ApiOptions options) =>
        text.Length == 0
            ? null
            : TaskRunReader
                .Read(
                    JsonSerializer.SerializeToElement(
                        new JsonObject
                        {
                            ["task_key"] = "",
                            ["dynamic_key"] = "",
                            ["cache_expiration"] = text,
                        }
                    ),
                    options
                )
                .Value?.CacheExpiration;

    private static JsonNode? LabelsOf(string text) => FieldText.ToJson(text, FieldKind.Labels);

    private JsonObject Build(Problems problems)
    {
        var body = new JsonObject();
        foreach (var field in NewRunField.All.Where(IsSent))
        {
            try
            {
                var value =
                    field == NewRunField.Labels && !LabelsAreText
                        ? Labels.ToJson()
                        : FieldText.ToJson(this[field], field.Kind);
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
        return HasValue(field);
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
