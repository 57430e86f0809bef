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

/// <summary>One entry of a task run's state history (contract 3.2). Never changes once written.</summary>
public sealed class RunState : StateEntry
{
    private RunState() { }

    private RunState(
        ProposedState proposed,
        TaskRun run,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause
    )
        : base(
            proposed,
            proposed.Details with
            {
                FlowRunId = run.FlowRunId,
                TaskRunId = run.Id,
            },
            run.State,
            seq,
            now,
            origin,
            cause
        ) => TaskRunSeq = run.Seq;

    /// <summary>The run's <see cref="Run.Seq"/>.</summary>
    public long TaskRunSeq { get; private init; }

    /// <summary>Turns a proposal for <paramref name="run"/> into an entry of its history.</summary>
    /// <param name="proposed">What was asked for.</param>
    /// <param name="run">The run, whose ids go into the details (contract 3.3, step 9).</param>
    /// <param name="seq">A freshly minted key.</param>
    /// <param name="now">The instant.</param>
    /// <param name="origin">Who set it.</param>
    /// <param name="cause">By which transition it came, when a client proposed it.</param>
    public static RunState Mint(
        ProposedState proposed,
        TaskRun run,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause = default
    ) => new(proposed, run, seq, now, origin, cause);
}
