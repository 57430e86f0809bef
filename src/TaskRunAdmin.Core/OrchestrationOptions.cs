using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core;

/// <summary>The settings under <c>Orchestration</c>.</summary>
public sealed class OrchestrationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Orchestration";

    internal const int DefaultTagSlotWaitSeconds = 10;

    /// <summary>For how long a run that found no free slot is told to wait at most, before jitter; in seconds (contract 6.6).</summary>
    public int TagSlotWaitSeconds { get; set; } = DefaultTagSlotWaitSeconds;

    /// <summary>
    /// The states, between commas, that the unfinished task runs of a flow run end with when it ends so (contract W11):
    /// terminal ones; empty: none.
    /// </summary>
    public string CloseTaskRunsWith { get; set; } = "CANCELLED,CRASHED";

    /// <summary>Reads <see cref="CloseTaskRunsWith"/>.</summary>
    /// <exception cref="StartupException">It names something else than terminal states.</exception>
    public IReadOnlyCollection<StateType> ReadCloseTaskRunsWith() =>
        [
            .. CloseTaskRunsWith
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name =>
                    StateTypes.TryParse(name.ToUpperInvariant(), out var type) && type.IsTerminal()
                        ? type
                        : throw new StartupException(
                            $"{Section}:{nameof(CloseTaskRunsWith)} names '{name}'; it may name COMPLETED, FAILED, CANCELLED and CRASHED, between commas."
                        )
                ),
        ];
}
