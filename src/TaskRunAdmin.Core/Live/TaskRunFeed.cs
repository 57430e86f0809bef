namespace TaskRunAdmin.Core.Live;

/// <summary>
/// Says which task runs changed, after the change was committed. It carries no data: whoever hears of a change asks the
/// database again.
/// </summary>
public sealed class TaskRunFeed
{
    private readonly Lock _gate = new();
    private TaskRunSubscription[] _subscriptions = [];
    private long _generation;

    /// <summary>Grows with every publication. What is read from the database later has every change that was published before.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    /// <summary>How many listen now.</summary>
    public int SubscriberCount => _subscriptions.Length;

    /// <summary>Starts to listen; disposing the subscription ends it. Watch first, then read: no change is missed so.</summary>
    public TaskRunSubscription Subscribe()
    {
        var subscription = new TaskRunSubscription(Remove);
        lock (_gate)
            _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    /// <summary>Tells every subscriber that these runs changed. Never waits for any of them.</summary>
    public void Publish(params ReadOnlySpan<Guid> taskRunIds)
    {
        // Before anybody is told: whoever asks because of it must not be given an older answer.
        var generation = Interlocked.Increment(ref _generation);
        foreach (var subscription in _subscriptions)
            subscription.Add(generation, taskRunIds);
    }

    /// <summary>Tells every subscriber that more runs changed than can be named.</summary>
    public void PublishEverything() => Publish(new Guid[TaskRunSubscription.MaxNamed + 1]);

    private void Remove(TaskRunSubscription subscription)
    {
        lock (_gate)
            _subscriptions = [.. _subscriptions.Where(each => each != subscription)];
    }
}

/// <summary>What changed since a subscriber last looked.</summary>
/// <param name="TaskRunIds">The runs, each once; empty when <paramref name="Everything"/>.</param>
/// <param name="Everything">Whether there were too many to name.</param>
/// <param name="Generation">The feed's generation with the last of them: what is read from then on has them all.</param>
public sealed record TaskRunChanges(IReadOnlySet<Guid> TaskRunIds, bool Everything, long Generation)
{
    /// <summary>Whether this run may have changed.</summary>
    public bool Concern(Guid taskRunId) => Everything || TaskRunIds.Contains(taskRunId);
}

/// <summary>
/// One subscriber's slot. However many changes come before it looks, they merge into one, so a slow subscriber costs
/// nobody anything.
/// </summary>
public sealed class TaskRunSubscription : IDisposable
{
    /// <summary>How many runs a slot names before it says "everything" instead.</summary>
    public const int MaxNamed = 500;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Action<TaskRunSubscription> _remove;
    private HashSet<Guid> _changed = [];
    private bool _everything;
    private long _generation;

    internal TaskRunSubscription(Action<TaskRunSubscription> remove) => _remove = remove;

    /// <summary>Waits until something changed, then takes all of it.</summary>
    public async Task<TaskRunChanges> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _signal.WaitAsync(cancellationToken);
            lock (_gate)
            {
                // A change that came between the signal and the lock is taken here, and has signalled once more.
                if (_changed.Count == 0 && !_everything)
                    continue;

                var changes = new TaskRunChanges(_changed, _everything, _generation);
                _changed = [];
                _everything = false;
                return changes;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _remove(this);

    internal void Add(long generation, ReadOnlySpan<Guid> taskRunIds)
    {
        lock (_gate)
        {
            _generation = Math.Max(_generation, generation);
            if (_changed.Count + taskRunIds.Length > MaxNamed)
                _everything = true;
            if (_everything)
                _changed.Clear();
            else
                foreach (var id in taskRunIds)
                    _changed.Add(id);

            if (_signal.CurrentCount == 0)
                _signal.Release();
        }
    }
}
