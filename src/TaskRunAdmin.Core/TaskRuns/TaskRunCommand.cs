using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// One write that waits for its turn in the <see cref="TaskRunWriter"/>. The writer asks all commands of a batch what
/// they need to know, reads it at once, lets each decide in turn, writes it at once, commits, and then answers.
/// </summary>
/// <remarks>
/// A batch that fails is begun anew, perhaps in parts: both methods run once a try, and must not act outside the batch.
/// Nothing of an earlier try is ever in the database: one that was committed is never begun anew.
/// </remarks>
internal abstract class TaskRunCommand(Origin origin)
{
    /// <summary>Who asks for it.</summary>
    internal Origin Origin => origin;

    /// <summary>What they must be allowed to do at least.</summary>
    internal virtual Role Needs => Role.Operator;

    /// <summary>Whether nobody waits any more: it was answered, or its caller gave up.</summary>
    internal abstract bool IsSettled { get; }

    /// <summary>How much of a batch it fills: one that writes many rows as much as several that write few.</summary>
    internal virtual int Weight => 1;

    private int _phase;

    private enum Phase
    {
        Waiting,
        Begun,
        Abandoned,
    }

    /// <summary>Whether it is part of a transaction now: the database does answer.</summary>
    internal bool HasBegun => Volatile.Read(ref _phase) == (int)Phase.Begun;

    /// <summary>Makes it part of a transaction, unless its caller was told that nothing came of it.</summary>
    internal bool TryBegin() =>
        Interlocked.CompareExchange(ref _phase, (int)Phase.Begun, (int)Phase.Waiting) != (int)Phase.Abandoned;

    /// <summary>Takes it out of a transaction that failed: it waits for another.</summary>
    internal void Restart() => Interlocked.CompareExchange(ref _phase, (int)Phase.Waiting, (int)Phase.Begun);

    /// <summary>Makes sure that nothing comes of it any more; false when it is being committed.</summary>
    protected bool TryAbandon() =>
        Interlocked.CompareExchange(ref _phase, (int)Phase.Abandoned, (int)Phase.Waiting) != (int)Phase.Begun;

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
internal abstract class TaskRunCommand<TResult>(Origin origin) : TaskRunCommand(origin)
    where TResult : class?
{
    // Much longer than a batch takes: who waits longer waits for somebody else.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    // Together with the patience before, less than the ten seconds after which nothing may hang.
    private static readonly TimeSpan CommitPatience = TimeSpan.FromSeconds(6);

    // What the caller does next runs where it is answered, which is never the writer's thread.
    private readonly TaskCompletionSource<TResult> _answer = new();

    internal sealed override bool IsSettled => _answer.Task.IsCompleted;

    /// <summary>What the last try decided.</summary>
    protected abstract TResult Result { get; }

    /// <summary>
    /// Asked once, when the turn of the command does not come because another server has been writing all the time: the
    /// answer, where there is one without a turn; otherwise null.
    /// </summary>
    protected virtual Task<TResult?> AnswerWithoutTurnAsync(CancellationToken cancellationToken) =>
        Task.FromResult<TResult?>(default);

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="DatabaseUnavailableException">Its turn has not come within <paramref name="patience"/>, or it takes far too long.</exception>
    internal async Task<TResult> WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(patience, time, cancellationToken);
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

    private async Task<TResult> AnswerAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            return await _answer.Task.WaitAsync(Moment, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            if (!HasBegun && await LookAsync(cancellationToken) is { } answer && TryAbandon())
                return answer;
        }

        try
        {
            var left = patience - time.GetElapsedTime(start);
            return await _answer.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException) when (!TryAbandon())
        {
            // To be told that the database is not available, by a write that is being committed, helps nobody.
            return await _answer.Task.WaitAsync(CommitPatience, time, cancellationToken);
        }
    }

    /// <summary>The answer without a turn, unless the turn comes first or the database does not answer.</summary>
    private async Task<TResult?> LookAsync(CancellationToken cancellationToken)
    {
        var looking = AnswerWithoutTurnAsync(cancellationToken);
        try
        {
            return await Task.WhenAny(looking, (Task)_answer.Task) == looking ? await looking : default;
        }
        catch (DatabaseUnavailableException)
        {
            return default;
        }
    }

    internal sealed override void Complete() => _answer.TrySetResult(Result);

    internal sealed override void Fail(Exception error) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => _answer.TrySetException(error), null);
}
