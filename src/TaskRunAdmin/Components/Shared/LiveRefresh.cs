using Microsoft.AspNetCore.Components;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Components.Shared;

/// <summary>
/// Keeps a page's own query true: asks it once when the page is there, then again whenever runs changed, at most four
/// times a second. Renders nothing.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _disposed = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly CancellationToken _token;
    private TaskRunSubscription? _subscription;
    private Task? _watching;

    /// <summary>Made by the renderer.</summary>
    public LiveRefresh() => _token = _disposed.Token;

    /// <summary>Asks the query and shows its answer.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task> OnRefresh { get; set; }

    /// <summary>Whether changes matter to the page; null: all do.</summary>
    [Parameter]
    public Func<TaskRunChanges, bool>? Concerns { get; set; }

    [Inject]
    private TaskRunFeed Feed { get; set; } = default!;

    [Inject]
    private LiveStatus Status { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Asks now: the page shows something else, or the operator wants to try again.</summary>
    public async Task RefreshAsync()
    {
        await _oneAtATime.WaitAsync(_token);
        try
        {
            await OnRefresh(_token);
            Status.Succeed();
        }
        catch (DatabaseUnavailableException)
        {
            Status.Fail(Time.GetInstant());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed.Cancel();
        _subscription?.Dispose();
        Status.Succeed();
        _disposed.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;

        // Before the first read: a change that comes in between is then heard of.
        _subscription = Feed.Subscribe();
        _watching = WatchAsync(_subscription, _token);
    }

    private async Task WatchAsync(TaskRunSubscription subscription, CancellationToken token)
    {
        try
        {
            await InvokeAsync(RefreshAsync);
            while (true)
            {
                if (!await HearsOfChangeAsync(subscription, token))
                    continue;
                await Status.WhenActiveAsync(token);
                await InvokeAsync(RefreshAsync);
                await Task.Delay(Pause, Time, token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    /// <summary>Waits for a change, or for the time to try a failed query again.</summary>
    private async Task<bool> HearsOfChangeAsync(TaskRunSubscription subscription, CancellationToken token)
    {
        if (Status.FailedSince is not null)
        {
            await Task.Delay(RetryPause, Time, token);
            return Status.FailedSince is not null;
        }

        var changes = await subscription.NextAsync(token);
        return Concerns?.Invoke(changes) ?? true;
    }
}
