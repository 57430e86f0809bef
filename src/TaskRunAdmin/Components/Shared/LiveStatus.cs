namespace TaskRunAdmin.Components.Shared;

/// <summary>How live one browser's console is. Used on that browser's renderer only.</summary>
public sealed class LiveStatus
{
    private TaskCompletionSource _active = Completed();
    private bool _isHidden;

    /// <summary>Raised when anything here changed.</summary>
    public event Action? Changed;

    /// <summary>Whether the operator paused updates.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Since when the page's query has failed; null while it succeeds.</summary>
    public DateTimeOffset? FailedSince { get; private set; }

    /// <summary>Pauses or resumes updates.</summary>
    public void SetPaused(bool paused)
    {
        IsPaused = paused;
        Settle();
    }

    /// <summary>Says whether the tab can be seen: nothing is asked or rendered for one that cannot.</summary>
    public void SetHidden(bool hidden)
    {
        _isHidden = hidden;
        Settle();
    }

    /// <summary>The page's query failed; the first failure of a row counts.</summary>
    public void Fail(DateTimeOffset now)
    {
        FailedSince ??= now;
        Changed?.Invoke();
    }

    /// <summary>The page's query succeeded.</summary>
    public void Succeed()
    {
        if (FailedSince is null)
            return;
        FailedSince = null;
        Changed?.Invoke();
    }

    /// <summary>Waits until updates are wanted: neither paused nor hidden.</summary>
    public Task WhenActiveAsync(CancellationToken cancellationToken) => _active.Task.WaitAsync(cancellationToken);

    private void Settle()
    {
        if (IsPaused || _isHidden)
        {
            if (_active.Task.IsCompleted)
                _active = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
            _active.TrySetResult();
        Changed?.Invoke();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
