using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Hosting;

/// <summary>Whatever a client sends, in the server's log it is text within one entry.</summary>
public sealed class PlainConsoleFormatterTests
{
    private const string Forged = "/x\r\nwarn: Forged[0]\n      all is well\e[2J\a\u009b1m\u202e";

    [Fact]
    public void Write_ControlCharactersInAMessage_AreMadeVisible()
    {
        var lines = Write(LogLevel.Warning, $"GET {Forged} was refused.", null);

        Assert.Equal(
            """
            warn: Server[7]
                  GET /x⟨U+000D⟩⟨U+000A⟩warn: Forged[0]⟨U+000A⟩      all is well⟨U+001B⟩[2J⟨U+0007⟩⟨U+009B⟩1m⟨U+202E⟩ was refused.

            """,
            lines
        );
    }

    [Fact]
    public void Write_Exception_KeepsItsLinesBelowTheMessage()
    {
        var lines = Write(LogLevel.Error, "It failed.", new InvalidOperationException(Forged)).Split('\n');

        Assert.Equal("fail: Server[7]", lines[0]);
        Assert.Equal("      It failed.", lines[1]);
        Assert.Equal("      System.InvalidOperationException: /x⟨U+000D⟩", lines[2]);
        // A forged line is indented like every other that is none of the server's own.
        Assert.Equal("      warn: Forged[0]", lines[3]);
        Assert.All(lines[1..^1], line => Assert.StartsWith("      ", line));
        Assert.DoesNotContain('\e', string.Concat(lines));
    }

    [Fact]
    public async Task Server_LogsThroughIt()
    {
        await using var host = new ApiHost();

        var options =
            host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<ConsoleLoggerOptions>>();
        var formatters = host.Services.GetServices<ConsoleFormatter>();

        Assert.Equal(PlainConsoleFormatter.FormatterName, options.CurrentValue.FormatterName);
        Assert.Contains(formatters, each => each is PlainConsoleFormatter);
    }

    private static string Write(LogLevel level, string message, Exception? error)
    {
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole())
            .AddSingleton<ConsoleFormatter, PlainConsoleFormatter>()
            .BuildServiceProvider();
        var formatter = services.GetServices<ConsoleFormatter>().OfType<PlainConsoleFormatter>().Single();
        using var text = new StringWriter();
        var entry = new LogEntry<string>(level, "Server", 7, message, error, (state, _) => state);
        formatter.Write(entry, null, text);
        return text.ToString();
    }
}
