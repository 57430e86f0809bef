using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>One entry of the state history of a run (contract 3.2). Never changes once written.</summary>
public abstract class StateEntry
{
    /// <summary>For what is read from the database.</summary>
    protected StateEntry() { }

    /// <summary>Turns a proposal into an entry.</summary>
    /// <param name="proposed">What was asked for.</param>
    /// <param name="ids">The proposal's details with the ids of what enters it (contract 3.3, step 9).</param>
    /// <param name="current">The state before; null: there is none.</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">The instant.</param>
    /// <param name="origin">Who set it.</param>
    /// <param name="cause">By which transition it came, when a client proposed it.</param>
    protected StateEntry(
        ProposedState proposed,
        StateDetails ids,
        StateEntry? current,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause
    )
    {
        Seq = seq;
        Id = TimeOrderedId.Next(now);
        Type = proposed.Type;
        Name = proposed.Name ?? proposed.Type.DefaultName();
        // Two states of one run never have one timestamp (contract W5).
        Timestamp = current is not null && current.Timestamp >= now ? current.Timestamp.AddMicroseconds(1) : now;
        Message = proposed.Message;
        Data = proposed.Data;
        Artifact = proposed.Artifact;
        // A SCHEDULED state that has no time is due at once (contract 2.3).
        Details = ids with
        {
            ScheduledTime = ids.ScheduledTime ?? (proposed.Type is StateType.Scheduled ? now : null),
        };
        TransitionId = cause.TransitionId;
        Rule = cause.Rule;
        Reason = cause.Reason;
        IsForced = cause.IsForced;
        Actor = origin.Actor;
        Source = origin.Source;
    }

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
}
