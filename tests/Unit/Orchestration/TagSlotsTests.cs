using TaskRunAdmin.Core.Orchestration;

namespace TaskRunAdmin.Unit.Orchestration;

/// <summary>What a run's limits say to it (contract 6.6, W9 and W10).</summary>
public sealed class TagSlotsTests
{
    private const int MaxWait = 10;

    [Fact]
    public void AllHaveRoom_NothingIsAgainstIt() => Assert.Null(Refuse(Limit("a", 2, 1), Limit("b", 1, 0)));

    [Fact]
    public void FullOnes_AreNamedAndTheOthersAreNot() =>
        Assert.Equal(
            "Concurrency limit reached for tags: a, c",
            Refuse(Limit("a", 1, 1), Limit("b", 2, 1), Limit("c", 2, 3))?.Reason
        );

    [Fact]
    public void W9_HeldOne_NeedsNoRoom() => Assert.Null(Refuse(Limit("a", 1, 1) with { IsHeld = true }));

    [Fact]
    public void W9_Zero_ComesBeforeWhatIsFull()
    {
        var refusal = Refuse(Limit("a", 1, 1), Limit("b", 0, 0));
        Assert.StartsWith("The concurrency limit on tag \"b\" is 0", refusal?.Reason, StringComparison.Ordinal);
        Assert.Null(refusal?.DelaySeconds);
    }

    [Fact]
    public void Legacy_WaitsAsLongAsItIsSet()
    {
        var refusal = Refuse(Limit("a", 1, 1) with { IsLegacy = true });
        Assert.Equal(new SlotRefusal("Concurrency limit for the a tag has been reached", MaxWait), refusal);
    }

    [Theory]
    [InlineData(1, 100, 0, 7)]
    [InlineData(1, 100, 1, 13)]
    [InlineData(10, 60, 1, 8)]
    [InlineData(100, 2, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    public void W10_Delay_IsAboutWhenTheNextSlotIsFree(int limit, double occupancy, double dice, int expected)
    {
        var full = Limit("a", limit, limit) with { AvgOccupancySeconds = occupancy };
        var delay = TagSlots.Refuse([full], MaxWait, dice)?.DelaySeconds;
        Assert.InRange(delay!.Value, Math.Max(1, expected - 1), expected + 1);
    }

    private static SlotRefusal? Refuse(params TagLimitFacts[] limits) => TagSlots.Refuse(limits, MaxWait, 0.5);

    private static TagLimitFacts Limit(string tag, int limit, int active) =>
        new(1, tag, IsLegacy: false, limit, active, IsHeld: false, AvgOccupancySeconds: 2);
}
