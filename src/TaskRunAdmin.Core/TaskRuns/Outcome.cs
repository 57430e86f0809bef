using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>What became of one of many things that were asked for together.</summary>
/// <typeparam name="T">What it gives.</typeparam>
/// <param name="Value">What it gave, where nothing went wrong.</param>
/// <param name="Error">
/// What went wrong, a <see cref="DatabaseUnavailableException"/> for one; null: nothing.
/// </param>
public sealed record Outcome<T>(T Value, Exception? Error);
