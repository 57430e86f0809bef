namespace TaskRunAdmin.Components.Shared;

/// <summary>How live one browser's console is. Used on that browser's renderer only.</summary>
public sealed class LiveStatus
{
    private readonly Gate _shown = new();
    private readonly Gate _resumed = new();

    /// <summary>Raised when anything that is shown here changed.</summary>
    public event Action? Changed;

    /// <summary>Whether the operator paused updates.</summary>
    public bool IsPaused => !_resumed.IsOpen;

    /// <summary>Since when the page's query has failed; null while it succeeds.</summary>
    public DateTimeOffset? FailedSince { get; private set; }

    /// <summary>Pauses or resumes updates.</summary>
    public void SetPaused(bool paused)
    {
        _resumed.Set(!paused);
        Changed?.Invoke();
    }

    /// <summary>Says whether the tab can be seen: nothing is asked or rendered for one that cannot.</summary>
    public void SetHidden(bool hidden) => _shown.Set(!hidden);

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

    /// <summary>Waits until somebody can see the tab.</summary>
    public Task WhenShownAsync(CancellationToken cancellationToken) => _shown.WhenOpenAsync(cancellationToken);

    /// <summary>Waits until updates are wanted: neither paused nor hidden.</summary>
    public async Task WhenActiveAsync(CancellationToken cancellationToken)
    {
        while (!_shown.IsOpen || !_resumed.IsOpen)
        {
            await _shown.WhenOpenAsync(cancellationToken);
            await _resumed.WhenOpenAsync(cancellationToken);
        }
    }

    private sealed class Gate
    {
        private TaskCompletionSource? _closed;

        public bool IsOpen => _closed is null;

        public void Set(bool open)
        {
            if (!open)
                _closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            else
            {
                _closed?.SetResult();
                _closed = null;
            }
        }

        public Task WhenOpenAsync(CancellationToken cancellationToken) =>
            _closed?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
