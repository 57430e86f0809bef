using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A flow run as far as task runs need it: that it exists, and the labels they inherit (contract 2.5). A task run may
/// also name a flow run that is kept elsewhere; there is no row for it then.
/// </summary>
public sealed class FlowRun
{
    private FlowRun() { }

    /// <summary>A flow run that is known to this server.</summary>
    public FlowRun(long seq, Guid id, string name, IReadOnlyDictionary<string, JsonElement> labels, DateTimeOffset now)
    {
        Seq = seq;
        Id = id;
        Name = name;
        Labels = labels;
        Created = now;
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id by which task runs name it.</summary>
    public Guid Id { get; private init; }

    /// <summary>Its name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Its labels: string keys, scalar values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; private init; } =
        new Dictionary<string, JsonElement>();

    /// <summary>When it was made known.</summary>
    public DateTimeOffset Created { get; private init; }
}
