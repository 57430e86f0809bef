using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;

namespace TaskRunAdmin.Core.Jobs;

/// <summary>A job that somebody asks for.</summary>
/// <param name="Id">Its id, which whoever asks has minted: to ask once more for the same starts nothing twice.</param>
/// <param name="Action">What is done to each run.</param>
/// <param name="Preview">Which runs: those that were looked at.</param>
public sealed record NewBulkJob(Guid Id, BulkAction Action, BulkPreview Preview)
{
    /// <summary>The state that is proposed. Of another action its message alone is taken.</summary>
    public ProposedState? Proposed { get; init; }

    /// <summary>Whether the rules are passed over; for <see cref="BulkAction.SetState"/> alone.</summary>
    public bool IsForced { get; init; }

    /// <summary>What is wrong with it, in a sentence; null: nothing.</summary>
    internal string? Problem =>
        Preview.Runs.Query.Errors.Count > 0 ? string.Join(' ', Preview.Runs.Query.Errors)
        : Action is BulkAction.SetState && Proposed is null ? "Say which state is to be set."
        : Action is not BulkAction.SetState && IsForced
            ? "The rules can be passed over to set a state, and not otherwise."
        : IsForced && string.IsNullOrWhiteSpace(Proposed?.Message) ? "Passing over the rules needs a reason."
        : Proposed?.Name?.Length > NewTaskRun.MaxTextLength
            ? $"A state's name has {NewTaskRun.MaxTextLength:N0} characters at most."
        : null;
}

/// <summary>
/// Runs of a filter as somebody looked at them: what is relative in it is so of one instant, and neither runs that were
/// created nor runs that entered another state after it are any of them.
/// </summary>
/// <param name="Text">The filter, as <see cref="RunQuery"/> reads it.</param>
/// <param name="At">The instant.</param>
/// <param name="UpTo">Runs with this <see cref="Run.Seq"/> or a later one are none of them.</param>
public sealed record FrozenRuns(string Text, DateTimeOffset At, long UpTo)
{
    /// <summary>The filter.</summary>
    public RunQuery Query { get; } = RunQuery.Parse(Text);

    /// <summary>Which runs, to be counted.</summary>
    internal Criterion Counted =>
        new Criterion.AllOf([Criterion, new Criterion.Within(TaskRunInstant.Created, null, At)]);

    private Criterion Criterion => Query.ToCriterion().At(At);

    /// <summary>Some of them, the newest first, after the one with this <see cref="Run.Seq"/>.</summary>
    internal TaskRunPage Page(long after, int take) =>
        new(TaskRunSort.IdDesc, take, 0) { Filter = Criterion, After = TaskRunCursor.NewestFirst(after) };
}
