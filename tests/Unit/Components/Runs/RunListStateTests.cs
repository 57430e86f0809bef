using TaskRunAdmin.Components.Runs;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunListStateTests
{
    [Theory]
    [InlineData(null, null, "/runs")]
    [InlineData("50", null, "/runs")]
    [InlineData("100", null, "/runs?show=100")]
    [InlineData("51", null, "/runs?show=100")]
    [InlineData("0", null, "/runs")]
    [InlineData("99999", null, "/runs?show=500")]
    [InlineData("2147483647", null, "/runs?show=500")]
    [InlineData("-7", "junk", "/runs")]
    [InlineData("1e3", "-5", "/runs")]
    [InlineData("", "", "/runs")]
    [InlineData(null, "12345", "/runs?before=12345")]
    [InlineData("150", "12345", "/runs?before=12345&show=150")]
    [InlineData(null, "99999999999999999999", "/runs")]
    public void Parse_AnyQuery_GivesAUrlThatMeansTheSame(string? show, string? before, string url) =>
        Assert.Equal(url, RunListState.Parse(show, before).ToUrl());

    [Fact]
    public void ShowMore_AtTheCap_StaysThere()
    {
        var state = RunListState.Parse("450", null);
        Assert.True(state.CanShowMore);

        state = state.ShowMore();

        Assert.False(state.CanShowMore);
        Assert.Equal(RunListState.Cap, state.ShowMore().Show);
    }

    [Fact]
    public void OlderThan_ARun_StartsAWindowBelowIt()
    {
        var state = RunListState.OlderThan(42);

        Assert.False(state.ShowsNewest);
        Assert.Equal("/runs?before=42", state.ToUrl());
    }
}
