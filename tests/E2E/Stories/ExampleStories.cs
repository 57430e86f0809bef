using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TaskRunAdmin.E2E.Stories;

/// <summary>The scripts in <c>docs/examples</c> do what they say, and the console shows it.</summary>
public sealed partial class ExampleStories(ProductFixture fixture) : Story(fixture)
{
    [Fact]
    public async Task NightlyLoad_PlaysAFlow_AndTheConsoleShowsIt()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "Needs bash and curl.");
        var said = await PlayAsync("nightly-load.sh");

        Assert.Matches(@"transform +AwaitingRetry", said);
        Assert.Matches(@"transform +Retrying", said);
        Assert.Matches(@"extract, created again +the same run", said);
        Assert.Matches(@"task runs by state +""COMPLETED"":3 ", said);
        Assert.Matches(@"the flow run +Completed", said);
        Assert.Matches(@"states of transform +Pending Running AwaitingRetry Retrying Completed", said);
        Assert.Matches(@"log lines of transform +2", said);

        await Page.GotoAsync(ConsolePath().Match(said).Value);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("load of ");
        await Expect(Page.Locator("tr.run-row")).ToHaveCountAsync(3);
        await Expect(Page.Locator(".state-strip [data-state=COMPLETED]")).ToContainTextAsync("3");
        await Page.GetByRole(AriaRole.Link, new() { Name = "transform" }).ClickAsync();
        await Expect(Page.Locator(".timeline-entry")).ToHaveCountAsync(5);
        await Expect(Page.GetByText("the second attempt went through")).ToBeVisibleAsync();
        // And back to what it belongs to.
        await Page.Locator(".run-details a[href^='/flow-runs/']").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("load of ");
    }

    private async Task<string> PlayAsync(string script)
    {
        var start = new ProcessStartInfo("/bin/bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(RepositoryRoot(), "docs", "examples", script),
                Address.ToString().TrimEnd('/'),
            },
        };
        using var playing = Process.Start(start)!;
        var output = await playing.StandardOutput.ReadToEndAsync();
        var errors = await playing.StandardError.ReadToEndAsync();
        await playing.WaitForExitAsync();
        Assert.True(playing.ExitCode == 0, output + errors);
        return output;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TaskRunAdmin.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("/flow-runs/[0-9a-f-]{36}")]
    private static partial Regex ConsolePath();
}
