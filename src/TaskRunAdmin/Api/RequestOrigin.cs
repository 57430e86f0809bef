using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

internal static class RequestOrigin
{
    /// <summary>Who sends this request: what they have proved, or without sign-in what they say.</summary>
    internal static Origin Origin(this HttpRequest request)
    {
        var user = request.HttpContext.User;
        var source = Enum.Parse<OriginSource>(user.FindFirst(Session.SourceClaim)!.Value);
        var actor =
            source is not OriginSource.Api ? user.Identity!.Name!
            : request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent
            : "unknown client";
        return new Origin(actor, source, user.RoleOf()!.Value) { ActorId = user.AccountId() }.At(request.HttpContext);
    }
}
