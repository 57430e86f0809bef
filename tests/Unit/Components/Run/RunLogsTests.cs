using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Components.Run;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using Xunit;

namespace TaskRunAdmin.Unit.Components.Run;

public sealed class RunLogsTests : ConsoleContext
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private LogService Logs => Services.GetRequiredService<LogService>();

    [Fact]
    public async Task Page_RunWithoutLogs_SaysHowToSendOne()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForAssertion(() => Assert.StartsWith("No logs yet.", page.Find(".logs-none").TextContent));
        var curl = page.Find("pre[aria-label='curl command to send a log']").TextContent;
        Assert.StartsWith("curl -sS -X POST 'http://localhost/api/logs/'", curl);
        Assert.Contains($"\"task_run_id\": \"{run.Id}\"", curl);
    }

    [Fact]
    public async Task Page_LogsThatCome_ShowUpAtTheBottomAsText()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForElement(".logs-none");

        await Logs.WriteAsync([Log(run, 20, "second", 2), Log(run, 40, "<b>first</b>", 1)], Origin.Server);

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["<b>first</b>", "second"],
                page.FindAll(".log-message").Select(message => message.TextContent)
            )
        );
        Assert.Equal("ERROR", page.Find(".log-level").TextContent.Trim());
        Assert.Equal("2026-01-31T12:00:01Z", page.Find(".log time").GetAttribute("datetime"));
        Assert.Equal("logger", page.Find(".log-name").TextContent);
        Assert.Empty(page.FindAll(".logs-older"));

        await Logs.WriteAsync([Log(run, 20, "third", 3)], Origin.Server);

        page.WaitForAssertion(() => Assert.Equal("third", page.FindAll(".log-message")[^1].TextContent));
    }

    [Fact]
    public async Task Page_LevelChosen_ShowsThoseThatAreThatGrave()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        await Logs.WriteAsync([Log(run, 10, "debug", 1), Log(run, 30, "warning", 2)], Origin.Server);
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".log").Count));

        await page.Find("#logs-level").ChangeAsync(new() { Value = "30" });
        page.WaitForAssertion(() => Assert.Equal("warning", Assert.Single(page.FindAll(".log-message")).TextContent));

        await page.Find("#logs-level").ChangeAsync(new() { Value = "40" });
        page.WaitForAssertion(() => Assert.Contains("No log of this run is that grave.", page.Markup));

        await page.Find(".logs-none button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".log").Count));
    }

    [Fact]
    public async Task Page_MoreLogsThanAreShown_SaysHowMany()
    {
        var run = await CreateAsync("""{"task_key": "t", "dynamic_key": "1"}""");
        await Logs.WriteAsync([.. Enumerable.Range(0, 203).Select(i => Log(run, 20, $"{i}", i))], Origin.Server);

        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, run.Id));

        page.WaitForAssertion(() => Assert.Equal(RunLogs.Shown, page.FindAll(".log").Count));
        Assert.Equal("3 older ones are not shown.", page.Find(".logs-older").TextContent);
        Assert.Equal("3", page.Find(".log-message").TextContent);
        Assert.Equal("202", page.FindAll(".log-message")[^1].TextContent);
    }

    [Theory]
    [InlineData(1, "1 older one is not shown.")]
    [InlineData(1234, "1,234 older ones are not shown.")]
    [InlineData(10_001, "More than 10,000 older ones are not shown.")]
    public void Section_OlderOnes_AreCountedInWords(int older, string expected)
    {
        var section = Render<RunLogs>(parameters =>
            parameters
                .Add(each => each.RunId, Guid.Empty)
                .Add(each => each.MinLevel, int.MinValue)
                .Add(each => each.Logs, new NewestLogs([new LogRow(1, Noon, 20, "n", "m")], older))
        );
        Assert.Equal(expected, section.Find(".logs-older").TextContent);
    }

    [Fact]
    public void Line_LongMessage_IsCutAndSaysSo()
    {
        var line = Render<LogLine>(parameters =>
            parameters.Add(each => each.Log, new LogRow(1, Noon, 20, "n", new string('x', LogRow.MaxMessage + 1)))
        );
        Assert.Equal(LogRow.MaxMessage, line.Find(".log-message").TextContent.Length);
        Assert.Contains("Only the first 4000 characters", line.Find(".log-cut").TextContent);
    }

    [Theory]
    [InlineData(0, "DEBUG (0)")]
    [InlineData(10, "DEBUG")]
    [InlineData(20, "INFO")]
    [InlineData(25, "INFO (25)")]
    [InlineData(30, "WARNING")]
    [InlineData(40, "ERROR")]
    [InlineData(50, "CRITICAL")]
    [InlineData(99, "CRITICAL (99)")]
    public void Line_ALevel_IsAWordAndAnIcon(int level, string expected)
    {
        var line = Render<LogLine>(parameters =>
            parameters.Add(each => each.Log, new LogRow(1, Noon, level, "n", "m"))
        );
        Assert.Equal(expected, line.Find(".log-level").TextContent.Trim());
        Assert.NotEmpty(line.Find(".log-level path").GetAttribute("d")!);
    }

    private static NewLog Log(TaskRun run, int level, string message, int second) =>
        new("logger", level, message, Noon.AddSeconds(second), null, run.Id);
}
