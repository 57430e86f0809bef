using System.Diagnostics;
using System.Globalization;
using System.Net;
using TaskRunAdmin.Bench.Load;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Bench.Live;

/// <summary>Automation that goes on beside what is measured: it creates runs and sets their states, so many requests a second.</summary>
internal sealed class Writing : IDisposable
{
    private const int Connections = 8;

    private readonly CancellationTokenSource _stop;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _done;

    private Writing(CancellationToken token) => _stop = CancellationTokenSource.CreateLinkedTokenSource(token);

    /// <summary>How many there really were.</summary>
    internal double PerSecond => Interlocked.Read(ref _done) / Stopwatch.GetElapsedTime(_start).TotalSeconds;

    internal static Writing Begin(EndPoint server, int perSecond, CancellationToken token)
    {
        var writing = new Writing(token);
        for (var i = 0; i < Connections; i++)
            _ = writing.WriteAsync(server, TimeSpan.FromSeconds((double)Connections / perSecond));
        return writing;
    }

    public void Dispose() => _stop.Cancel();

    private async Task WriteAsync(EndPoint server, TimeSpan pause)
    {
        try
        {
            using var connection = await Connection.OpenAsync(server, _stop.Token);
            var next = Stopwatch.GetTimestamp();
            while (true)
            {
                // Of one run: created, started, ended.
                var id = TimeOrderedId.Next(TimeProvider.System.GetUtcNow());
                await SendAsync(
                    "/api/task_runs/",
                    $$"""{"id":"{{id}}","task_key":"live.write-{{id.GetHashCode() % 50}}","dynamic_key":"{{id}}","tags":["live","nightly"]}"""
                );
                await SendAsync($"/api/task_runs/{id}/set_state", """{"state":{"type":"RUNNING"}}""");
                await SendAsync($"/api/task_runs/{id}/set_state", """{"state":{"type":"COMPLETED"}}""");
            }

            async Task SendAsync(string path, string json)
            {
                next += (long)(pause.TotalSeconds * Stopwatch.Frequency);
                var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, _stop.Token);
                var status = await connection.SendAsync(Request.Of("POST", path, json), null, _stop.Token);
                if (status != 201)
                    throw new InvalidOperationException(
                        string.Create(CultureInfo.InvariantCulture, $"A write was answered {status}.")
                    );
                Interlocked.Increment(ref _done);
            }
        }
        catch (OperationCanceledException)
        {
            // It was long enough.
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }
    }
}
