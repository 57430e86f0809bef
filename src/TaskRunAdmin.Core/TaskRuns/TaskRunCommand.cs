using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// One write that waits for its turn in the <see cref="TaskRunWriter"/>. The writer asks all commands of a batch what
/// they need to know, reads it at once, lets each decide in turn, writes it at once, commits, and then answers.
/// </summary>
/// <remarks>
/// A batch that fails is begun anew, perhaps in parts: both methods run once a try, and must not act outside the batch.
/// </remarks>
internal abstract class TaskRunCommand
{
    /// <summary>Whether nobody waits any more: it was answered, or its caller gave up.</summary>
    internal abstract bool IsSettled { get; }

    /// <summary>The last transient error that its batch met; null when there was none.</summary>
    internal Exception? Trouble { get; set; }

    /// <summary>Names what has to be read.</summary>
    internal abstract void Ask(TaskRunBatch batch);

    /// <summary>Decides what comes of it, and hands the batch what is to be written.</summary>
    internal abstract void Apply(TaskRunBatch batch);

    /// <summary>Answers the caller: what <see cref="Apply"/> decided is committed.</summary>
    internal abstract void Complete();

    /// <summary>Answers the caller that the command failed; nothing of it was written.</summary>
    internal abstract void Fail(Exception error);
}

/// <summary>A command that is answered with a <typeparamref name="TResult"/>.</summary>
internal abstract class TaskRunCommand<TResult> : TaskRunCommand
    where TResult : class
{
    // The writer's thread must not run what its callers do next.
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal sealed override bool IsSettled => _answer.Task.IsCompleted;

    /// <summary>What the last try decided.</summary>
    protected abstract TResult Result { get; }

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="DatabaseUnavailableException">There is none within <paramref name="patience"/>.</exception>
    internal async Task<TResult> WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await _answer.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new DatabaseUnavailableException(Trouble ?? error);
        }
        finally
        {
            // When its caller is gone before its turn has come, it is passed over.
            _answer.TrySetCanceled(CancellationToken.None);
        }
    }

    internal sealed override void Complete() => _answer.TrySetResult(Result);

    internal sealed override void Fail(Exception error) => _answer.TrySetException(error);
}
