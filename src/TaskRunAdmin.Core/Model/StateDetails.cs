using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.Model;

/// <summary>The wire's <c>state_details</c> (contract 2.3), in its field order; every key is always written.</summary>
public sealed record StateDetails
{
    /// <summary>The run's flow run; set by the server whatever was sent.</summary>
    public Guid? FlowRunId { get; init; }

    /// <summary>The run; set by the server whatever was sent.</summary>
    public Guid? TaskRunId { get; init; }

    /// <summary>The flow run that this task run stands for, when it stands for one.</summary>
    public Guid? ChildFlowRunId { get; init; }

    /// <summary>When a SCHEDULED run is due.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }

    /// <summary>The key under which a result is cached (contract 6.4, R1 and R10).</summary>
    public string? CacheKey { get; init; }

    /// <summary>Until when the cached result is good; null: for ever.</summary>
    public DateTimeOffset? CacheExpiration { get; init; }

    /// <summary>Whether the run is delivered to task workers.</summary>
    // Written even where defaults are not: null is not what it starts as.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Deferred { get; init; } = false;

    /// <summary>Whether the result cannot be tracked by reference.</summary>
    public bool UntrackableResult { get; init; }

    /// <summary>When a PAUSED run gives up waiting.</summary>
    public DateTimeOffset? PauseTimeout { get; init; }

    /// <summary>Whether a PAUSED run is scheduled anew when resumed.</summary>
    public bool PauseReschedule { get; init; }

    /// <summary>Tells pauses of one run apart.</summary>
    public string? PauseKey { get; init; }

    /// <summary>Where the inputs of a paused run are kept.</summary>
    public IReadOnlyDictionary<string, string>? RunInputKeyset { get; init; }

    /// <summary>Whether the cache is passed over.</summary>
    public bool? RefreshCache { get; init; }

    /// <summary>Whether a FAILED run may be retried; null counts as true.</summary>
    public bool? Retriable { get; init; }

    /// <summary>The client's own id of this transition.</summary>
    public Guid? TransitionId { get; init; }

    /// <summary>Where the parameters of a deferred run are kept.</summary>
    public Guid? TaskParametersId { get; init; }

    /// <summary>The W3C trace context of the client.</summary>
    public string? Traceparent { get; init; }

    /// <summary>The lease on a deployment's concurrency slot.</summary>
    public Guid? DeploymentConcurrencyLeaseId { get; init; }
}
