namespace TaskRunAdmin.Core.Live;

/// <summary>
/// Lets everybody who shows the same query share one execution of it, so that what the database has to read does not grow
/// with the number of open browsers. An answer is as true as one asked for alone: it comes from an execution that began
/// after every change that had been published when it was asked for.
/// </summary>
public sealed class SharedReads(TaskRunFeed feed, TimeProvider time)
{
    /// <summary>One query is executed again no sooner than this after it was last begun, unless it is given a pause of its own.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// For how long an answer is given to others while no change is published. It is short, because a change made through
    /// another server is heard of a little later than it is there.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<object, Execution> _latest = [];

    /// <summary>The answer to a query; nobody may change it, for others have it too.</summary>
    /// <param name="query">What is asked. Equal queries are the same query and have answers of the same type.</param>
    /// <param name="read">Asks the database. Called at most once, on no particular thread; it goes on when a caller gives up.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="pause">The pause of this query; null: <see cref="Pause"/>.</param>
    /// <param name="takesOld">Whether an answer that is older than the last change, by the pause at most, is better than to wait for a new one.</param>
    public Task<T> AskAsync<T>(
        object query,
        Func<Task<T>> read,
        CancellationToken cancellationToken,
        TimeSpan? pause = null,
        bool takesOld = false
    )
    {
        lock (_gate)
        {
            foreach (var (each, old) in _latest)
                if (old.IsOver && time.GetElapsedTime(old.Begun) > Longer(Lifetime, old.Pause))
                    _latest.Remove(each);

            var last = _latest.GetValueOrDefault(query);
            if (takesOld && last?.Known is Task<T> known)
                return known.WaitAsync(cancellationToken);
            if (last is not null && MayServe(last))
                return ((Task<T>)last.Answer).WaitAsync(cancellationToken);

            var next = new Execution(pause ?? Pause, last?.Known);
            _latest[query] = next;
            var answer = Task.Run(() => ExecuteAsync(next, last, read), CancellationToken.None);
            next.Answer = answer;
            return answer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Whether a caller who asks now may have this execution's answer.</summary>
    private bool MayServe(Execution execution) =>
        !execution.HasBegun
        || (
            !execution.HasFailed
            && execution.Generation == feed.Generation
            && !(execution.IsOver && time.GetElapsedTime(execution.Begun) > Lifetime)
        );

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task<T> ExecuteAsync<T>(Execution execution, Execution? before, Func<Task<T>> read)
    {
        if (before is not null)
        {
            // Two executions of one query never overlap: a slow database is not asked the more for being slow.
            await before.Answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var wait = execution.Pause - time.GetElapsedTime(before.Begun);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time);
        }

        lock (_gate)
            execution.Begin(feed.Generation, time.GetTimestamp());
        return await read();
    }

    private sealed class Execution(TimeSpan pause, Task? before)
    {
        /// <summary>The newest answer that there is; null: none yet.</summary>
        public Task? Known => Answer.IsCompletedSuccessfully && HasBegun ? Answer : before;

        public TimeSpan Pause => pause;

        public Task Answer { get; set; } = Task.CompletedTask;

        /// <summary>What had been published when it began: later changes may be missing in its answer.</summary>
        public long Generation { get; private set; }

        public long Begun { get; private set; }

        public bool HasBegun { get; private set; }

        public bool IsOver => Answer.IsCompleted;

        public bool HasFailed => IsOver && !Answer.IsCompletedSuccessfully;

        public void Begin(long generation, long timestamp) =>
            (Generation, Begun, HasBegun) = (generation, timestamp, true);
    }
}
