using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.Model;

/// <summary>How a failed flow run is retried: the wire's <c>empirical_policy</c> of flow runs (contract 7.4), all keys always present.</summary>
public sealed record FlowRunPolicy
{
    /// <summary>The policy of a flow run that asked for none: no retries.</summary>
    public static readonly FlowRunPolicy Default = new();

    /// <summary>Deprecated on the wire, kept as sent; mapped to <see cref="Retries"/> when that is not given.</summary>
    public int MaxRetries { get; init; }

    /// <summary>Deprecated on the wire, in seconds, kept as sent; mapped to <see cref="RetryDelay"/> when that is not given.</summary>
    public double RetryDelaySeconds { get; init; }

    /// <summary>How many times a failed flow run is tried again; null or negative: never.</summary>
    public int? Retries { get; init; }

    /// <summary>How long to wait before each retry, in whole seconds; null: not at all.</summary>
    public int? RetryDelay { get; init; }

    /// <summary>Pauses that the flow run has been through, by the client's own keys.</summary>
    public IReadOnlyList<string> PauseKeys { get; init; } = [];

    /// <summary>Whether the flow run is being resumed.</summary>
    // Written even where defaults are not: null is not what it starts as.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Resuming { get; init; } = false;

    /// <summary><c>in_process</c> or <c>reschedule</c>; null: not being retried.</summary>
    public string? RetryType { get; init; }
}
