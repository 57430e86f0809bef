using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>A flow run as far as task runs need it: the labels they inherit (contract 2.5), and what the rules ask.</summary>
public sealed record KnownFlowRun
{
    /// <inheritdoc cref="Run.Id"/>
    public Guid Id { get; init; }

    /// <inheritdoc cref="FlowRun.Labels"/>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The current state's type; null when it has none.</summary>
    public StateType? StateType { get; init; }

    /// <inheritdoc cref="Run.RunCount"/>
    public int RunCount { get; init; }

    /// <inheritdoc cref="FlowRun.PauseTimeout"/>
    public DateTimeOffset? PauseTimeout { get; init; }

    /// <inheritdoc cref="FlowRun.PauseReschedule"/>
    public bool PauseReschedule { get; init; }
}
