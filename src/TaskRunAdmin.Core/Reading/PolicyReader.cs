using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads <c>empirical_policy</c> (contract 2.2).</summary>
internal static class PolicyReader
{
    private static readonly Dictionary<string, bool> RetryTypes = new()
    {
        ["in_process"] = true,
        ["reschedule"] = true,
    };

    internal static RunPolicy? ReadPolicy(this Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;

        var maxRetries = reader.Find("max_retries");
        var retryDelaySeconds = reader.Find("retry_delay_seconds");
        var retries = reader.Nullable("retries");
        var retryDelay = reader.Nullable("retry_delay");
        var jitter = reader.Nullable("retry_jitter_factor");
        var policy = new RunPolicy
        {
            MaxRetries = maxRetries?.Int() ?? 0,
            RetryDelaySeconds = retryDelaySeconds?.Float() ?? 0,
            Retries = Current(retries, maxRetries)?.Int(),
            RetryDelay = Current(retryDelay, retryDelaySeconds)?.ReadRetryDelay(),
            RetryJitterFactor = jitter?.Float(),
        };
        if (policy.RetryJitterFactor < 0)
            jitter?.AddRule("`retry_jitter_factor` must be >= 0.");
        return policy;
    }

    /// <summary>The same of a flow run (contract 7.4).</summary>
    internal static FlowRunPolicy? ReadFlowRunPolicy(this Field field)
    {
        if (ObjectReader.Open(field) is not { } reader)
            return null;

        var maxRetries = reader.Find("max_retries");
        var retryDelaySeconds = reader.Find("retry_delay_seconds");
        var retryType = reader.Nullable("retry_type");
        var (delay, seconds) = (reader.Nullable("retry_delay")?.Int(), retryDelaySeconds?.Float() ?? 0);
        return new FlowRunPolicy
        {
            MaxRetries = maxRetries?.Int() ?? 0,
            RetryDelaySeconds = seconds,
            Retries = Current(reader.Nullable("retries"), maxRetries)?.Int(),
            // What a number of seconds has after its point is left out.
            RetryDelay = delay ?? (seconds is 0 ? null : (int)Math.Clamp(seconds, int.MinValue, int.MaxValue)),
            PauseKeys = reader.Nullable("pause_keys")?.Items()?.ConvertAll(item => item.Text() ?? "") ?? [],
            Resuming = reader.Find("resuming") is { } resuming ? (resuming.IsNull ? null : resuming.Bool()) : false,
            RetryType = retryType?.Enum(RetryTypes) is true ? retryType.Value.Value.GetString() : null,
        };
    }

    /// <summary>The deprecated field counts where the current one says nothing; it is then read like the current one.</summary>
    private static Field? Current(Field? current, Field? deprecated) =>
        deprecated is { } old && !SaysNothing(old.Value) && (current is null || SaysNothing(current.Value.Value))
            ? old
            : current;

    private static bool SaysNothing(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble() == 0,
            JsonValueKind.Array => value.GetArrayLength() == 0,
            _ => value.ValueKind is JsonValueKind.Null,
        };

    /// <summary>A whole number, a float, or a list of either; an error for each form that it is not.</summary>
    private static RetryDelay? ReadRetryDelay(this Field field)
    {
        var isList = field.Value.ValueKind is JsonValueKind.Array;
        if (isList && field.Value.GetArrayLength() > RunPolicy.MaxRetryDelays)
        {
            field.AddRule($"Can not configure more than {RunPolicy.MaxRetryDelays} retry delays per task.");
            return null;
        }

        if (isList && field.Value.GetArrayLength() == 0)
        {
            // There is no first delay to wait, nor a last one to repeat (contract W6).
            field.Add("too_short", "List should have at least 1 item", new() { ["min_length"] = 1 });
            return null;
        }

        List<Field> items = isList ? field.Items()! : [field];
        if (items.Find(item => IsWhole(item.Value) && !IsExact(item.Value)) is { Errors: not null } tooLarge)
        {
            // As a float it would come back as another number.
            tooLarge.Add("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
            return null;
        }

        var errors = new ErrorList();
        foreach (var (form, isWhole, wantsList) in Forms)
        {
            var tried = new ErrorList();
            var seconds = Read(field.Inside(form) with { Errors = tried }, isWhole, wantsList);
            if (tried.Count == 0)
                return new RetryDelay(seconds, wantsList, isWhole);
            errors.AddRange(tried);
        }

        field.Errors.AddRange(errors);
        return null;
    }

    private static readonly (string Form, bool IsWhole, bool IsList)[] Forms =
    [
        ("int", true, false),
        ("float", false, false),
        ("list[int]", true, true),
        ("list[float]", false, true),
    ];

    private static List<double> Read(Field field, bool isWhole, bool isList)
    {
        List<Field> items = isList ? field.Items() ?? [] : [field];
        return [.. items.Select(item => isWhole ? item.WholeNumber() ?? 0 : item.Float() ?? 0)];
    }

    // 2.0 is a float here although it would pass as an integer elsewhere: the round trip keeps what was sent.
    private static double? WholeNumber(this Field field)
    {
        if (IsWhole(field.Value))
            return field.Value.GetDouble();
        if (field.Value.ValueKind is not JsonValueKind.Number)
            return field.Int();

        field.Add("int_from_float", "Input should be a valid integer, got a number with a fractional part");
        return null;
    }

    private static bool IsWhole(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    /// <summary>Whether a double holds the whole number as it is.</summary>
    private static bool IsExact(JsonElement whole) =>
        whole.TryGetInt64(out var number) && (long)(double)number == number;
}
