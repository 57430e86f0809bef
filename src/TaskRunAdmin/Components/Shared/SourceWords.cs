using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>The doors, in words.</summary>
internal static class SourceWords
{
    internal static string Of(OriginSource source) =>
        source switch
        {
            OriginSource.Api => "API",
            OriginSource.Key => "API key",
            OriginSource.Basic => "basic sign-in",
            OriginSource.Console => "console",
            _ => "system",
        };
}
