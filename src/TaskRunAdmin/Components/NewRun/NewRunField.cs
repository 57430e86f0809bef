namespace TaskRunAdmin.Components.NewRun;

/// <summary>How a field's text becomes JSON.</summary>
public enum FieldKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number when it is one, else a string: the API then says what is wrong with it.</summary>
    Number,

    /// <summary>A number, or a list of them between commas.</summary>
    Numbers,

    /// <summary>A list of strings, between commas or line ends; in quotes where those belong to one.</summary>
    Tags,

    /// <summary>An object: as JSON, or as lines of <c>key=value</c>.</summary>
    Labels,

    /// <summary>Any JSON.</summary>
    Json,
}

/// <summary>One field of the form.</summary>
/// <param name="Path">Its place in the request, segments between dots; also where the API's errors point.</param>
/// <param name="Kind">How its text becomes JSON.</param>
public sealed record NewRunField(string Path, FieldKind Kind = FieldKind.Text)
{
    /// <summary>The id of the element that it is typed into.</summary>
    public string ElementId => "field-" + Path.Replace('.', '-');

    /// <summary><c>flow_run_id</c></summary>
    public static readonly NewRunField FlowRunId = new("flow_run_id");

    /// <summary><c>task_key</c></summary>
    public static readonly NewRunField TaskKey = new("task_key");

    /// <summary><c>dynamic_key</c></summary>
    public static readonly NewRunField DynamicKey = new("dynamic_key");

    /// <summary><c>name</c></summary>
    public static readonly NewRunField Name = new("name");

    /// <summary><c>id</c></summary>
    public static readonly NewRunField Id = new("id");

    /// <summary><c>state.type</c></summary>
    public static readonly NewRunField StateType = new("state.type");

    /// <summary><c>state.name</c></summary>
    public static readonly NewRunField StateName = new("state.name");

    /// <summary><c>state.message</c></summary>
    public static readonly NewRunField Message = new("state.message");

    /// <summary><c>state.data</c></summary>
    public static readonly NewRunField StateData = new("state.data", FieldKind.Json);

    /// <summary><c>state.state_details</c></summary>
    public static readonly NewRunField StateDetails = new("state.state_details", FieldKind.Json);

    /// <summary><c>state.state_details.scheduled_time</c></summary>
    public static readonly NewRunField ScheduledTime = new("state.state_details.scheduled_time");

    /// <summary><c>tags</c></summary>
    public static readonly NewRunField Tags = new("tags", FieldKind.Tags);

    /// <summary><c>labels</c></summary>
    public static readonly NewRunField Labels = new("labels", FieldKind.Labels);

    /// <summary><c>empirical_policy.retries</c></summary>
    public static readonly NewRunField Retries = new("empirical_policy.retries", FieldKind.Number);

    /// <summary><c>empirical_policy.retry_delay</c></summary>
    public static readonly NewRunField RetryDelay = new("empirical_policy.retry_delay", FieldKind.Numbers);

    /// <summary><c>empirical_policy.retry_jitter_factor</c></summary>
    public static readonly NewRunField RetryJitter = new("empirical_policy.retry_jitter_factor", FieldKind.Number);

    /// <summary><c>cache_key</c></summary>
    public static readonly NewRunField CacheKey = new("cache_key");

    /// <summary><c>cache_expiration</c></summary>
    public static readonly NewRunField CacheExpiration = new("cache_expiration");

    /// <summary><c>task_version</c></summary>
    public static readonly NewRunField TaskVersion = new("task_version");

    /// <summary><c>task_inputs</c></summary>
    public static readonly NewRunField TaskInputs = new("task_inputs", FieldKind.Json);

    /// <summary>Those that identify the run.</summary>
    public static readonly IReadOnlyList<NewRunField> OfKey = [TaskKey, DynamicKey, FlowRunId];

    /// <summary>All of them, in the order in which they stand in the request; details before what goes into them.</summary>
    public static readonly IReadOnlyList<NewRunField> All =
    [
        TaskKey,
        DynamicKey,
        FlowRunId,
        Name,
        Id,
        StateType,
        StateName,
        Message,
        StateData,
        StateDetails,
        ScheduledTime,
        Tags,
        Labels,
        Retries,
        RetryDelay,
        RetryJitter,
        CacheKey,
        CacheExpiration,
        TaskVersion,
        TaskInputs,
    ];
}
