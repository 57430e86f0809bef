using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration;

/// <summary>How long to wait before a retry (contract 6.5).</summary>
public static class RetryPacing
{
    // From here on the lower bound is too small to be told from none.
    private const double UnboundedSpread = 50;

    /// <summary>The delay in seconds.</summary>
    /// <param name="policy">The run's policy.</param>
    /// <param name="runCount">The executions so far, from 1 on.</param>
    /// <param name="dice">A random number from 0 to 1: where between its bounds the delay is.</param>
    public static double Delay(RunPolicy policy, int runCount, double dice)
    {
        var mean = policy.RetryDelay?.Seconds is [_, ..] delays
            ? delays[Math.Clamp(runCount - 1, 0, delays.Count - 1)]
            : 0;
        return policy.RetryJitterFactor is > 0 and var factor && mean > 0 ? Spread(mean, factor, dice) : mean;
    }

    /// <summary>An exponentially distributed delay, cut off on both sides so that its mean stays about what it was.</summary>
    internal static double Spread(double mean, double factor, double dice)
    {
        var spread = 1 + factor;
        var longest = spread * mean;
        var power = Math.Pow(2, spread);
        var shortest = spread >= UnboundedSpread ? 0 : mean * Math.Log2(power / (power - 1));
        var (from, to) = (Share(shortest), Share(longest));
        return Math.Min(-mean * Math.Log(1 - (from + (dice * (to - from)))), longest);

        double Share(double delay) => 1 - Math.Exp(-delay / mean);
    }
}
