using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TaskRunAdmin.Bench.Echo;

/// <summary>A request to create a run, as the bench sends it.</summary>
internal sealed record EchoRequest(
    string Name,
    Guid FlowRunId,
    string TaskKey,
    string DynamicKey,
    List<string> Tags,
    Dictionary<string, string> Labels,
    EchoRequestState State
);

internal sealed record EchoRequestState(string Type, string Message);

/// <summary>A proposed state.</summary>
internal sealed record EchoSetState(EchoRequestState State);

/// <summary>What came of it.</summary>
internal sealed record EchoResult(EchoState State, string Status, JsonElement Details);

/// <summary>A request for a page.</summary>
internal sealed record EchoPageRequest(string Sort, int Limit, int Offset);

/// <summary>A task run on the wire, with every field that the product writes.</summary>
internal sealed record EchoRun(
    Guid Id,
    string Created,
    string Updated,
    string Name,
    Guid? FlowRunId,
    string TaskKey,
    string DynamicKey,
    string? CacheKey,
    string? CacheExpiration,
    string? TaskVersion,
    JsonElement EmpiricalPolicy,
    List<string> Tags,
    Dictionary<string, string> Labels,
    Guid StateId,
    JsonElement TaskInputs,
    string StateType,
    string StateName,
    int RunCount,
    int FlowRunRunCount,
    string? ExpectedStartTime,
    string? NextScheduledStartTime,
    string? StartTime,
    string? EndTime,
    JsonElement TotalRunTime,
    JsonElement EstimatedRunTime,
    JsonElement EstimatedStartTimeDelta,
    EchoState State
);

internal sealed record EchoState(
    Guid Id,
    string Type,
    string Name,
    string Timestamp,
    string? Message,
    JsonElement? Data,
    JsonElement StateDetails
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EchoRequest))]
[JsonSerializable(typeof(EchoPageRequest))]
[JsonSerializable(typeof(EchoSetState))]
[JsonSerializable(typeof(EchoResult))]
[JsonSerializable(typeof(EchoRun))]
[JsonSerializable(typeof(List<EchoRun>))]
internal sealed partial class EchoJson : JsonSerializerContext
{
    /// <summary>Letters are left as they are, as the product leaves them.</summary>
    internal static EchoJson Wire => Unescaped.Context;

    private static class Unescaped
    {
        internal static readonly EchoJson Context = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
