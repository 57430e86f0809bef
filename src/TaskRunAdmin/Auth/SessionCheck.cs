using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Auth;

/// <summary>Whether a session is still good: the account may be disabled, demoted or gone since it began.</summary>
internal sealed class SessionCheck(AccountService accounts, IOptions<AuthOptions> options, TimeProvider time)
{
    // Of sessions that somebody has ended here, until they would have ended anyway: a copy of the cookie may be about.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _over = new();

    /// <summary>Ends a session, wherever its cookie is; of other servers the open pages only.</summary>
    internal void End(ClaimsPrincipal user)
    {
        var now = time.GetUtcNow();
        foreach (var (id, end) in _over)
            if (end <= now)
                _over.TryRemove(id, out _);
        if (user.SessionId() is { } session && user.SessionEnd() is { } until)
            _over[session] = until;
    }

    /// <summary>Whoever this is, with the role that they have now; null: the session is over.</summary>
    /// <exception cref="DatabaseUnavailableException">Nobody knows.</exception>
    internal async Task<ClaimsPrincipal?> CheckAsync(
        ClaimsPrincipal user,
        CancellationToken cancellationToken = default
    )
    {
        if (!options.Value.IsOn)
            return Session.Anybody.From(user.FindFirst(Session.AddressClaim)?.Value);
        if (user.SessionEnd() is not { } end || end <= time.GetUtcNow())
            return null;
        var session = user.SessionId();
        if (session is { } known && _over.ContainsKey(known))
            return null;

        var stamp = user.FindFirst(Session.StampClaim)?.Value;
        ClaimsPrincipal? now = null;
        if (user.AccountId() is not { } id)
            now = IsBasic(stamp) ? Session.OfBasic(options.Value, end, session) : null;
        else if (
            await accounts.FindAsync(id, cancellationToken) is { IsDisabled: false } account
            && account.SecurityStamp == stamp
            && IsOffered(account.Kind)
        )
            now = Session.Of(account, end, session);
        return now?.From(user.FindFirst(Session.AddressClaim)?.Value);
    }

    private bool IsBasic(string? stamp) =>
        options.Value.BasicAuth.Length > 0 && stamp == Session.BasicStamp(options.Value);

    /// <summary>Whoever signed in by a way that was switched off since is signed out.</summary>
    private bool IsOffered(Core.Model.AccountKind kind) =>
        kind is Core.Model.AccountKind.Local ? options.Value.LocalAccounts : options.Value.HasOidc;
}
