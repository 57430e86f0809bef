using TaskRunAdmin.Core.Logs;

namespace TaskRunAdmin.Unit.Logs;

public sealed class LogSearchTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("  a  b ", "a|b", "")]
    [InlineData("a -b !c", "a", "b|c")]
    [InlineData("+a", "a", "")]
    [InlineData("\"a b\" c", "a b|c", "")]
    [InlineData("-\"a b\"!c", "", "a b|c")]
    [InlineData("\"a b", "a b", "")]
    [InlineData("\"\" -\"\"", "", "")]
    [InlineData("-", "-", "")]
    [InlineData("a - b", "a|-|b", "")]
    [InlineData("a-b", "a-b", "")]
    [InlineData("--force", "", "-force")]
    public void Parse_AQuery_HasItsWords(string query, string words, string excluded)
    {
        var search = LogSearch.Parse(query);
        Assert.Equal(words, string.Join('|', search.Words));
        Assert.Equal(excluded, string.Join('|', search.Excluded));
    }
}
