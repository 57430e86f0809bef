using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Unit.Model;

public sealed class TextPrefixTests
{
    [Fact]
    public void Of_ShortText_IsTheText() => Assert.Equal("abc", TextPrefix.Of("abc"));

    [Fact]
    public void Of_LongText_IsItsBeginning() => Assert.Equal(new string('x', 200), TextPrefix.Of(new string('x', 201)));

    [Fact]
    public void Of_PairAtTheCut_IsNotHalved() => Assert.Equal("abc", TextPrefix.Of("abc👋", 4));
}
