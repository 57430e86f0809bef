using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// Reads the body of a request to create a task run (contract 2.1) and finds everything that is wrong with it. The REST
/// API and the console's form both read through here, so that their rules and messages are the same.
/// </summary>
public static class TaskRunReader
{
    /// <summary>Reads a request to create a task run.</summary>
    /// <param name="body">The request.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<NewTaskRun> Read(JsonElement body, ApiOptions options) =>
        BodyReader.Read(body, reader => Read(reader, options));

    private static NewTaskRun Read(ObjectReader reader, ApiOptions options)
    {
        var id = reader.Nullable("id")?.Uuid();
        var state = reader.Nullable("state")?.ReadState();
        var name = reader.ReadName();
        var flowRunId = reader.Nullable("flow_run_id")?.Uuid();
        var taskKey = reader.Required("task_key")?.Text(TaskRunKey.MaxLength);
        var dynamicKey = reader.Required("dynamic_key")?.Text(TaskRunKey.MaxLength);
        return new NewTaskRun(new TaskRunKey(flowRunId, taskKey ?? "", dynamicKey ?? ""))
        {
            Id = id,
            State = state,
            Name = name,
            CacheKey = reader.Nullable("cache_key")?.ReadCacheKey(options.MaxCacheKeyLength),
            CacheExpiration = reader.Nullable("cache_expiration")?.Instant(),
            TaskVersion = reader.Nullable("task_version")?.Text(),
            Policy = reader.Find("empirical_policy")?.ReadPolicy() ?? RunPolicy.Default,
            Tags = reader.Find("tags")?.ReadTags() ?? [],
            Labels = reader.Nullable("labels")?.ReadLabels() ?? [],
            TaskInputs = reader.Find("task_inputs")?.ReadTaskInputs() ?? [],
        };
    }

    /// <summary>The name of a new run; null when one is to be made up.</summary>
    internal static string? ReadName(this ObjectReader reader) =>
        reader.Find("name") is { } sent && !IsFalsy(sent.Value) ? sent.Text(NewTaskRun.MaxTextLength) : null;

    /// <summary>What the contract takes for "no name": null, <c>""</c>, <c>0</c>, <c>false</c>, <c>[]</c>, <c>{}</c>.</summary>
    private static bool IsFalsy(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.String => value.ValueEquals(""),
            JsonValueKind.Number => value.GetDouble() == 0,
            JsonValueKind.Array => value.GetArrayLength() == 0,
            JsonValueKind.Object => value.GetPropertyCount() == 0,
            _ => false,
        };

    private static string? ReadCacheKey(this Field field, int maxLength)
    {
        var key = field.Text();
        if (key?.EnumerateRunes().Count() > maxLength)
            field.AddRule($"Cache key exceeded maximum allowed length of {maxLength} characters.");
        return key;
    }

    internal static List<string>? ReadTags(this Field field) =>
        field
            .Items()
            ?.TakeWhile(item => !item.Errors.IsFull)
            .Select(item => item.Text(NewTaskRun.MaxTextLength) ?? "")
            .ToList();

    internal static Dictionary<string, JsonElement>? ReadLabels(this Field field)
    {
        var entries = field.Entries();
        foreach (var entry in entries?.Values.Where(entry => !IsScalar(entry.Value)) ?? [])
        {
            if (entry.Errors.IsFull)
                break;
            entry.Inside("bool").Add("bool_type", "Input should be a valid boolean");
            entry.Inside("int").Add("int_type", "Input should be a valid integer");
            entry.Inside("float").Add("float_type", "Input should be a valid number");
            entry.Inside("str").Add("string_type", "Input should be a valid string");
        }

        return entries?.ToDictionary(entry => entry.Key, entry => entry.Value.Value.Clone(), StringComparer.Ordinal);
    }

    private static bool IsScalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number or JsonValueKind.String;
}
