using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>A write about flows or flow runs, of which there are few: it reads and writes by itself, in its turn.</summary>
/// <param name="execute">Does it, and gives the answer. Runs once a try, and must not act outside the batch.</param>
/// <param name="ask">Names the task runs that it may change.</param>
internal sealed class FlowRunCommand<TResult>(Func<TaskRunBatch, TResult> execute, Action<TaskRunBatch>? ask = null)
    : TaskRunCommand<TResult>
    where TResult : class?
{
    private TResult? _result;

    protected override TResult Result => _result!;

    internal override int Weight => 8;

    internal override void Ask(TaskRunBatch batch) => ask?.Invoke(batch);

    internal override void Apply(TaskRunBatch batch) => _result = execute(batch);
}
