using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.NewRun;

/// <summary>What came of a request that was accepted.</summary>
/// <param name="Run">The run.</param>
/// <param name="Differences">How a run that was there already differs from the request; null when it was created.</param>
public sealed record Outcome(TaskRun Run, IReadOnlyList<Difference>? Differences);
