using System.Diagnostics;
using TaskRunAdmin.Bench;
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
    await using var product = new Product();
    await product.StartAsync(options.SqlServer, stop.Token);
    Report.Machine(options, product);
    var residentAtStart = product.ResidentBytes;
    var scenarios = await new Scenarios().PrepareAsync(product.Address, stop.Token);

    Report.Head();
    string? firstError = null;
    foreach (var scenario in scenarios.Where(each => options.Only is null || each.Name.Contains(options.Only)))
    foreach (var connections in new[] { 1, 16, 64 })
    {
        var comparison = await Comparison.RunAsync(product.Address, scenario, connections, options, stop.Token);
        Report.Row(scenario.Name, connections, comparison);
        firstError ??= comparison.FirstError;
    }

    using var self = Process.GetCurrentProcess();
    Report.Close(product, residentAtStart, self.TotalProcessorTime, await product.Database.SizeAsync(), firstError);
    return firstError is null ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
