using System.Globalization;

namespace TaskRunAdmin.Api;

/// <summary>The version of the wire contract, and what a client may say about the one it speaks (contract 1.2).</summary>
internal static class ApiVersion
{
    /// <summary>The version that this server speaks.</summary>
    internal const string Current = "0.8.4";

    internal const string Header = "X-PREFECT-API-VERSION";

    private const string Oldest = "0.8.0";
    private static readonly int[] OldestParts = Parts(Oldest)!;

    /// <summary>Refuses a client that speaks an older contract. None named, or a newer one, is fine.</summary>
    internal static TBuilder RequireSupportedVersion<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(
            async (invocation, next) =>
                invocation.HttpContext.Request.Headers[Header].ToString() is { Length: > 0 } sent
                && Refuse(sent) is { } refusal
                    ? refusal
                    : await next(invocation)
        );

    private static IResult? Refuse(string version) =>
        Parts(version) switch
        {
            null => Answers.Detail(
                // Without a blank between the sentences: clients may compare.
                $"Invalid {Header} header format.Expected header in format 'x.y.z' but received {Echo.Short(version)}",
                ErrorCode.VersionMalformed,
                StatusCodes.Status400BadRequest
            ),
            var parts when parts.AsSpan().SequenceCompareTo(OldestParts) < 0 => Answers.Detail(
                $"The request specified API version {Echo.Short(version)} but this server requires version {Oldest} or higher.",
                ErrorCode.VersionTooOld,
                StatusCodes.Status400BadRequest
            ),
            _ => null,
        };

    private static int[]? Parts(string version)
    {
        var texts = version.Split('.');
        var parts = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!int.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
                return null;
        }

        return parts.Length == 3 ? parts : null;
    }
}
