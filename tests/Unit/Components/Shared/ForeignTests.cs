using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class ForeignTests
{
    [Theory]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩")]
    [InlineData("\e[2J\a\b", "⟨U+001B⟩[2J⟨U+0007⟩⟨U+0008⟩")]
    [InlineData("\u009b1m\u007f", "⟨U+009B⟩1m⟨U+007F⟩")]
    [InlineData("ad\u200Bmin\uFEFF", "ad⟨U+200B⟩min⟨U+FEFF⟩")]
    [InlineData("a\r\n\tb", "a⟨U+000D⟩⟨U+000A⟩⟨U+0009⟩b")]
    public void Line_WhatIsNotSeen_IsMadeVisible(string text, string shown) => Assert.Equal(shown, Foreign.Line(text));

    [Fact]
    public void Block_LinesAndTabs_Stay() => Assert.Equal("a\n\tb⟨U+000D⟩⟨U+001B⟩", Foreign.Block("a\n\tb\r\e"));

    [Theory]
    [InlineData("load orders")]
    [InlineData("größer, 注文, طلب, הזמנה, 🚀")]
    [InlineData("")]
    [InlineData(null)]
    public void Line_AnyOtherText_IsTheSameObject(string? text)
    {
        Assert.Same(text, Foreign.Line(text));
        Assert.Same(text, Foreign.Block(text));
    }

    [Fact]
    public void Json_WhatIsNotSeen_IsEscapedAndMeansTheSame()
    {
        const string Json = "{\n  \"a\u202Eb\": \"\u2028\u009B\"\n}";

        var shown = Foreign.Json(Json);

        Assert.Equal("{\n  \"a\\u202eb\": \"\\u2028\\u009b\"\n}", shown);
        Assert.True(
            System.Text.Json.JsonElement.DeepEquals(
                System.Text.Json.JsonElement.Parse(Json),
                System.Text.Json.JsonElement.Parse(shown)
            )
        );
    }
}
