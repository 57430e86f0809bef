namespace TaskRunAdmin.Core.Model;

/// <summary>One entry of a flow run's state history (contract 3.2 and 7.4). Never changes once written.</summary>
public sealed class FlowRunState : StateEntry
{
    private FlowRunState() { }

    private FlowRunState(
        ProposedState proposed,
        FlowRun run,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause
    )
        : base(
            proposed,
            // Of a sub-flow: the task run that stands for it.
            proposed.Details with
            {
                FlowRunId = run.Id,
                TaskRunId = run.ParentTaskRunId,
            },
            run.State,
            seq,
            now,
            origin,
            cause
        ) => FlowRunSeq = run.Seq;

    /// <summary>The flow run's <see cref="Run.Seq"/>.</summary>
    public long FlowRunSeq { get; private init; }

    /// <summary>Turns a proposal for <paramref name="run"/> into an entry of its history.</summary>
    /// <inheritdoc cref="RunState.Mint" path="/param"/>
    public static FlowRunState Mint(
        ProposedState proposed,
        FlowRun run,
        long seq,
        DateTimeOffset now,
        Origin origin,
        TransitionCause cause = default
    ) => new(proposed, run, seq, now, origin, cause);
}
