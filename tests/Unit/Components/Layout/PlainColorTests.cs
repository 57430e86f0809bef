using TaskRunAdmin.Components.Layout;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Layout;

public sealed class PlainColorTests
{
    [Theory]
    [InlineData("#c77700")]
    [InlineData("#fff")]
    [InlineData("rebeccapurple")]
    public void Accept_Colour_LetsItThrough(string color) => Assert.Equal(color, PlainColor.Accept(color));

    [Theory]
    [InlineData("")]
    [InlineData("#12")]
    [InlineData("red;background:url(x)")]
    [InlineData("url(//x)")]
    [InlineData("red\n")]
    public void Accept_AnythingElse_RefusesIt(string color) => Assert.Null(PlainColor.Accept(color));
}
