using System.Diagnostics;
using System.Globalization;
using TaskRunAdmin.Bench.Growth;
using TaskRunAdmin.Bench.Load;
using TaskRunAdmin.Bench.Server;

namespace TaskRunAdmin.Bench.Live;

/// <summary>
/// What operators see while automation writes: how soon a change that is committed is painted in every open browser, what
/// one browser and many of them cost the database, and how pages feel meanwhile.
/// </summary>
internal static class LiveComparison
{
    private const int Runs = 200_000;
    private const int WritesPerSecond = 500;

    internal static async Task RunAsync(Options options, int count, string? load, CancellationToken token)
    {
        await using var product = new Product();
        await product.StartAsync(options.SqlServer, token);
        Report.Machine(options, product, load);
        await Fill.RunAsync(product.Address, options.Quick ? Runs / 20 : Runs, token);
        var length = TimeSpan.FromSeconds(options.Quick ? 5 : 30);
        await using var browsers = await Browsers.StartAsync(new Uri($"http://{product.Address}"));
        var probes = new Probes(product.Address);

        Console.WriteLine(
            "| list | browsers | writes/s | change to painted, p50 ms | p99 ms | not painted in 10 s | reads of task runs/s | server, of a processor |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        await ListAsync("all runs", "/runs", 1);
        await ListAsync("all runs", "/runs", count);
        // No page of new runs comes to wait here: each write may concern the list, and what is new is looked for.
        await ListAsync("one task key", $"/runs?q=key:{Probes.TaskKey}", 1);
        await ListAsync("one task key", $"/runs?q=key:{Probes.TaskKey}", count);

        Console.WriteLine();
        Console.WriteLine($"One browser, {WritesPerSecond} writes/s:");
        Console.WriteLine();
        using (var writing = Writing.Begin(product.Address, WritesPerSecond, token))
            await Feel.PrintAsync(browsers, probes.Last, token);

        async Task ListAsync(string list, string path, int open)
        {
            // A list shows what was newest when it was opened.
            await probes.CreateAsync(token);
            await browsers.OpenAsync(open, path);
            await PhaseAsync(list, open, 0);
            await PhaseAsync(list, open, WritesPerSecond);
            await browsers.CloseAsync();
        }

        async Task PhaseAsync(string list, int open, int perSecond)
        {
            using var writing = perSecond == 0 ? null : Writing.Begin(product.Address, perSecond, token);
            var (reads, processor, start) = (
                await product.ReadsAsync(),
                product.ProcessorTime,
                Stopwatch.GetTimestamp()
            );
            // Nobody changes anything: open pages are to cost nothing.
            var painted = perSecond == 0 ? null : await probes.WatchAsync(browsers, length, token);
            if (painted is null)
                await Task.Delay(length / 3, token);
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var readsPerSecond = (await product.ReadsAsync() - reads) / took;
            var ofAProcessor = (product.ProcessorTime - processor).TotalSeconds / took;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {list} | {open} | {writing?.PerSecond ?? 0:N0} | {Milliseconds(painted, 0.5)} | {Milliseconds(painted, 0.99)} | {painted?.Count(each => each is null) ?? 0} | {readsPerSecond:N1} | {ofAProcessor:P0} |"
                )
            );
        }
    }

    private static string Milliseconds(IReadOnlyList<double?>? painted, double quantile)
    {
        if (painted?.OfType<double>().Order().ToList() is not { Count: > 0 } all)
            return "";
        return all[(int)(quantile * (all.Count - 1))].ToString("N0", CultureInfo.InvariantCulture);
    }
}
