using System.Globalization;
using System.Runtime.InteropServices;
using TaskRunAdmin.Bench.Floor;
using TaskRunAdmin.Bench.Load;
using TaskRunAdmin.Bench.Server;

namespace TaskRunAdmin.Bench;

/// <summary>What is printed: Markdown, so that it can be kept as it is.</summary>
internal static class Report
{
    internal static void Machine(Options options, Product product, string? load)
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; "
                + $"server and generator on the same machine, over loopback."
        );
        if (load is not null)
            Console.WriteLine($"Load average before (1, 5, 15 minutes): {string.Join(", ", load.Split(' ')[..3])}.");
        Console.WriteLine(
            $"Database: {product.Database.Name}. Start on a new database: {product.StartTook.TotalSeconds:F1} s."
        );
        Console.WriteLine(
            $"Generator: bench (keep-alive HTTP/1.1, one request in flight a connection); rounds of "
                + $"{options.RoundLength.TotalSeconds:0.#} s, product and echo in turns, {options.Rounds} times; medians."
        );
        Console.WriteLine();
    }

    internal static void Head()
    {
        Console.WriteLine(
            "| what | connections | req/s | p50 ms | p99 ms | errors | echo req/s | echo p50 | echo p99 | echo errors | of echo |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    internal static void Row(string name, int connections, Comparison comparison) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {connections} | {Side(comparison.Product)} | {Side(comparison.Echo)} | {comparison.RatioToEcho:P0} |"
            )
        );

    /// <summary>Batches as large as they can be while half of the 64 connections wait for one and half make the next; and all.</summary>
    internal static void Alone(SqliteAlone alone, double echo)
    {
        Console.WriteLine();
        foreach (var batch in new[] { 32, 64 })
        {
            var perSecond = Comparison.Median(Enumerable.Range(0, 3).Select(_ => alone.Run(batch)).ToArray());
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SQLite alone, the rows of \"create new\", {batch} a commit: {perSecond:N0}/s, {perSecond / echo:P0} of echo."
                )
            );
        }
    }

    internal static void Close(
        Product product,
        long residentAtStart,
        TimeSpan generator,
        long databaseBytes,
        string? firstError
    )
    {
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Server: {Megabytes(residentAtStart)} resident at first, {Megabytes(product.ResidentBytes)} at the end. Database: {Megabytes(databaseBytes)}."
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Processor time: server {product.ProcessorTime.TotalSeconds:F0} s, generator {generator.TotalSeconds:F0} s."
            )
        );
        if (firstError is not null)
            Console.WriteLine($"First error: {firstError}.");
    }

    private static string Side(IReadOnlyList<Round> rounds)
    {
        double Median(Func<Round, double> of) => Comparison.Median(rounds.Select(of));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(round => round.PerSecond):N0} | {Median(round => round.P50):F2} | {Median(round => round.P99):F2} | {rounds.Sum(round => round.Errors)}"
        );
    }

    private static string Megabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F0} MiB");
}
