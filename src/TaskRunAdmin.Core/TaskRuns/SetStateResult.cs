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

    /// <summary>The answer that says what the rules said.</summary>
    /// <param name="verdict">What they said.</param>
    /// <param name="state">The run's state after it.</param>
    internal static SetStateResult Of(Verdict verdict, StateEntry? state) =>
        new(verdict.Status, state, IsWritten: verdict.State is not null)
        {
            Rule = verdict.Rule,
            Reason = verdict.Reason,
            DelaySeconds = verdict.DelaySeconds,
            Unpersisted = verdict.State?.Unpersisted,
        };

    /// <summary>The first answer to a transition that has entered <paramref name="state"/> already.</summary>
    internal static SetStateResult Repeated(StateEntry state, ProposedState proposed) =>
        new(state.Reason is null ? TransitionStatus.Accept : TransitionStatus.Reject, state, IsWritten: false)
        {
            Rule = state.Rule,
            Reason = state.Reason,
            Unpersisted = state.Data is null ? proposed.Unpersisted : null,
        };
}

/// <summary>What would come of several states, each proposed alone, for one version of a run.</summary>
/// <param name="Run">The run as it was when the rules were asked.</param>
/// <param name="Results">The answers, in the order of the proposals.</param>
public sealed record ForeseenResults(TaskRun Run, IReadOnlyList<SetStateResult> Results);
