using TaskRunAdmin.Components.Audit;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Audit;

public sealed class AuditSearchTests
{
    [Fact]
    public void Search_AskedAgain_WasReadOnce()
    {
        var search = new AuditSearch { Door = "window" };
        Assert.Same(search.Problems, search.Problems);
        Assert.Null(search.Filter);
    }

    [Fact]
    public void With_AfterItWasRead_IsReadByItself()
    {
        var wrong = new AuditSearch { Door = "window" };
        Assert.Equal(["door"], wrong.Problems.Keys);

        var right = wrong with { Door = "api" };

        Assert.Empty(right.Problems);
        Assert.NotNull(right.Filter);
    }

    [Fact]
    public void Equality_IsOfWhatIsAskedFor_WhetherItWasReadOrNot()
    {
        var read = new AuditSearch { Actor = "ada" };
        Assert.Empty(read.Problems);

        Assert.Equal(new AuditSearch { Actor = "ada" }, read);
        Assert.Equal(new AuditSearch { Actor = "ada" }.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(new AuditSearch { Action = "ada" }, read);
    }
}
