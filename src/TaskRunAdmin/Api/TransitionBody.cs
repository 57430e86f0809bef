using System.Text.Json;
using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Api;

/// <summary>An orchestration result on the wire: contract 4.6.</summary>
internal sealed record TransitionBody(RunStateBody? State, string Status, TransitionDetails Details)
{
    internal static TransitionBody From(SetStateResult result) =>
        new(
            result.State is { } state
                ? RunStateBody.From(state) with
                {
                    Data = state.Data ?? result.Unpersisted,
                }
                : null,
            result.Status.ToString().ToUpperInvariant(),
            new TransitionDetails(
                $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Status.ToString())}_details",
                result.Status is TransitionStatus.Wait ? result.DelaySeconds : null,
                result.Reason
            )
        );
}

/// <summary>Why, by status: the fields that a status does not have are not there.</summary>
internal sealed record TransitionDetails(
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DelaySeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason
);
