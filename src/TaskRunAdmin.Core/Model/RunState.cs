using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>A state that a caller asks for (contract 2.3). Ids and instants are not the caller's to choose.</summary>
public sealed record ProposedState(StateType Type)
{
    /// <summary>A name of the caller's own, or null for <see cref="StateTypes.DefaultName"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Free text, of any length.</summary>
    public string? Message { get; init; }

    /// <summary>Any JSON: normally a reference to where the result is kept (contract 3.4). Null when nothing is stored.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>The object's <c>artifact_*</c> keys, which are kept beside the data and not returned with it.</summary>
    public JsonElement? Artifact { get; init; }

    /// <summary>Data of the type <c>unpersisted</c>: not stored, for the answer to the caller alone (contract 3.4).</summary>
    public JsonElement? Unpersisted { get; init; }

    /// <summary>The details; the two run ids in it are overwritten.</summary>
    public StateDetails Details { get; init; } = new();
}

/// <summary>By which transition a state came.</summary>
/// <param name="TransitionId">The client's own id of it.</param>
/// <param name="Rule">The rule that replaced what was proposed; null: none did.</param>
/// <param name="Reason">Why it did.</param>
/// <param name="IsForced">Whether the caller had the rules passed over.</param>
public readonly record struct TransitionCause(Guid? TransitionId, string? Rule, string? Reason, bool IsForced);

/// <summary>One entry of a run's state history (contract 3.2). Never changes once written.</summary>
public sealed class RunState
{
    private RunState() { }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The run's <see cref="TaskRun.Seq"/>.</summary>
    public long TaskRunSeq { get; private init; }

    /// <summary>UUID v7, minted by the server.</summary>
    public Guid Id { get; private init; }

    /// <summary>The type.</summary>
    public StateType Type { get; private init; }

    /// <summary>Free text; usually the type's own name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>When the run entered this state, by the server's clock.</summary>
    public DateTimeOffset Timestamp { get; private init; }

    /// <inheritdoc cref="ProposedState.Message"/>
    public string? Message { get; private init; }

    /// <inheritdoc cref="ProposedState.Data"/>
    public JsonElement? Data { get; private init; }

    /// <inheritdoc cref="ProposedState.Artifact"/>
    public JsonElement? Artifact { get; private init; }

    /// <summary>The details, with the run's own ids in them.</summary>
    public StateDetails Details { get; private init; } = new();

    /// <summary>The client's own id of the transition that entered this state; null when it gave none (contract W4).</summary>
    public Guid? TransitionId { get; private init; }

    /// <summary>The rule that had this state entered instead of the proposed one; null when it was the proposed one.</summary>
    public string? Rule { get; private init; }

    /// <summary>Why it was; null when it was the proposed one.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the caller had the rules passed over.</summary>
    public bool IsForced { get; private init; }

    /// <summary>Who set this state.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>Through which door it was set.</summary>
    public OriginSource Source { get; private init; }

    /// <summary>Turns a proposal for <paramref name="run"/> into an entry of its history.</summary>
    /// <param name="proposed">What was asked for.</param>
    /// <param name="run">The run, whose ids go into the details (contract 3.3, step 9).</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">
    /// The state's timestamp, unless the run's current state has the same or a later one: then the next microsecond after
    /// that (contract W5). Also the scheduled time of a SCHEDULED state that has none (contract 2.3).
    /// </param>
    /// <param name="origin">Who set it.</param>
    /// <param name="cause">By which transition it came, when a client proposed it.</param>
    public static RunState Mint(
        ProposedState proposed,
        TaskRun run,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause = default
    ) =>
        new()
        {
            Seq = seq,
            TaskRunSeq = run.Seq,
            Id = TimeOrderedId.Next(now),
            Type = proposed.Type,
            Name = proposed.Name ?? proposed.Type.DefaultName(),
            Timestamp =
                run.State is { } current && current.Timestamp >= now ? current.Timestamp.AddMicroseconds(1) : now,
            Message = proposed.Message,
            Data = proposed.Data,
            Artifact = proposed.Artifact,
            Details = proposed.Details with
            {
                FlowRunId = run.FlowRunId,
                TaskRunId = run.Id,
                ScheduledTime = proposed.Details.ScheduledTime ?? (proposed.Type is StateType.Scheduled ? now : null),
            },
            TransitionId = cause.TransitionId,
            Rule = cause.Rule,
            Reason = cause.Reason,
            IsForced = cause.IsForced,
            Actor = origin.Actor,
            Source = origin.Source,
        };
}
