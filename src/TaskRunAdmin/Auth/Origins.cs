using System.Diagnostics;
using System.Security.Claims;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>On whose behalf something is done for a request.</summary>
internal static class Origins
{
    /// <summary>The same, and from where and in which request: by the id that the log has, too.</summary>
    internal static Origin At(this Origin origin, HttpContext http) =>
        origin with
        {
            Address = http.Connection.RemoteIpAddress?.ToString(),
            CorrelationId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };

    /// <summary>Somebody who does what is theirs to do, whatever their role: to their own account, or to sign in.</summary>
    internal static Origin Self(this ClaimsPrincipal user, HttpContext http) =>
        new Origin(user.Identity?.Name ?? "", OriginSource.Console, Role.Admin) { ActorId = user.AccountId() }.At(http);

    /// <summary>The same request, by whoever has this account.</summary>
    internal static Origin By(this Origin origin, Account account) =>
        new(account.Name, OriginSource.Console, Role.Admin)
        {
            ActorId = account.Id,
            Address = origin.Address,
            CorrelationId = origin.CorrelationId,
        };
}
