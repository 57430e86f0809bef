using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;
using Xunit;

namespace TaskRunAdmin.Unit.TaskRuns;

public sealed class RunQueryTests
{
    private const string Id = "0193f2a4-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("", "")]
    [InlineData("  state:failed,crashed   tag:etl ", "state:failed,crashed tag:etl")]
    [InlineData("STATE:Failed", "state:Failed")]
    [InlineData("daily", "name:daily")]
    [InlineData("-daily", "-name:daily")]
    [InlineData("\"two words\"", "name:\"two words\"")]
    [InlineData("\"etl:load\"", "name:etl:load")]
    [InlineData("tag:\"a, b\",c", "tag:\"a, b\",c")]
    [InlineData("tag:\"say \"\"hi\"\"\"", "tag:\"say \"\"hi\"\"\"")]
    [InlineData("key:a:b", "key:a:b")]
    [InlineData("tag:a,a", "tag:a")]
    [InlineData("flow:none", "flow:none")]
    [InlineData("flow:NONE,None", "flow:none")]
    [InlineData("--daily", "-name:-daily")]
    [InlineData("flow:" + Id, "flow:" + Id)]
    [InlineData("since:24h until:2026-11-26", "since:24h until:2026-11-26")]
    [InlineData("since:2026-11-26T08:00+02:00", "since:2026-11-26T08:00+02:00")]
    public void Text_IsReadAndWrittenInOneSpelling(string text, string expected)
    {
        var query = RunQuery.Parse(text);
        Assert.Empty(query.Errors);
        Assert.Equal(expected, query.ToText());
        Assert.Equal(query, RunQuery.Parse(query.ToText()));
    }

    [Theory]
    [InlineData("colour:red", "There is no “colour:”")]
    [InlineData("http://host", "There is no “http:”")]
    [InlineData("0:a", "There is no “0:”")]
    [InlineData("+9:x", "There is no “+9:”")]
    [InlineData("--1:x", "“--1:x” has two minuses: one asks for the opposite")]
    [InlineData("--name:x", "“--name:x” has two minuses: one asks for the opposite")]
    [InlineData(
        "-",
        "“-” has nothing after it: a minus stands right before what runs are not to have, as in -tag:etl."
    )]
    [InlineData("state,tag:x", "has a comma")]
    [InlineData("tag:", "“tag:” has to be followed by a tag")]
    [InlineData("-tag:", "“tag:” has to be followed by a tag")]
    [InlineData(
        "tag:a,,b",
        "“tag:a,,b” has a comma without a value beside it: commas stand between values, as in tag:a,b."
    )]
    [InlineData("-state:,", "“-state:,” has a comma without a value beside it")]
    [InlineData("\"\"", "“\"\"” has nothing within its quotes: there has to be a part of the name.")]
    [InlineData("tag:\"\"", "“tag:\"\"” has nothing within its quotes: there has to be a tag")]
    [InlineData("tag:\"a b", "“tag:\"a b” opens a quote and does not close it")]
    [InlineData("a,b", "“a,b” has a comma: put it in quotes")]
    [InlineData("flow:nightly", "“flow:nightly” makes no sense: it takes a flow run's id, or none")]
    [InlineData("id:1", "“id:1” makes no sense")]
    [InlineData("since:yesterday", "“since:yesterday” makes no sense: it takes 24h, 7d")]
    [InlineData("since:99999999d", "makes no sense")]
    [InlineData("since:-1h", "makes no sense")]
    [InlineData("since:1h,2h", "takes one instant")]
    [InlineData("-since:1h", "takes one instant")]
    [InlineData("since:1h,", "takes one instant")]
    [InlineData("since:", "“since:” has to be followed by 24h, 7d")]
    [InlineData("since:1h since:2h", "may be there once")]
    public void Nonsense_IsSaidToBe_AndMeansNoRun(string text, string error)
    {
        var query = RunQuery.Parse(text);
        Assert.Contains(error, Assert.Single(query.Errors), StringComparison.Ordinal);
        Assert.Equal(Criterion.Nothing, query.ToCriterion());
        Assert.False(query.IsEmpty);
    }

    [Fact]
    public void TooMuch_IsRefused()
    {
        Assert.Contains(
            "characters at most",
            RunQuery.Parse(new string('a', RunQuery.MaxLength + 1)).Errors[0],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "values at most",
            RunQuery.Parse("tag:" + string.Join(',', Enumerable.Range(0, 501))).Errors[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("state:failed", """{"$type":"type","Types":[4]}""")]
    [InlineData("state:Late", """{"$type":"state","Names":["Late"]}""")]
    [InlineData("tag:a,b", """{"$type":"tag_any","Tags":["a","b"]}""")]
    [InlineData("-tag:a", """{"$type":"not","Of":{"$type":"tag","Tags":["a"]}}""")]
    [InlineData("flow:none", """{"$type":"flow","Expected":false}""")]
    [InlineData("since:1h", """{"$type":"aged","Least":null,"Most":"01:00:00"}""")]
    [InlineData("until:1d", """{"$type":"aged","Least":"1.00:00:00","Most":null}""")]
    public void Term_MeansACriterion(string text, string fingerprint) =>
        Assert.Equal(fingerprint, RunQuery.Parse(text).ToCriterion().Fingerprint());

    [Theory]
    [InlineData("name:a", true)]
    [InlineData("dynamic:a flow:none", true)]
    [InlineData("name:a flow:" + Id, false)]
    [InlineData("tag:a", false)]
    public void Unindexed_IsWhatOnlyAWalkFinds(string text, bool expected) =>
        Assert.Equal(expected, RunQuery.Parse(text).IsUnindexed);

    [Fact]
    public void ExcludedTypes_AreTheOthers() =>
        Assert.DoesNotContain(
            StateType.Completed,
            Assert.IsType<Criterion.StateTypeIn>(RunQuery.Parse("-state:completed").ToCriterion()).Types
        );

    [Fact]
    public void Age_AtAnInstant_IsASpan()
    {
        var now = Some.Instant;
        Assert.Equal(
            new Criterion.Within(TaskRunInstant.Created, now.AddHours(-1), null),
            RunQuery.Parse("since:1h").ToCriterion().At(now)
        );
    }

    [Fact]
    public void With_AnotherTerm_TakesThePlaceOfThoseOfItsField()
    {
        var query = RunQuery.Parse("tag:a state:failed -state:late since:1h state:crashed");
        Assert.Equal(
            "tag:a state:running -state:late since:1h",
            query.With(QueryField.State, new QueryTerm(QueryField.State, ["running"])).ToText()
        );
        Assert.Equal("tag:a -state:late since:1h", query.With(QueryField.State, null).ToText());
        Assert.Equal(
            "tag:a state:failed since:1h state:crashed",
            query.Without(new QueryTerm(QueryField.State, ["late"], IsExcluded: true)).ToText()
        );
        Assert.Equal(["failed", "crashed"], query.Wanted(QueryField.State));
    }

    [Fact]
    public void Values_OfATerm_AreAlternatives()
    {
        var criterion = Assert.IsType<Criterion.AnyOf>(RunQuery.Parse("state:failed,Late").ToCriterion());
        Assert.Equal([StateType.Failed], Assert.IsType<Criterion.StateTypeIn>(criterion.Of[0]).Types);
        Assert.Equal(["Late"], Assert.IsType<Criterion.StateNameIn>(criterion.Of[1]).Names);
    }
}
