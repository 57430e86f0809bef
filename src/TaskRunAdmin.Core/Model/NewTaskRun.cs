using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>A task run that a caller asks for (contract 2.1). Only <see cref="Key"/> decides whether it exists already.</summary>
public sealed record NewTaskRun(TaskRunKey Key)
{
    /// <summary>How many characters a name or a tag may have.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>An id of the caller's own choice, or null to have one minted.</summary>
    public Guid? Id { get; init; }

    /// <summary>The name, or null to have one made up (<see cref="Slug"/>).</summary>
    public string? Name { get; init; }

    /// <summary>Stored and returned; the cache itself works on the state's own key.</summary>
    public string? CacheKey { get; init; }

    /// <summary>Stored and returned.</summary>
    public DateTimeOffset? CacheExpiration { get; init; }

    /// <summary>The version of the task's code, in the client's own notation.</summary>
    public string? TaskVersion { get; init; }

    /// <summary>How the run is retried.</summary>
    public RunPolicy Policy { get; init; } = RunPolicy.Default;

    /// <summary>Tags, order and duplicates kept.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The caller's labels: string keys, scalar values. They win over inherited ones.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>For each parameter, where its value came from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TaskInput>> TaskInputs { get; init; } =
        new Dictionary<string, IReadOnlyList<TaskInput>>();

    /// <summary>The first state, or null for PENDING.</summary>
    public ProposedState? State { get; init; }
}
