using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>A write of what there is little of: it may read and write through <see cref="TaskRunBatch.Db"/> by itself.</summary>
/// <param name="origin">Who asks for it.</param>
/// <param name="apply">Decides. Like every command it may be run once more, so it must not act outside the batch.</param>
/// <param name="ask">Names what has to be read; null: nothing.</param>
/// <param name="needs">What they must be allowed to do at least.</param>
internal sealed class WriteCommand<T>(
    Origin origin,
    Func<TaskRunBatch, T> apply,
    Action<TaskRunBatch>? ask = null,
    Role needs = Role.Operator
) : TaskRunCommand<T>(origin)
    where T : class?
{
    private T _result = default!;

    protected override T Result => _result;

    internal override int Weight => 8;

    internal override Role Needs => needs;

    internal override void Ask(TaskRunBatch batch) => ask?.Invoke(batch);

    internal override void Apply(TaskRunBatch batch) => _result = apply(batch);
}
