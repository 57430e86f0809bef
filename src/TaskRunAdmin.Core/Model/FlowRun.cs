using System.Text.Json;

namespace TaskRunAdmin.Core.Model;

/// <summary>
/// A flow run as far as task runs need it: the labels they inherit (contract 2.5), and what the rules ask. A task run may
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
        NameFolded = FoldedText.Of(name);
        Labels = labels;
        Created = now;
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary>The id by which task runs name it.</summary>
    public Guid Id { get; private init; }

    /// <summary>Its name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Companion of <see cref="Name"/>, for searching.</summary>
    public string NameFolded { get; private init; } = "";

    /// <summary>Its labels: string keys, scalar values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Labels { get; private init; } =
        new Dictionary<string, JsonElement>();

    /// <summary>Its state's type; null when it has none.</summary>
    public StateType? StateType { get; private set; }

    /// <summary>How many times it was run.</summary>
    public int RunCount { get; private set; }

    /// <summary>When its pause gives up waiting; null unless it is PAUSED with such a time.</summary>
    public DateTimeOffset? PauseTimeout { get; private set; }

    /// <summary>Whether it is scheduled anew when its pause ends.</summary>
    public bool PauseReschedule { get; private set; }

    /// <summary>When it was made known.</summary>
    public DateTimeOffset Created { get; private init; }

    /// <summary>Takes over a state of the flow run, as far as task runs depend on it.</summary>
    public void Enter(StateType type, StateDetails details)
    {
        StateType = type;
        RunCount += type is Model.StateType.Running ? 1 : 0;
        PauseTimeout = details.PauseTimeout;
        PauseReschedule = details.PauseReschedule;
    }
}
