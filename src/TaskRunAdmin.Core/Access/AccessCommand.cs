using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.Access;

/// <summary>A write to accounts or API keys.</summary>
/// <param name="apply">Decides. Like every command it may be run once more, so it must not act outside the batch.</param>
internal sealed class AccessCommand<T>(Func<TaskRunBatch, T> apply) : TaskRunCommand<T>
    where T : class?
{
    private T _result = default!;

    protected override T Result => _result;

    internal override void Ask(TaskRunBatch batch) { }

    internal override void Apply(TaskRunBatch batch) => _result = apply(batch);
}
