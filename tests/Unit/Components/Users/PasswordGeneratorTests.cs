using TaskRunAdmin.Auth;
using TaskRunAdmin.Components.Users;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Users;

public sealed class PasswordGeneratorTests
{
    [Fact]
    public void Next_EachTime_IsAnother() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => PasswordGenerator.Next()).Distinct().Count());

    [Fact]
    public void Next_IsLongEnough_AndHasNothingThatLooksAlike()
    {
        var password = PasswordGenerator.Next();

        Assert.True(password.Length >= PasswordRules.MinLength);
        Assert.DoesNotContain(password, character => "0O1lI".Contains(character, StringComparison.Ordinal));
    }
}
