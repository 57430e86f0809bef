using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TaskRunAdmin.Bench.Echo;

/// <summary>Counts within the product how often its database was asked about task runs.</summary>
internal sealed class ReadCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Answers with the count so far.</summary>
    internal const string Path = "/bench/reads";

    private long _count;

    internal ReadCount() => DiagnosticListener.AllListeners.Subscribe(this);

    internal void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            Path,
            () => TypedResults.Text(Interlocked.Read(ref _count).ToString(CultureInfo.InvariantCulture))
        );

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory)
            listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (
            happened.Value is CommandEventData { Command: DbCommand command }
            && command.CommandText.Contains("task_runs", StringComparison.Ordinal)
        )
            Interlocked.Increment(ref _count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
}
