using System.Net;
using System.Net.WebSockets;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>Who asks too much is told when to come back, and takes nothing from others.</summary>
public sealed class RequestLimitsTests
{
    private const string Version = "/api/version";

    [Fact]
    public async Task Requests_MoreThanAllowed_Are429WithRetryAfter_AndOthersGoOn()
    {
        await using var host = new ApiHost(("Auth:BasicAuth", "a:b"), ("Api:RequestsPerSecond", "1"));
        var answers = new List<Answer>();
        for (var i = 0; i < 5; i++)
            answers.Add(await host.GetAsync(Version, AuthHost.Basic("a:b")));

        var refused = answers.Where(answer => answer.Status is HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.Equal("1", refused[0].Header("Retry-After"));
        Assert.Equal("too_many_requests", refused[0]["code"].GetString());
        // Somebody else, by address.
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(Version)).Status);
    }

    [Fact]
    public async Task Credentials_Guessed_AreRefusedEvenWhenRight()
    {
        await using var host = new ApiHost(("Auth:BasicAuth", "a:b"), ("Api:RequestsPerSecond", "0"));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
            statuses.Add((await host.GetAsync(Version, AuthHost.Basic($"a:{i}"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);

        var right = await host.GetAsync(Version, AuthHost.Basic("a:b"));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        Assert.Equal("60", right.Header("Retry-After"));
    }

    [Fact]
    public async Task ThisMachine_WithoutSignIn_HasNoLimit()
    {
        await using var host = new ApiHost(("Api:RequestsPerSecond", "1"));
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(Version)).Status);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/")]
    [InlineData("/_BLAZOR")]
    public async Task OpenPages_MoreThanTheShareOfOne_Are429_AndAreLetInWhenOneIsClosed(string path)
    {
        // A fifth of five.
        await using var host = new ApiHost(("Console:MaxConnections", "5"));
        using var first = new ClientWebSocket();
        await first.ConnectAsync(Circuit(host, "/_blazor"), TestContext.Current.CancellationToken);

        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            second.ConnectAsync(Circuit(host, path), TestContext.Current.CancellationToken)
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, second.HttpStatusCode);
        Assert.Contains("Retry-After", second.HttpResponseHeaders!.Keys);

        first.Abort();
        await Eventually(async () =>
        {
            using var third = new ClientWebSocket();
            await third.ConnectAsync(Circuit(host, path), TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task Passwords_MoreThanTenAMinute_Are429()
    {
        await using var host = new ApiHost(("Auth:LocalAccounts", "true"));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            statuses.Add(
                (
                    await host.SendAsync(
                        HttpMethod.Post,
                        i % 2 == 0 ? "/sign-in" : "/SIGN-IN/",
                        "name=a&password=b"u8.ToArray(),
                        "application/x-www-form-urlencoded"
                    )
                ).Status
            );
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses[..10]);
    }

    private static Uri Circuit(ApiHost host, string path) => new($"ws://{host.Address.Authority}{path}");

    /// <summary>The server notices a broken connection when it does.</summary>
    private static async Task Eventually(Func<Task> act)
    {
        for (var tries = 0; ; tries++)
            try
            {
                await act();
                return;
            }
            catch (WebSocketException) when (tries < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
            }
    }
}
