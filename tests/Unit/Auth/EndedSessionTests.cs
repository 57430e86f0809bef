using System.Net;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>The sign-in page says to whoever had a session why they have none.</summary>
public sealed class EndedSessionTests(AuthHost auth) : IClassFixture<AuthHost>
{
    private const string Over = "Your session is over";

    [Theory]
    [InlineData("a session that is over", "its time was up")]
    [InlineData("a disabled person's session", "your account was changed")]
    public async Task SignIn_SessionIsOver_SaysWhy(string caller, string why) =>
        Assert.Contains($"{Over}: {why}", (await auth.SendAsync(caller, "GET", "/sign-in")).Text);

    [Fact]
    public async Task SignIn_CookieOfOtherKeys_SaysSo()
    {
        var page = await auth.Host.GetAsync("/sign-in", ("Cookie", "TaskRunAdmin.Session=x"));

        Assert.Contains($"{Over}: this server has other keys", page.Text);
    }

    [Fact]
    public async Task SignIn_NoSession_SaysNothing() =>
        Assert.DoesNotContain(Over, (await auth.SendAsync("nobody", "GET", "/sign-in")).Text);

    [Fact]
    public async Task SignIn_SessionInForce_LeadsOn() =>
        Assert.Equal(HttpStatusCode.Redirect, (await auth.SendAsync("a viewer's session", "GET", "/sign-in")).Status);
}
