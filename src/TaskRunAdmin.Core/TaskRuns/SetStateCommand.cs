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

    /// <summary>What was decided; of use to whoever asks without writing.</summary>
    internal SetStateResult? Decided => _result;

    protected override SetStateResult? Result => _result;

    internal override void Ask(TaskRunBatch batch)
    {
        batch.AskForRun(id);
        if (proposed.Details.TransitionId is { } transitionId)
            batch.AskForTransition(transitionId);
        Transitions.Ask(proposed, isForced, batch);
        Transitions.AskForSlots(id, proposed, isForced, batch);
    }

    internal override void Apply(TaskRunBatch batch) => _result = batch.Find(id) is { } run ? Decide(run, batch) : null;

    private SetStateResult Decide(TaskRun run, TaskRunBatch batch)
    {
        if (batch.FindTransition(run, proposed.Details.TransitionId) is { } entered)
            return SetStateResult.Repeated(entered, proposed);
        if (expectedVersion is { } version && run.Version != version)
            return new SetStateResult(TransitionStatus.Abort, run.State, IsWritten: false)
            {
                Reason = SetStateResult.RunChanged,
            };

        var now = batch.Time.GetInstant();
        var verdict = TransitionPolicy
            .For(proposed, isForced)
            .Judge(Transitions.Of(run, proposed, now, batch, options, orchestration));
        if (verdict.State is null)
            batch.Refuse(run, proposed, verdict, now, Origin);
        else
            batch.Enter(run, verdict, now, Origin, isForced, proposed.Details.TransitionId);

        return new SetStateResult(verdict.Status, run.State, IsWritten: verdict.State is not null)
        {
            Rule = verdict.Rule,
            Reason = verdict.Reason,
            DelaySeconds = verdict.DelaySeconds,
            Unpersisted = verdict.State?.Unpersisted,
        };
    }
}
