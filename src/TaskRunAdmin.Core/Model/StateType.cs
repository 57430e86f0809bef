using System.Collections.Frozen;

namespace TaskRunAdmin.Core.Model;

/// <summary>The nine state types of a task run (contract 6.1), in the order in which the contract lists them.</summary>
public enum StateType
{
    /// <summary>Waits for its scheduled time.</summary>
    Scheduled,

    /// <summary>Known, not started.</summary>
    Pending,

    /// <summary>Executing now.</summary>
    Running,

    /// <summary>Ended well. Terminal.</summary>
    Completed,

    /// <summary>Ended with an error of its own. Terminal.</summary>
    Failed,

    /// <summary>Ended because someone asked for it. Terminal.</summary>
    Cancelled,

    /// <summary>Ended because its infrastructure went away. Terminal.</summary>
    Crashed,

    /// <summary>Held until it is resumed.</summary>
    Paused,

    /// <summary>Asked to end, not ended yet.</summary>
    Cancelling,
}

/// <summary>What the contract knows about each <see cref="StateType"/>.</summary>
public static class StateTypes
{
    private static readonly FrozenDictionary<string, StateType> ByWireName = Enum.GetValues<StateType>()
        .ToFrozenDictionary(type => type.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    private static readonly string[] WireNames =
    [
        .. Enum.GetValues<StateType>().Select(type => type.ToString().ToUpperInvariant()),
    ];

    /// <summary>All types, in the contract's order.</summary>
    public static IReadOnlyList<StateType> All { get; } = Enum.GetValues<StateType>();

    /// <summary>The types of a run that has ended, for queries.</summary>
    internal static readonly StateType[] Terminal = [.. All.Where(type => type.IsTerminal())];

    /// <summary>Whether a run in this state has ended (contract 6.1).</summary>
    public static bool IsTerminal(this StateType type) =>
        type is StateType.Completed or StateType.Failed or StateType.Cancelled or StateType.Crashed;

    /// <summary>The upper-case name that requests and answers use, <c>PENDING</c> for one.</summary>
    public static string WireName(this StateType type) => WireNames[(int)type];

    /// <summary>The state name used when a request gives none (contract 2.3), <c>Pending</c> for one.</summary>
    public static string DefaultName(this StateType type) => type.ToString();

    /// <summary>Reads a wire name: exact and case-sensitive (contract 1.5).</summary>
    public static bool TryParse(string wireName, out StateType type) => ByWireName.TryGetValue(wireName, out type);
}
