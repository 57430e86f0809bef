using System.Diagnostics;
using TaskRunAdmin.Bench;
using TaskRunAdmin.Bench.Growth;
using TaskRunAdmin.Bench.Live;
using TaskRunAdmin.Bench.Server;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // What was made is removed first.
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    // Before anything of this runs: what else the machine has to do.
    var load = File.Exists("/proc/loadavg") ? await File.ReadAllTextAsync("/proc/loadavg", stop.Token) : null;
    if (options.Fill is { } runs)
    {
        await GrowthComparison.RunAsync(options, runs, load, stop.Token);
        return 0;
    }

    if (options.Live is { } browsers)
    {
        await LiveComparison.RunAsync(options, browsers, load, stop.Token);
        return 0;
    }

    await using var product = new Product();
    await product.StartAsync(options.SqlServer, stop.Token);
    Report.Machine(options, product, load);
    var residentAtStart = product.ResidentBytes;
    var scenarios = (await new Scenarios().PrepareAsync(product.Address, stop.Token))
        .Where(each => options.Only is null || each.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
        .ToList();
    foreach (var scenario in scenarios)
        await Comparison.WarmUpAsync(product.Address, scenario, options, stop.Token);

    Report.Head();
    string? firstError = null;
    double? echoOfCreates = null;
    foreach (var scenario in scenarios)
    foreach (var connections in new[] { 1, 16, 64 })
    {
        var comparison = await Comparison.RunAsync(product.Address, scenario, connections, options, stop.Token);
        Report.Row(scenario.Name, connections, comparison);
        firstError ??= comparison.FirstError;
        if (scenario.Name == Scenarios.CreateNew)
            echoOfCreates = Comparison.Median(comparison.Echo.Select(round => round.PerSecond));
    }

    if (echoOfCreates is { } echo && product.Database.Alone is { } alone)
        Report.Alone(alone, echo);
    using var self = Process.GetCurrentProcess();
    Report.Close(product, residentAtStart, self.TotalProcessorTime, await product.Database.SizeAsync(), firstError);
    return firstError is null ? 0 : 1;
}
catch (InvalidOperationException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
