using System.Text.Json;
using System.Text.Json.Serialization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>A task run on the wire: contract 3.1, every field always present and in its order.</summary>
internal record TaskRunBody(
    Guid Id,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string Name,
    Guid? FlowRunId,
    string TaskKey,
    string DynamicKey,
    string? CacheKey,
    DateTimeOffset? CacheExpiration,
    string? TaskVersion,
    RunPolicy EmpiricalPolicy,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, JsonElement> Labels,
    Guid StateId,
    IReadOnlyDictionary<string, IReadOnlyList<TaskInput>> TaskInputs,
    StateType StateType,
    string StateName,
    int RunCount,
    int FlowRunRunCount,
    DateTimeOffset ExpectedStartTime,
    DateTimeOffset? NextScheduledStartTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    double TotalRunTime,
    double EstimatedRunTime,
    double EstimatedStartTimeDelta,
    RunStateBody? State
)
{
    /// <summary>The run as it is seen at <paramref name="now"/>: the two estimates depend on it.</summary>
    internal static TaskRunBody From(TaskRun run, DateTimeOffset now) =>
        new(
            run.Id,
            run.Created,
            run.Updated,
            run.Name,
            run.FlowRunId,
            run.TaskKey,
            run.DynamicKey,
            run.CacheKey,
            run.CacheExpiration,
            run.TaskVersion,
            run.Policy,
            run.Tags,
            run.Labels,
            run.StateId,
            run.TaskInputs,
            run.StateType,
            run.StateName,
            run.RunCount,
            run.FlowRunRunCount,
            run.ExpectedStartTime,
            run.NextScheduledStartTime,
            run.StartTime,
            run.EndTime,
            run.TotalRunTime.TotalSeconds,
            run.EstimatedRunTime(now).TotalSeconds,
            run.EstimatedStartDelay(now).TotalSeconds,
            run.State is { } state ? RunStateBody.From(state) : null
        );
}

/// <summary>A task run with the name of its flow run at the end: contract 4.9.</summary>
internal sealed record UiTaskRunBody : TaskRunBody
{
    internal UiTaskRunBody(TaskRunBody run, string? flowRunName)
        : base(run) => FlowRunName = flowRunName;

    [JsonPropertyOrder(1)]
    public string? FlowRunName { get; }
}

/// <summary>A state on the wire: contract 3.2.</summary>
internal sealed record RunStateBody(
    Guid Id,
    StateType Type,
    string Name,
    DateTimeOffset Timestamp,
    string? Message,
    JsonElement? Data,
    StateDetails StateDetails
)
{
    internal static RunStateBody From(StateEntry state) =>
        new(state.Id, state.Type, state.Name, state.Timestamp, state.Message, state.Data, state.Details);
}
