using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What became of a proposed state (contract 4.6).</summary>
/// <param name="Status">Accepted, or how it was refused.</param>
/// <param name="State">The state that was entered; where none was, the run's current one.</param>
/// <param name="IsWritten">Whether this request entered it: 201, else 200.</param>
public sealed record SetStateResult(TransitionStatus Status, StateEntry? State, bool IsWritten)
{
    /// <summary>The reason when the run is no longer the version that the caller has looked at.</summary>
    public const string RunChanged = "The run changed meanwhile.";

    /// <inheritdoc cref="Verdict.Rule"/>
    public string? Rule { get; init; }

    /// <inheritdoc cref="Verdict.Reason"/>
    public string? Reason { get; init; }

    /// <inheritdoc cref="Verdict.DelaySeconds"/>
    public int? DelaySeconds { get; init; }

    /// <summary>Data of the state that is not stored: for this answer alone (contract 3.4).</summary>
    public JsonElement? Unpersisted { get; init; }

    /// <summary>The first answer to a transition that has entered <paramref name="state"/> already.</summary>
    internal static SetStateResult Repeated(StateEntry state, ProposedState proposed) =>
        new(state.Reason is null ? TransitionStatus.Accept : TransitionStatus.Reject, state, IsWritten: false)
        {
            Rule = state.Rule,
            Reason = state.Reason,
            Unpersisted = state.Data is null ? proposed.Unpersisted : null,
        };
}
