using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Components.Shared;

/// <summary>
/// Keeps a page's own query true: asks it once when the page is there, then again whenever runs changed, at most once a
/// pause. One loop does all the asking, so that two answers never cross. Renders nothing.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    // However many changes there are, each page looks at them no more often than this.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _disposed = new();
    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationToken _token;
    private CancellationTokenSource _asked;
    private TaskRunSubscription? _subscription;
    private object? _subject;

    /// <summary>Made by the renderer.</summary>
    public LiveRefresh()
    {
        _token = _disposed.Token;
        _asked = CancellationTokenSource.CreateLinkedTokenSource(_token);
    }

    /// <summary>Asks the query and keeps its answer.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task> OnRefresh { get; set; }

    /// <summary>Renders the page: there is an answer to show, or an error. No event, which would render it once more.</summary>
    [Parameter, EditorRequired]
    public required Action OnSettled { get; set; }

    /// <summary>Whether changes matter to the page; null: all do.</summary>
    [Parameter]
    public Func<TaskRunChanges, bool>? Concerns { get; set; }

    /// <summary>Whether <see cref="SharedReads"/> keeps the pause: two pauses one after the other would be felt.</summary>
    [Parameter]
    public bool IsShared { get; set; }

    /// <summary>Whether another query is the page's own: then this one's failures are not the header's to show.</summary>
    [Parameter]
    public bool IsBeside { get; set; }

    /// <summary>
    /// What the page shows, by its value. When it becomes something else, what is being asked is given up, and that is asked:
    /// its token is cancelled, and an answer that comes nevertheless is none of the page's any more.
    /// </summary>
    [Parameter]
    public object? Subject { get; set; }

    /// <summary>Since when the query has failed; null while it succeeds.</summary>
    public DateTimeOffset? FailedSince { get; private set; }

    [Inject]
    private TaskRunFeed Feed { get; set; } = default!;

    [Inject]
    private LiveStatus Status { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Asks soon, paused or not: there is something to add, or the operator wants to try again.</summary>
    public void Refresh() => _wanted.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed.Cancel();
        _subscription?.Dispose();
        _asked.Dispose();
        _disposed.Dispose();
        Settle(null);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var isOther = _subscription is not null && !Equals(Subject, _subject);
        _subject = Subject;
        if (!isOther)
            return;
        _asked.Cancel();
        _asked.Dispose();
        _asked = CancellationTokenSource.CreateLinkedTokenSource(_token);
        Refresh();
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? RunAsync() : Task.CompletedTask;

    private async Task RunAsync()
    {
        // Before the first read: a change that comes in between is then heard of.
        _subscription = Feed.Subscribe();
        try
        {
            // Neither ends but by an error, which is the page's to show.
            await await Task.WhenAny(AskAsync(), ListenAsync(_subscription));
        }
        catch (Exception) when (_token.IsCancellationRequested)
        {
            // The page was left; what a cancelled query throws differs between databases.
        }
    }

    private async Task AskAsync()
    {
        while (true)
        {
            var asked = _asked.Token;
            try
            {
                await OnRefresh(asked);
                Settle(null);
            }
            catch (Exception) when (asked.IsCancellationRequested && !_token.IsCancellationRequested)
            {
                // Something else is to be shown, and is asked for next.
            }
            catch (DatabaseUnavailableException)
            {
                Settle(FailedSince ?? Time.GetInstant());
            }

            OnSettled();
            using var retry = FailedSince is null
                ? null
                : Time.CreateTimer(_ => Refresh(), null, RetryPause, Timeout.InfiniteTimeSpan);
            await _wanted.Reader.ReadAsync(_token);
            await Status.WhenShownAsync(_token);
        }
    }

    private void Settle(DateTimeOffset? failedSince)
    {
        FailedSince = failedSince;
        if (IsBeside)
            return;
        if (failedSince is { } since)
            Status.Fail(since);
        else
            Status.Succeed();
    }

    private async Task ListenAsync(TaskRunSubscription subscription)
    {
        while (true)
        {
            var changes = await subscription.NextAsync(_token);
            var isConcerned = Concerns?.Invoke(changes) is not false;
            if (isConcerned)
            {
                await Status.WhenActiveAsync(_token);
                Refresh();
            }

            await Task.Delay(isConcerned && !IsShared ? SharedReads.Pause : Glance, Time, _token);
        }
    }
}
