using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>One entry of the state history of a run (contract 3.2). Never changes once written.</summary>
public abstract class StateEntry
{
    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; protected init; }

    /// <summary>UUID v7, minted by the server.</summary>
    public Guid Id { get; protected init; }

    /// <summary>The type.</summary>
    public StateType Type { get; protected init; }

    /// <summary>Free text; usually the type's own name.</summary>
    public string Name { get; protected init; } = "";

    /// <summary>When the run entered this state, by the server's clock.</summary>
    public DateTimeOffset Timestamp { get; protected init; }

    /// <inheritdoc cref="ProposedState.Message"/>
    public string? Message { get; protected init; }

    /// <inheritdoc cref="ProposedState.Data"/>
    public JsonElement? Data { get; protected init; }

    /// <inheritdoc cref="ProposedState.Artifact"/>
    public JsonElement? Artifact { get; protected init; }

    /// <summary>The details, with the run's own ids in them.</summary>
    public StateDetails Details { get; protected init; } = new();

    /// <summary>The client's own id of the transition that entered this state; null when it gave none (contract W4).</summary>
    public Guid? TransitionId { get; protected init; }

    /// <summary>The rule that had this state entered instead of the proposed one; null when it was the proposed one.</summary>
    public string? Rule { get; protected init; }

    /// <summary>Why it was; null when it was the proposed one.</summary>
    public string? Reason { get; protected init; }

    /// <summary>Whether the caller had the rules passed over.</summary>
    public bool IsForced { get; protected init; }

    /// <summary>Who set this state.</summary>
    public string Actor { get; protected init; } = "";

    /// <summary>Through which door it was set.</summary>
    public OriginSource Source { get; protected init; }

    /// <summary>Whether there is a result. What was sent as unpersisted is not stored to begin with.</summary>
    public bool HasResult =>
        Data is { } value
        && value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble() != 0,
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.GetPropertyCount() > 0,
            var kind => kind is JsonValueKind.True,
        };

    /// <summary>
    /// When a run enters a state: now, unless its current state has the same or a later timestamp; then the next
    /// microsecond after that (contract W5).
    /// </summary>
    protected static DateTimeOffset After(StateEntry? current, DateTimeOffset now) =>
        current is not null && current.Timestamp >= now ? current.Timestamp.AddMicroseconds(1) : now;

    /// <summary>The scheduled time of a proposal: a SCHEDULED state that has none is due at once (contract 2.3).</summary>
    protected static DateTimeOffset? ScheduledTime(ProposedState proposed, DateTimeOffset now) =>
        proposed.Details.ScheduledTime ?? (proposed.Type is StateType.Scheduled ? now : null);
}
