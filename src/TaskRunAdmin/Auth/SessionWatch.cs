using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>
/// Who looks at an open page. A page can stay open for days: the session is looked at again when the account was changed,
/// by whichever server, and when its time is over. Without a change nothing is asked.
/// </summary>
internal sealed class SessionWatch : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LoadPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _disposed = new();
    private readonly CancellationToken _token;
    private readonly TaskRunFeed _feed;
    private readonly SessionCheck _sessions;
    private readonly TimeProvider _time;
    private readonly ILogger<SessionWatch> _logger;
    private bool _isWatching;

    public SessionWatch(TaskRunFeed feed, SessionCheck sessions, TimeProvider time, ILogger<SessionWatch> logger)
    {
        (_feed, _sessions, _time, _logger) = (feed, sessions, time, logger);
        _token = _disposed.Token;
        AuthenticationStateChanged += Begin;
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Begin;
        _disposed.Cancel();
        _disposed.Dispose();
    }

    // The circuit says once who it belongs to.
    private async void Begin(Task<AuthenticationState> state)
    {
        if (_isWatching)
            return;
        _isWatching = true;
        try
        {
            var user = (await state).User;
            if (user.SessionEnd() is { } end)
                await WatchAsync(user, end, _token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (Exception error)
        {
            // Whoever cannot be looked after is signed out.
            _logger.LogError(error, "A session could not be watched.");
            SignOut();
        }
    }

    private async Task WatchAsync(ClaimsPrincipal user, DateTimeOffset end, CancellationToken cancellationToken)
    {
        using var subscription = _feed.Subscribe();
        using var over = new CancellationTokenSource(Positive(end - _time.GetUtcNow()), _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            while (await CheckAsync(user, stop.Token) is { } now)
            {
                if (now.RoleOf() != user.RoleOf())
                    Say(now);
                user = now;
                if (await IsEndedAsync(user, subscription, stop.Token))
                    break;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Its time is over.
        }

        SignOut();
    }

    /// <summary>Waits until the account was changed, or the session itself was ended, by whichever server: then true.</summary>
    private async Task<bool> IsEndedAsync(
        ClaimsPrincipal user,
        TaskRunSubscription subscription,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var changes = await subscription.NextAsync(cancellationToken);
            // Under load everything changes all the time; to ask for each page each time would be a load of its own.
            if (changes.Everything)
                await Task.Delay(LoadPause, _time, cancellationToken);
            if (user.SessionId() is { } session && changes.TaskRunIds.Contains(session))
                return true;
            if (user.AccountId() is { } account && changes.Concern(account))
                return false;
        }
    }

    private async Task<ClaimsPrincipal?> CheckAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _sessions.CheckAsync(user, cancellationToken);
            }
            catch (DatabaseUnavailableException)
            {
                await Task.Delay(RetryPause, _time, cancellationToken);
            }
        }
    }

    private void SignOut() => Say(new ClaimsPrincipal(new ClaimsIdentity()));

    private void Say(ClaimsPrincipal user) => SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
