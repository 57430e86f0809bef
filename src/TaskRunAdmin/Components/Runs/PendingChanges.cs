using TaskRunAdmin.Core.Live;

namespace TaskRunAdmin.Components.Runs;

/// <summary>The changes that a page has heard of and does not show yet.</summary>
public sealed class PendingChanges
{
    private readonly Dictionary<Guid, long> _named = [];
    private long? _everything;

    /// <summary>The feed's generation with everything that was heard of.</summary>
    public long Latest { get; private set; }

    /// <summary>Takes note of changes.</summary>
    public void Add(TaskRunChanges changes)
    {
        Latest = changes.Generation;
        if (changes.Everything)
            _everything = changes.Generation;
        foreach (var id in changes.TaskRunIds)
            _named[id] = changes.Generation;
    }

    /// <summary>The feed's generation with the last change of a run; null: it has none that is not shown.</summary>
    public long? Of(Guid id) => _named.TryGetValue(id, out var named) ? Math.Max(named, _everything ?? 0) : _everything;

    /// <summary>Forgets what is shown now, because it was read later than this generation.</summary>
    public void Forget(long generation)
    {
        if (_everything <= generation)
            _everything = null;
        foreach (var (id, named) in _named)
            if (named <= generation)
                _named.Remove(id);
    }
}
