using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;
using TaskRunAdmin.Unit.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Runs;

public sealed class RunListStateTests
{
    [Theory]
    [InlineData("", "/runs")]
    [InlineData("?after=junk&before=", "/runs")]
    [InlineData("?sort=NAME_ASC", "/runs?sort=NAME_ASC")]
    [InlineData("?sort=id_desc", "/runs")]
    [InlineData("?q=%20state:failed%20", "/runs?q=state:failed")]
    [InlineData("?q=nonsense:1", "/runs?q=nonsense:1")]
    [InlineData("?columns=updated,state,what,state", "/runs?columns=updated,name,state")]
    [InlineData("?columns=state,name,key,dynamic,flow,tags,count,start,duration,updated", "/runs")]
    [InlineData("?run=00000000-0000-0000-0000-000000000001", "/runs?run=00000000-0000-0000-0000-000000000001")]
    [InlineData("?run=1", "/runs")]
    [InlineData("?q=name:a&search=all", "/runs?q=name:a&search=all")]
    public void Parse_AnyQuery_GivesAUrlThatMeansTheSame(string query, string url)
    {
        var state = Parse(query);
        Assert.Equal(url, Uri.UnescapeDataString(state.ToUrl()));
        Assert.Equal(state, RunListState.Parse(new Uri("http://localhost" + state.ToUrl())));
    }

    [Fact]
    public void OlderAndNewer_OfARun_BeginAndEndAtIt()
    {
        var older = Parse("?q=state:failed").Older(Some.Row);
        Assert.False(older.IsAtStart);
        Assert.Equal(Some.Row.Seq, older.ToPage(null).After!.Seq);

        var newer = older.Newer(Some.Row);
        Assert.Null(newer.ToPage(null).After);
        Assert.Equal(Some.Row.Seq, newer.ToPage(null).Before!.Seq);
        Assert.Equal("/runs?q=state:failed", Uri.UnescapeDataString(newer.FromStart().ToUrl()));
    }

    [Fact]
    public void Sort_Another_BeginsAtItsStart()
    {
        var state = Parse("").Older(Some.Row);

        Assert.True(state.With(TaskRunSort.NameAsc).IsAtStart);
        // A place is one in its own order only.
        Assert.True(Parse($"?after={state.After}&sort=NAME_ASC").IsAtStart);
    }

    [Fact]
    public void Query_ThatNoIndexFinds_IsCutShortUntilAllAreAskedFor()
    {
        Assert.True(Parse("?q=name:a").IsCutShort);
        Assert.False(Parse("?q=name:a").SearchAll().IsCutShort);
        Assert.False(Parse("?q=name:a").SearchAll().With(RunQuery.Parse("key:a")).SearchesAll);
        Assert.False(Parse("?q=key:a").IsCutShort);
    }

    [Fact]
    public void Columns_MovedAndToggled_StandWhereTheyWerePut()
    {
        var columns = RunColumns.Parse("state,name,key");
        Assert.Equal("name,state,key", columns.Move(columns.Shown[0], 1).ToText());
        Assert.Equal("state,name,key", columns.Move(columns.Shown[0], -1).ToText());
        Assert.Equal("state,name", columns.Toggle(columns.Shown[2]).ToText());
        Assert.Equal(
            "state,name,key,created",
            columns.Toggle(columns.Others.First(each => each.Name == "created")).ToText()
        );
    }

    [Fact]
    public void Preference_OfAList_IsItsOrderAndColumnsOnly() =>
        Assert.Equal(
            "?sort=NAME_ASC&columns=name",
            Parse("?q=tag:a&sort=NAME_ASC&columns=name&run=" + Guid.Empty).ToPreference()
        );

    private static RunListState Parse(string query) => RunListState.Parse(new Uri("http://localhost/runs" + query));
}
