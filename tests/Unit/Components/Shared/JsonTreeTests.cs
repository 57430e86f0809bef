using System.Text.Json;
using Bunit;
using TaskRunAdmin.Components.Shared;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class JsonTreeTests : ConsoleContext
{
    [Fact]
    public void Tree_SmallJson_IsOpenWithKeysAndValues()
    {
        var tree = Open("""{"a": {"b": [1, "two", true, null]}}""");

        Assert.Equal(["a", "b"], tree.FindAll(".json-key").Select(key => key.TextContent));
        Assert.Equal(
            ["1", "\"two\"", "true", "null"],
            tree.FindAll(".json-number, .json-string, .json-word").Select(value => value.TextContent)
        );
        Assert.Equal("1 key", tree.Find(".json-count").TextContent);
    }

    [Fact]
    public void Tree_ValueCopied_HasItsPath()
    {
        var tree = Open("""{"a b": [{"c": "x\ny"}]}""");

        Assert.Equal("$[\"a b\"][0].c = \"x\\ny\"", tree.Find(".json-line > .copy").GetAttribute("data-copy"));
    }

    [Fact]
    public void Tree_BranchClosedAndOpened_RendersItsEntriesOnlyWhenOpen()
    {
        var tree = Open("""{"a": {"b": 1}}""");

        tree.FindAll(".json-toggle")[1].Click();
        Assert.Equal("false", tree.FindAll(".json-toggle")[1].GetAttribute("aria-expanded"));
        Assert.DoesNotContain("b", tree.FindAll(".json-key").Select(key => key.TextContent));

        tree.FindAll(".json-toggle")[1].Click();
        Assert.Contains("b", tree.FindAll(".json-key").Select(key => key.TextContent));
    }

    [Fact]
    public void Tree_Search_OpensTheParentsOfWhatIsFoundAndHidesTheRest()
    {
        var deep = string.Concat(Enumerable.Range(0, 10).Select(i => $$"""{"level{{i}}": """));
        var tree = Open(
            $$"""{"other": [1, 2, 3], "deep": {{deep}}{"Needle": 1, "hay": "a needle in it", "straw": 2}{{new string('}', 11)}}"""
        );
        Assert.DoesNotContain("Needle", tree.Find(".json-root").TextContent);

        tree.Find("input").Input("needle");

        Assert.Equal("2 found.", tree.Find(".json-found").TextContent);
        Assert.Equal(["Needle", "needle"], tree.FindAll("mark").Select(mark => mark.TextContent));
        Assert.DoesNotContain("straw", tree.Find(".json-root").TextContent);
        Assert.DoesNotContain("other", tree.Find(".json-root").TextContent);

        tree.Find("input").Input("nowhere");
        Assert.Equal("Nothing found.", tree.Find(".json-found").TextContent);

        tree.Find("input").Input("");
        Assert.Contains("other", tree.Find(".json-root").TextContent);
    }

    [Fact]
    public void Tree_LongList_ShowsAHundredAndThenMore()
    {
        var tree = Open($"[{string.Join(',', Enumerable.Range(0, 1234))}]");
        Assert.Equal(JsonEntry.Page, tree.FindAll(".json-number").Count);

        tree.Find(".json-more").Click();

        Assert.Equal(2 * JsonEntry.Page, tree.FindAll(".json-number").Count);
        Assert.Equal("Show 100 more of 1,234", tree.Find(".json-more").TextContent);
    }

    [Fact]
    public void Tree_FourMebibytes_SendsLittleAndFindsTheLastOfThem()
    {
        var items = Enumerable.Range(0, 40_000).Select(i => new { key = $"value {i}", text = new string('x', 80) });
        var json = JsonSerializer.Serialize(new { items });
        Assert.True(json.Length > 4 << 20);
        var tree = Open(json);

        Assert.True(tree.Markup.Length < 20_000);
        tree.Find("input").Input("value 39999");
        Assert.Equal("\"value 39999\"", tree.Find(".json-string").TextContent);
        Assert.True(tree.Markup.Length < 20_000);

        tree.FindAll("button").Single(button => button.TextContent == "Raw").Click();
        Assert.Contains("too long to be shown at once", tree.Find(".json-found").TextContent);
        Assert.Equal("/whole", tree.Find(".json-found a").GetAttribute("href"));
    }

    [Fact]
    public void Tree_MoreFoundThanAnyoneLooksThrough_IsCut()
    {
        var tree = Open($"[{string.Join(',', Enumerable.Repeat("\"same\"", 5000))}]");

        tree.Find("input").Input("same");

        Assert.Equal("More than 200 found; the first of them are shown.", tree.Find(".json-found").TextContent);
        Assert.Equal(JsonEntry.Page, tree.FindAll("mark").Count);
    }

    [Fact]
    public void Tree_LongText_IsCutUntilAskedFor()
    {
        var tree = Open(JsonSerializer.Serialize(new { a = new string('x', 5000) }));
        Assert.Equal(301, tree.Find(".json-string").TextContent.Length);
        Assert.Equal("$.a", tree.Find(".json-line > .copy").GetAttribute("data-copy"));

        tree.FindAll("button").Single(button => button.TextContent.Contains("Show all")).Click();

        Assert.Equal(5002, tree.Find(".json-string").TextContent.Length);
    }

    [Fact]
    public void Tree_TextThatIsNotSeen_IsMadeVisible()
    {
        var tree = Open("""{"a\u202eb": "<b>\u200b</b>"}""");

        Assert.Equal("a⟨U+202E⟩b", tree.Find(".json-key").TextContent);
        Assert.Equal("\"<b>\\u200b</b>\"", tree.Find(".json-string").TextContent);
        Assert.Empty(tree.FindAll(".json-string b"));
    }

    [Fact]
    public void Tree_Raw_IsTheWholeText()
    {
        var tree = Open("""{"a": 1}""");
        Assert.True(tree.Find("pre").HasAttribute("hidden"));

        tree.FindAll("button").Single(button => button.TextContent == "Raw").Click();

        Assert.False(tree.Find("pre").HasAttribute("hidden"));
        Assert.Equal(1, JsonElement.Parse(tree.Find("pre").TextContent).GetProperty("a").GetInt32());
        Assert.Empty(tree.FindAll(".json-root"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Tree_Nothing_SaysNone(string json)
    {
        var tree = Open(json);

        Assert.Equal("none", tree.Find(".none").TextContent);
        Assert.Empty(tree.FindAll("button, input"));
    }

    private IRenderedComponent<JsonTree> Open(string json) =>
        Render<JsonTree>(parameters =>
            parameters
                .Add(each => each.Title, "Inputs")
                .Add(each => each.What, "inputs as JSON")
                .Add(each => each.Json, JsonElement.Parse(json))
                .Add(each => each.Whole, "/whole")
        );
}
