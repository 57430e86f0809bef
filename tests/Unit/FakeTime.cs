using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace TaskRunAdmin.Unit;

internal static class FakeTime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Lets the clock run until something holds that other threads bring about.</summary>
    public static Task RunUntilAsync(this FakeTimeProvider clock, Func<bool> holds) =>
        UntilAsync(holds, () => clock.Advance(TimeSpan.FromMilliseconds(50)));

    /// <summary>The same, with the clock standing still.</summary>
    public static Task StandUntilAsync(this FakeTimeProvider _, Func<bool> holds) => UntilAsync(holds, () => { });

    private static async Task UntilAsync(Func<bool> holds, Action beforeNext)
    {
        var start = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "What was waited for did not come.");
            beforeNext();
            // The others' turn: whatever they do takes no time on the clock.
            await Task.Delay(1);
        }
    }
}
