using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.Model;

/// <summary>How a failed run is retried: the wire's <c>empirical_policy</c> (contract 2.2), all five keys always present.</summary>
public sealed record RunPolicy
{
    /// <summary>How many delays a list may have.</summary>
    public const int MaxRetryDelays = 50;

    /// <summary>The policy of a run that asked for none: no retries.</summary>
    public static readonly RunPolicy Default = new();

    /// <summary>Deprecated on the wire, kept as sent; mapped to <see cref="Retries"/> when that is not given.</summary>
    public int MaxRetries { get; init; }

    /// <summary>Deprecated on the wire, in seconds, kept as sent; mapped to <see cref="RetryDelay"/> when that is not given.</summary>
    public double RetryDelaySeconds { get; init; }

    /// <summary>How many times a failed run is tried again; null or negative: never.</summary>
    public int? Retries { get; init; }

    /// <summary>How long to wait before each retry; null: not at all.</summary>
    public RetryDelay? RetryDelay { get; init; }

    /// <summary>How far delays are spread around their value, 0 or more; null: not at all.</summary>
    public double? RetryJitterFactor { get; init; }
}

/// <summary>
/// One delay for every retry, or a list with one for each (the last repeats). The wire tells whole numbers from
/// fractional ones and a number from a list of one, so both are kept.
/// </summary>
/// <param name="Seconds">The delays in seconds; exactly one when <paramref name="IsList"/> is false.</param>
/// <param name="IsList">Whether it was sent as a list.</param>
/// <param name="IsWhole">Whether it was sent as whole numbers.</param>
[JsonConverter(typeof(RetryDelayJsonConverter))]
public sealed record RetryDelay(IReadOnlyList<double> Seconds, bool IsList, bool IsWhole);
