using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using TaskRunAdmin.Components.Shared;

namespace TaskRunAdmin;

/// <summary>
/// The framework's simple lines, in which what a client sent is text: paths, a provider's words and a browser's errors get
/// into messages, and as they come they could clear the screen, or begin a line of their own.
/// </summary>
internal sealed class PlainConsoleFormatter(IServiceProvider services) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "plain";

    // Not before it is needed: it is one of the same list as this one.
    private readonly Lazy<ConsoleFormatter> _simple = new(() =>
        services.GetServices<ConsoleFormatter>().First(each => each.Name == ConsoleFormatterNames.Simple)
    );

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var text = Text(logEntry);
        var plain = new LogEntry<string>(
            logEntry.LogLevel,
            logEntry.Category,
            logEntry.EventId,
            text,
            exception: null,
            static (message, _) => message
        );
        _simple.Value.Write(plain, scopeProvider, textWriter);
    }

    // The lines of a stack are the server's own, and are indented like every line but the first.
    private static string Text<TState>(in LogEntry<TState> entry)
    {
        var message = Foreign.Line(entry.Formatter(entry.State, entry.Exception));
        return entry.Exception is { } error
            ? $"{message}{Environment.NewLine}{Foreign.Block(error.ToString())}"
            : message;
    }
}
