using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Gives a run another name (contract 4.2); answered with the run, or with null when there is none.</summary>
internal sealed class RenameCommand(Guid id, string? name, Origin origin) : TaskRunCommand<TaskRun?>(origin)
{
    private TaskRun? _run;

    protected override TaskRun? Result => _run;

    internal override void Ask(TaskRunBatch batch) => batch.AskForRun(id);

    internal override void Apply(TaskRunBatch batch)
    {
        _run = batch.Find(id);
        if (_run is null)
            return;
        batch.Change(_run);
        var before = _run.Name;
        _run.Rename(name, batch.Time.GetInstant());
        var (was, becomes) = AuditFacts.Differences(("name", before, _run.Name));
        batch.Audit(Origin, AuditAction.RenameTaskRun, new(_run.Id, _run.Name), was, becomes);
    }
}
