using System.Diagnostics;
using System.Net.Sockets;

namespace TaskRunAdmin.Bench.Load;

/// <summary>What one short round measured.</summary>
/// <param name="PerSecond">Requests with the expected answer, per second.</param>
/// <param name="P50">Half of these took at most this, in milliseconds.</param>
/// <param name="P99">99 of 100 took at most this, in milliseconds.</param>
/// <param name="Errors">Requests with another answer, or none.</param>
/// <param name="FirstError">The first of them; null when there was none.</param>
internal sealed record Round(double PerSecond, double P50, double P99, int Errors, string? FirstError)
{
    /// <summary>Bounds what a round keeps in memory, and what it leaves in the database.</summary>
    private const int MaxRequests = 200_000;

    internal static async Task<Round> RunAsync(
        ConnectionSet connections,
        Workload workload,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var workers = await Task.WhenAll(
            connections.All.Select(
                (connection, number) =>
                    Task.Run(
                        () =>
                            Worker.RunAsync(
                                connection,
                                workload.Connect(number),
                                workload.ExpectedStatus,
                                end,
                                MaxRequests / connections.All.Count,
                                cancellationToken
                            ),
                        cancellationToken
                    )
            )
        );
        var elapsed = Stopwatch.GetElapsedTime(start);

        var ticks = workers.SelectMany(worker => worker.Ticks).ToArray();
        Array.Sort(ticks);
        return new(
            ticks.Length / elapsed.TotalSeconds,
            Percentile(ticks, 0.50),
            Percentile(ticks, 0.99),
            workers.Sum(worker => worker.Errors),
            workers.Select(worker => worker.FirstError).FirstOrDefault(each => each is not null)
        );
    }

    private static double Percentile(long[] sorted, double part) =>
        sorted.Length == 0
            ? double.NaN
            : sorted[Math.Min((int)(part * sorted.Length), sorted.Length - 1)] * 1000.0 / Stopwatch.Frequency;

    /// <summary>One connection's share of a round.</summary>
    private sealed class Worker
    {
        internal List<long> Ticks { get; } = new(16 * 1024);

        internal int Errors { get; private set; }

        internal string? FirstError { get; private set; }

        internal static async Task<Worker> RunAsync(
            Connection connection,
            Func<ReadOnlyMemory<byte>> next,
            int expectedStatus,
            long end,
            int most,
            CancellationToken cancellationToken
        )
        {
            var worker = new Worker();
            try
            {
                while (worker.Ticks.Count + worker.Errors < most)
                {
                    var sent = Stopwatch.GetTimestamp();
                    if (sent >= end)
                        break;
                    var status = await connection.SendAsync(next(), null, cancellationToken);
                    if (status == expectedStatus)
                        worker.Ticks.Add(Stopwatch.GetTimestamp() - sent);
                    else
                        worker.Fail($"answer {status} instead of {expectedStatus}");
                }
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // The connection is lost, and with it this connection's share of the rest.
                worker.Fail(error.Message);
            }

            return worker;
        }

        private void Fail(string what)
        {
            Errors++;
            FirstError ??= what;
        }
    }
}
