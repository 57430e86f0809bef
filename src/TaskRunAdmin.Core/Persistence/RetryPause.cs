namespace TaskRunAdmin.Core.Persistence;

/// <summary>How long to wait before work that met a transient error is begun anew: a little, then longer.</summary>
internal sealed class RetryPause(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private TimeSpan _next = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        // A random part keeps two that met from meeting again.
        var pause = _next * (0.5 + Random.Shared.NextDouble());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return Task.Delay(pause, time, cancellationToken);
    }

    /// <summary>Blocks the calling thread, which must be one of the program's own.</summary>
    internal void Wait() => WaitAsync(CancellationToken.None).GetAwaiter().GetResult();
}
