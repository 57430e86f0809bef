using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A flow run that a caller asks for (contract 7.4). With an idempotency key it is created once; without one each time.
/// </summary>
/// <param name="FlowId">The flow, which this server has to know.</param>
public sealed record NewFlowRun(Guid FlowId)
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <summary>How many bytes the JSON of the parameters may have (contract 7.4).</summary>
    public const int MaxParametersSize = 512 * 1024;

    /// <summary>The name, or null to have one made up (<see cref="Slug"/>).</summary>
    public string? Name { get; init; }

    /// <summary>The version of the flow's code, in the client's own notation.</summary>
    public string? FlowVersion { get; init; }

    /// <summary>The parameters it is called with: a JSON object.</summary>
    public JsonElement Parameters { get; init; } = EmptyObject;

    /// <summary>Where it runs, in the client's own notation: a JSON object.</summary>
    public JsonElement Context { get; init; } = EmptyObject;

    /// <summary>For the infrastructure that executes it: a JSON object.</summary>
    public JsonElement JobVariables { get; init; } = EmptyObject;

    /// <summary>Tells runs of one flow apart that are to exist once; null: it is a new one each time.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How the flow run is retried.</summary>
    public FlowRunPolicy Policy { get; init; } = FlowRunPolicy.Default;

    /// <summary>Tags, order and duplicates kept.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The caller's labels: string keys, scalar values. They win over inherited ones.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The task run that stands for this flow run in another one; null: it is nobody's sub-flow.</summary>
    public Guid? ParentTaskRunId { get; init; }

    /// <summary>A deployment, which is kept elsewhere.</summary>
    public Guid? DeploymentId { get; init; }

    /// <summary>An infrastructure block, which is kept elsewhere.</summary>
    public Guid? InfrastructureDocumentId { get; init; }

    /// <summary>A work pool, which is kept elsewhere.</summary>
    public string? WorkPoolName { get; init; }

    /// <summary>A work queue, which is kept elsewhere.</summary>
    public string? WorkQueueName { get; init; }

    /// <summary>The first state, or null for PENDING.</summary>
    public ProposedState? State { get; init; }
}

/// <summary>What a caller may change of a flow run (contract 7.4); null: stays as it is.</summary>
public sealed record FlowRunChange
{
    /// <inheritdoc cref="Run.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="NewFlowRun.FlowVersion"/>
    public string? FlowVersion { get; init; }

    /// <inheritdoc cref="NewFlowRun.Parameters"/>
    public JsonElement? Parameters { get; init; }

    /// <inheritdoc cref="NewFlowRun.JobVariables"/>
    public JsonElement? JobVariables { get; init; }

    /// <inheritdoc cref="NewFlowRun.Policy"/>
    public FlowRunPolicy? Policy { get; init; }

    /// <inheritdoc cref="FlowRun.Tags"/>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <inheritdoc cref="FlowRun.InfrastructurePid"/>
    public string? InfrastructurePid { get; init; }
}
