using System.Threading.RateLimiting;

namespace TaskRunAdmin.Auth;

/// <summary>
/// How often somebody may be wrong about the name and password of the settings: whoever was too often is not looked at any
/// more for a while, right or not. Keys need none of this: nobody guesses 256 bits.
/// </summary>
internal sealed class PasswordGuesses : IDisposable
{
    /// <summary>For how long whoever was wrong too often has to wait, at most.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MaxWrong = 20;

    private readonly PartitionedRateLimiter<HttpContext> _wrong = PartitionedRateLimiter.Create<HttpContext, string>(
        context =>
            RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.Of(context),
                _ => new() { PermitLimit = MaxWrong, Window = Window }
            )
    );

    public void Dispose() => _wrong.Dispose();

    /// <summary>Whether to look at what somebody sends.</summary>
    internal bool MayTry(HttpContext context)
    {
        using var lease = _wrong.AttemptAcquire(context, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>They were wrong.</summary>
    internal void Note(HttpContext context) => _wrong.AttemptAcquire(context).Dispose();
}
