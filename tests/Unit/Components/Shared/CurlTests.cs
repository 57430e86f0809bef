using TaskRunAdmin.Components.Shared;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Shared;

public sealed class CurlTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$HOME `id` \"x\" \\", "'$HOME `id` \"x\" \\'")]
    public void Quote_AnyText_IsOneWordOfAShell(string text, string word) => Assert.Equal(word, Curl.Quote(text));
}
