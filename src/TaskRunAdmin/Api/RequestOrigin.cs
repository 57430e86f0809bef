using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

internal static class RequestOrigin
{
    /// <summary>Who sends this request, as far as it says so.</summary>
    internal static Origin Origin(this HttpRequest request) =>
        new(request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : "unknown client", OriginSource.Api);
}
