namespace TaskRunAdmin.Core.Model;

/// <summary>A completed state that later runs may take over by its key (contract R1 and R10).</summary>
public sealed class CachedResult
{
    private CachedResult() { }

    /// <summary>One that was just completed.</summary>
    /// <param name="seq">A freshly minted key: the newest entry of a key counts.</param>
    /// <param name="key">The state's cache key.</param>
    /// <param name="state">The state.</param>
    public CachedResult(long seq, string key, RunState state)
    {
        Seq = seq;
        KeyHash = Hash(key);
        StateSeq = state.Seq;
        Expiration = state.Details.CacheExpiration;
    }

    /// <summary>Primary key: minted by the application, ordered by time.</summary>
    public long Seq { get; private init; }

    /// <summary><see cref="Hash"/> of the key.</summary>
    public byte[] KeyHash { get; private init; } = [];

    /// <summary>The state's <see cref="StateEntry.Seq"/>. The state may be gone: then the entry counts for nothing.</summary>
    public long StateSeq { get; private init; }

    /// <summary>Until when it is good; null: for ever.</summary>
    public DateTimeOffset? Expiration { get; private init; }

    /// <summary>32 bytes that are equal exactly when the keys are: long keys, compared byte by byte, on every database.</summary>
    public static byte[] Hash(string key) => TextHash.Of(key);
}
