using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Removes a run (contract 4.5); answered with what was removed, or with null when there was nothing.</summary>
internal sealed class DeleteCommand(Guid id, Origin origin, string? reason = null) : TaskRunCommand<TaskRun?>(origin)
{
    // It takes up to two hundred logs along.
    internal const int Weighs = 4;

    private TaskRun? _removed;

    protected override TaskRun? Result => _removed;

    internal override int Weight => Weighs;

    internal override void Ask(TaskRunBatch batch)
    {
        batch.AskForRun(id);
        batch.Limits.AskForHolder(id);
    }

    internal override void Apply(TaskRunBatch batch)
    {
        _removed = batch.Find(id);
        if (_removed is null)
            return;
        batch.Delete(_removed);
        batch.Audit(
            Origin,
            AuditAction.DeleteTaskRun,
            new(id, _removed.Name),
            before: AuditFacts.State(_removed.StateType, _removed.StateName),
            reason: reason
        );
    }
}
