using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Whoever uses one browser's console, asked anew for everything that they do.</summary>
public sealed class ConsoleUser
{
    private readonly AuthenticationStateProvider _states;
    private readonly SessionCheck _sessions;

    internal ConsoleUser(AuthenticationStateProvider states, SessionCheck sessions) =>
        (_states, _sessions) = (states, sessions);

    /// <summary>Who they are, and what they may do at this instant, whatever the page looks like.</summary>
    /// <exception cref="AccessDeniedException">Their session is over.</exception>
    /// <exception cref="Core.Persistence.DatabaseUnavailableException">Nobody knows.</exception>
    public async Task<Origin> OriginAsync(CancellationToken cancellationToken = default)
    {
        var seen = (await _states.GetAuthenticationStateAsync()).User;
        if (await _sessions.CheckAsync(seen, cancellationToken) is not { } user || user.RoleOf() is not { } role)
            throw new AccessDeniedException(Role.Viewer);
        return new Origin(user.Identity?.Name ?? "", OriginSource.Console, role)
        {
            ActorId = user.AccountId(),
            Address = user.FindFirst(Session.AddressClaim)?.Value,
            CorrelationId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString(),
        };
    }
}
