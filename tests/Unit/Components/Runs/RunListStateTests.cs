using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunListStateTests
{
    [Theory]
    [InlineData("", "/runs")]
    [InlineData("?show=50", "/runs")]
    [InlineData("?show=100", "/runs?show=100")]
    [InlineData("?show=51", "/runs?show=100")]
    [InlineData("?show=0", "/runs")]
    [InlineData("?show=99999", "/runs?show=500")]
    [InlineData("?show=2147483647", "/runs?show=500")]
    [InlineData("?show=-7&after=junk", "/runs")]
    [InlineData("?show=1e3&after=&sort=", "/runs")]
    [InlineData("?sort=NAME_ASC", "/runs?sort=NAME_ASC")]
    [InlineData("?sort=id_desc", "/runs")]
    [InlineData("?state=failed,CRASHED,failed,what", "/runs?state=failed,crashed")]
    [InlineData("?tag=b&tag=a&tag=&tag=b", "/runs?tag=b&tag=a")]
    [InlineData("?name=%20x%25_%20", "/runs?name=x%25_")]
    [InlineData("?flow=nonsense", "/runs?flow=nonsense")]
    [InlineData("?since=24h", "/runs?since=24h")]
    [InlineData("?since=1y", "/runs")]
    public void Parse_AnyQuery_GivesAUrlThatMeansTheSame(string query, string url)
    {
        var state = Parse(query);
        Assert.Equal(url, Uri.UnescapeDataString(state.ToUrl()).Replace("x%_", "x%25_", StringComparison.Ordinal));
        Assert.Equal(state, RunListState.Parse(new Uri("http://localhost" + state.ToUrl())));
    }

    [Fact]
    public void ShowMore_AtTheCap_StaysThere()
    {
        var state = Parse("?show=450");
        Assert.True(state.CanShowMore);

        state = state.ShowMore();

        Assert.False(state.CanShowMore);
        Assert.Equal(RunListState.Cap, state.ShowMore().Show);
    }

    [Fact]
    public void Beyond_ARun_BeginsRightAfterIt()
    {
        var state = Parse("?show=500&state=failed").Beyond(Some.Row);

        Assert.False(state.IsAtStart);
        Assert.Equal(RunListState.Step, state.Show);
        Assert.Equal(Some.Row.Seq, state.ToPage(default).After!.Seq);
        Assert.Equal("/runs?state=failed", state.FromStart().ToUrl());
    }

    [Fact]
    public void Sort_Another_BeginsAtItsStart()
    {
        var state = Parse("").Beyond(Some.Row);

        Assert.True(state.With(TaskRunSort.NameAsc).IsAtStart);
        // A place is one in its own order only.
        Assert.True(Parse($"?after={state.After}&sort=NAME_ASC").IsAtStart);
    }

    [Fact]
    public void Filter_Toggled_AsksForOneStateMoreOrLess()
    {
        var filter = new RunFilter().Toggle(StateType.Failed).Toggle(StateType.Running);
        Assert.Equal([StateType.Running, StateType.Failed], filter.States);
        Assert.Equal([StateType.Running], filter.Toggle(StateType.Failed).States);
    }

    [Fact]
    public void Filter_FlowRunThatIsNoId_SaysSoAndMatchesNothing()
    {
        var filter = Parse("?flow=nonsense").Filter;
        Assert.NotNull(filter.FlowRunError);
        Assert.Contains(Criterion.Nothing, Assert.IsType<Criterion.AllOf>(filter.ToCriterion(default)).Of);
    }

    private static RunListState Parse(string query) => RunListState.Parse(new Uri("http://localhost/runs" + query));
}
