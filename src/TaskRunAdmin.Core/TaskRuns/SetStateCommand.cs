using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Proposes a state for a run (contract 4.6); answered with null when there is no such run.</summary>
internal sealed class SetStateCommand(
    Guid id,
    ProposedState proposed,
    bool isForced,
    Origin origin,
    ApiOptions options,
    OrchestrationOptions orchestration,
    int? expectedVersion = null
) : TaskRunCommand<SetStateResult?>(origin)
{
    private SetStateResult? _result;

    protected override SetStateResult? Result => _result;

    /// <summary>What was decided last, for a command that this one is a part of.</summary>
    internal SetStateResult? Decided => _result;

    internal override void Ask(TaskRunBatch batch)
    {
        batch.AskForRun(id);
        if (proposed.Details.TransitionId is { } transitionId)
            batch.AskForTransition(transitionId);
        Transitions.Ask(proposed, isForced, batch);
        Transitions.AskForSlots(id, proposed, isForced, batch);
    }

    internal override void Apply(TaskRunBatch batch) => _result = batch.Find(id) is { } run ? Decide(run, batch) : null;

    /// <summary>What <see cref="Apply"/> would decide. Nothing of the batch changes, so that others can be asked of the same.</summary>
    internal SetStateResult? Foresee(TaskRunBatch batch) =>
        batch.Find(id) is { } run
            ? Answered(run, batch) ?? Foresee(run, Judge(run, batch, batch.Time.GetInstant()), batch)
            : null;

    private SetStateResult Decide(TaskRun run, TaskRunBatch batch)
    {
        if (Answered(run, batch) is { } answered)
            return answered;

        var now = batch.Time.GetInstant();
        var verdict = Judge(run, batch, now);
        if (verdict.State is null)
            batch.Refuse(run, proposed, verdict, now, Origin);
        else
            batch.Enter(run, verdict, now, Origin, isForced, proposed.Details.TransitionId);

        return SetStateResult.Of(verdict, run.State);
    }

    /// <summary>The answer for which no rule is asked; null: they are to be asked.</summary>
    private SetStateResult? Answered(TaskRun run, TaskRunBatch batch)
    {
        if (batch.FindTransition(run, proposed.Details.TransitionId) is { } entered)
            return SetStateResult.Repeated(entered, proposed);
        return expectedVersion is { } version && run.Version != version
            ? new SetStateResult(TransitionStatus.Abort, run.State, IsWritten: false)
            {
                Reason = SetStateResult.RunChanged,
            }
            : null;
    }

    private Verdict Judge(TaskRun run, TaskRunBatch batch, DateTimeOffset now) =>
        TransitionPolicy
            .For(proposed, isForced)
            .Judge(Transitions.Of(run, proposed, now, batch, options, orchestration));

    private SetStateResult Foresee(TaskRun run, Verdict verdict, TaskRunBatch batch)
    {
        if (verdict.State is not { } state)
            return SetStateResult.Of(verdict, run.State);

        var cause = new TransitionCause(proposed.Details.TransitionId, verdict.Rule, verdict.Reason, isForced);
        return SetStateResult.Of(
            verdict,
            RunState.Mint(state, run, batch.Seqs.Next(), batch.Time.GetInstant(), Origin, cause)
        );
    }
}
