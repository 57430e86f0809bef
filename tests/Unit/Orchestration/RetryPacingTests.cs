using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Unit.Orchestration;

/// <summary>How long a retry waits (contract 6.5).</summary>
public sealed class RetryPacingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 10)]
    [InlineData(3, 100)]
    [InlineData(9, 100)]
    public void List_TheLastDelayRepeats(int runCount, double expected) =>
        Assert.Equal(expected, Delay([1, 10, 100], null, runCount));

    [Fact]
    public void None_IsNoDelay()
    {
        Assert.Equal(0, RetryPacing.Delay(RunPolicy.Default, 1, 0.5));
        Assert.Equal(0, Delay([], null, 1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    public void Jitter_OfNothing_IsNone(double? factor) => Assert.Equal(10, Delay([10], factor, 1));

    [Fact]
    public void Jitter_OfNoDelay_IsNone() => Assert.Equal(0, Delay([0], 5, 1, 0.9));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public void Jitter_StaysWithinItsBounds_AndItsMean(double factor)
    {
        var delays = Enumerable.Range(0, 10_001).Select(i => Delay([10], factor, 1, i / 10_000d)).ToList();
        Assert.InRange(delays.Min(), factor >= 49 ? 0 : 1e-9, 10);
        Assert.InRange(delays.Max(), 10, 10 * (1 + factor) + 1e-9);
        Assert.InRange(delays.Average(), 9, 11);
        Assert.Equal(delays.Order(), delays);
    }

    private static double Delay(double[] delays, double? factor, int runCount, double dice = 0.5) =>
        RetryPacing.Delay(
            new RunPolicy
            {
                RetryDelay = new RetryDelay(delays, IsList: true, IsWhole: false),
                RetryJitterFactor = factor,
            },
            runCount,
            dice
        );
}
