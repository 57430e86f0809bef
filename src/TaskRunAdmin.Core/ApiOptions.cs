namespace TaskRunAdmin.Core;

/// <summary>The settings under <c>Api</c>: what both doors accept.</summary>
public sealed class ApiOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Api";

    /// <summary>
    /// Whether a task run may only name a flow run that this server knows. False: an unknown one is a reference to a flow
    /// run kept elsewhere. True: 409, as contract 2.6 has it.
    /// </summary>
    public bool RequireKnownFlowRun { get; set; }

    /// <summary>Default and largest page size of the API (contract 1.8), in runs.</summary>
    public int DefaultLimit { get; set; } = 200;

    /// <summary>
    /// How many requests a second one caller may send, after twice as many at once; more are answered 429. 0: as many as it
    /// likes. A caller is a key, or without sign-in a network address; loopback has no limit then.
    /// </summary>
    public int RequestsPerSecond { get; set; } = 1000;

    /// <summary>The largest request body that is read, in bytes; above it: 413.</summary>
    public long MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The longest <c>cache_key</c>, in characters (contract 2.1).</summary>
    public int MaxCacheKeyLength { get; set; } = 2000;

    /// <summary>Whether changes need a token that is asked for first (contract 7.1).</summary>
    public bool CsrfProtection { get; set; }

    /// <summary>How long such a token is good.</summary>
    public TimeSpan CsrfTokenExpiration { get; set; } = TimeSpan.FromHours(1);
}
