using System.Diagnostics;
using TaskRunAdmin.Bench.Server;

namespace TaskRunAdmin.Bench.Growth;

/// <summary>What grows with the table: writing on an empty database and on a filled one, and reading from the filled one.</summary>
internal static class GrowthComparison
{
    private const int Connections = 64;

    internal static async Task RunAsync(Options options, int runs, string? load, CancellationToken cancellationToken)
    {
        // On a database of its own: what it writes would stand in the way of the pages.
        await using (var empty = new Product())
        {
            await empty.StartAsync(options.SqlServer, cancellationToken);
            Report.Machine(options, empty, load);
            await WriteAsync(empty, "empty");
        }

        await using var product = new Product();
        await product.StartAsync(options.SqlServer, cancellationToken);
        var residentAtStart = product.ResidentBytes;
        var start = Stopwatch.GetTimestamp();
        await Fill.RunAsync(product.Address, runs, cancellationToken);
        var took = Stopwatch.GetElapsedTime(start);
        Console.WriteLine();
        Console.WriteLine(
            $"Filled in {took.TotalSeconds:F0} s; {product.ResidentBytes / 1024 / 1024} MiB resident after that."
        );
        await new Paging(product.Address, runs).PrintAsync(cancellationToken);
        Console.WriteLine();
        await WriteAsync(product, $"{runs:N0} runs");
        using var own = Process.GetCurrentProcess();
        Report.Close(product, residentAtStart, own.TotalProcessorTime, await product.Database.SizeAsync(), null);

        async Task WriteAsync(Product server, string when)
        {
            Report.Head();
            var scenarios = (await new Scenarios().PrepareAsync(server.Address, cancellationToken)).Where(each =>
                each.Name is Scenarios.CreateNew or Scenarios.SetState
            );
            foreach (var scenario in scenarios)
            {
                await Comparison.WarmUpAsync(server.Address, scenario, options, cancellationToken);
                var comparison = await Comparison.RunAsync(
                    server.Address,
                    scenario,
                    Connections,
                    options,
                    cancellationToken
                );
                Report.Row($"{scenario.Name}, {when}", Connections, comparison);
            }
        }
    }
}
