using System.Net;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>What a stranger asks for is in the log as it was sent, escaped: one line, whatever shows the log.</summary>
public sealed class LogLinesTests
{
    [Fact]
    public async Task Refusal_ControlCharactersInThePath_StayEscaped()
    {
        await using var host = new ApiHost(("Auth:LocalAccounts", "true"));

        var answer = await host.GetAsync(
            "/api/task_runs/%0D%0Awarn:%20Forged%1B%5B2J%E2%80%AE",
            ("User-Agent", "forged\tagent")
        );

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var line = Assert.Single(host.LoggedWarnings);
        Assert.StartsWith("GET /api/task_runs/%0D%0Awarn:%20Forged%1B", line);
        Assert.DoesNotContain(line.TrimEnd(), each => char.IsControl(each) || each is '\u202e');
        Assert.DoesNotContain("agent", line);
        Assert.Empty(host.LoggedErrors);
    }
}
