namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>A write to concurrency limits.</summary>
/// <param name="ask">Names what has to be read.</param>
/// <param name="apply">Decides. Like every command it may be run once more, so it must not act outside the batch.</param>
internal sealed class LimitCommand<T>(Action<TaskRunBatch> ask, Func<TaskRunBatch, T> apply) : TaskRunCommand<T>
    where T : class?
{
    private T _result = default!;

    protected override T Result => _result;

    internal override int Weight => 4;

    internal override void Ask(TaskRunBatch batch) => ask(batch);

    internal override void Apply(TaskRunBatch batch) => _result = apply(batch);
}
