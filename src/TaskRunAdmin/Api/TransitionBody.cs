using System.Text.Json;
using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>An orchestration result on the wire: contract 4.6.</summary>
internal sealed record TransitionBody(RunStateBody? State, string Status, TransitionDetails Details)
{
    internal static TransitionBody From(SetStateResult result, ProposedState proposed) =>
        new(
            result.State is { } state ? StateOf(state, result.Status, proposed) : null,
            result.Status.ToString().ToUpperInvariant(),
            new TransitionDetails(
                $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Status.ToString())}_details",
                result.Status is TransitionStatus.Wait ? result.DelaySeconds : null,
                result.Reason
            )
        );

    /// <summary>A result that is not stored is seen once, in this answer (contract 3.4).</summary>
    private static RunStateBody StateOf(RunState state, TransitionStatus status, ProposedState proposed)
    {
        var body = RunStateBody.From(state);
        return status is TransitionStatus.Accept && proposed.Unpersisted is { } data ? body with { Data = data } : body;
    }
}

/// <summary>Why, by status: the fields that a status does not have are not there.</summary>
internal sealed record TransitionDetails(
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DelaySeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason
);
