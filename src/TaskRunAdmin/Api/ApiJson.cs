using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>How answers are written (contract 1.3).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(InstantJsonConverter), typeof(FloatJsonConverter), typeof(StateTypeJsonConverter)]
)]
[JsonSerializable(typeof(TaskRunBody))]
[JsonSerializable(typeof(IReadOnlyList<TaskRunBody>))]
[JsonSerializable(typeof(RunStateBody))]
[JsonSerializable(typeof(TransitionBody))]
[JsonSerializable(typeof(IReadOnlyList<RunStateBody>))]
[JsonSerializable(typeof(UiTaskRunBody))]
[JsonSerializable(typeof(PageBody<TaskRunBody>), TypeInfoPropertyName = "TaskRunPage")]
[JsonSerializable(typeof(FlowBody))]
[JsonSerializable(typeof(IReadOnlyList<FlowBody>))]
[JsonSerializable(typeof(PageBody<FlowBody>), TypeInfoPropertyName = "FlowPage")]
[JsonSerializable(typeof(FlowRunBody))]
[JsonSerializable(typeof(IReadOnlyList<FlowRunBody>))]
[JsonSerializable(typeof(PageBody<FlowRunBody>), TypeInfoPropertyName = "FlowRunPage")]
[JsonSerializable(typeof(FlowRunGraphBody))]
[JsonSerializable(typeof(GraphNodeBody))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(IReadOnlyList<HistoryIntervalBody>))]
[JsonSerializable(typeof(IReadOnlyList<OutcomeBody>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(IReadOnlyList<KeptLog>))]
[JsonSerializable(typeof(CsrfTokenBody))]
[JsonSerializable(typeof(StorageBody))]
[JsonSerializable(typeof(UiSettingsBody))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LimitBody))]
[JsonSerializable(typeof(IReadOnlyList<LimitBody>))]
[JsonSerializable(typeof(LegacyLimitBody))]
[JsonSerializable(typeof(IReadOnlyList<LegacyLimitBody>))]
[JsonSerializable(typeof(IReadOnlyList<NamedLimitBody>))]
[JsonSerializable(typeof(LeaseBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Compact, with letters left as they are.</summary>
    internal static ApiJson Wire => Unescaped.Context;

    /// <summary>The same, laid out for people.</summary>
    internal static ApiJson Indented => Unescaped.IndentedContext;

    // A class of its own: the generated half of this one sets Default in an order that is not ours to choose.
    private static class Unescaped
    {
        internal static readonly ApiJson Context = new(Options(indented: false));
        internal static readonly ApiJson IndentedContext = new(Options(indented: true));

        private static JsonSerializerOptions Options(bool indented) =>
            new(Default.Options)
            {
                Encoder = WireEncoder.Instance,
                WriteIndented = indented,
                // What was read at the parser's limit of 64 is written inside a run, inside a list.
                MaxDepth = 128,
            };
    }
}
