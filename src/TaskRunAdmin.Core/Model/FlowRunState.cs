namespace TaskRunAdmin.Core.Model;

/// <summary>One entry of a flow run's state history (contract 3.2 and 7.4). Never changes once written.</summary>
public sealed class FlowRunState : StateEntry
{
    private FlowRunState() { }

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
    ) =>
        new()
        {
            Seq = seq,
            FlowRunSeq = run.Seq,
            Id = TimeOrderedId.Next(now),
            Type = proposed.Type,
            Name = proposed.Name ?? proposed.Type.DefaultName(),
            Timestamp = After(run.State, now),
            Message = proposed.Message,
            Data = proposed.Data,
            Artifact = proposed.Artifact,
            Details = proposed.Details with
            {
                FlowRunId = run.Id,
                // Of a sub-flow: the task run that stands for it.
                TaskRunId = run.ParentTaskRunId,
                ScheduledTime = ScheduledTime(proposed, now),
            },
            TransitionId = cause.TransitionId,
            Rule = cause.Rule,
            Reason = cause.Reason,
            IsForced = cause.IsForced,
            Actor = origin.Actor,
            Source = origin.Source,
        };
}
