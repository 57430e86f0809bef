using System.Net;
using TaskRunAdmin.Bench.Load;

namespace TaskRunAdmin.Bench;

/// <summary>The product and echo in turns (A B A B ...), so that what else happens on the machine meets both.</summary>
internal sealed record Comparison(IReadOnlyList<Round> Product, IReadOnlyList<Round> Echo)
{
    /// <summary>The median over the pairs: each round of the product against the one of echo right after it.</summary>
    internal double RatioToEcho => Median(Product.Zip(Echo, (product, echo) => product.PerSecond / echo.PerSecond));

    internal string? FirstError =>
        Product.Concat(Echo).Select(round => round.FirstError).FirstOrDefault(e => e is not null);

    /// <summary>Has the server compile what these requests reach; not counted.</summary>
    internal static async Task WarmUpAsync(EndPoint server, Scenario scenario, Options options, CancellationToken token)
    {
        using var connections = await ConnectionSet.OpenAsync(server, 16, token);
        await Round.RunAsync(connections, scenario.Product, options.WarmUpLength, token);
        await Round.RunAsync(connections, scenario.Echo, options.WarmUpLength, token);
    }

    internal static async Task<Comparison> RunAsync(
        EndPoint server,
        Scenario scenario,
        int connectionCount,
        Options options,
        CancellationToken token
    )
    {
        using var connections = await ConnectionSet.OpenAsync(server, connectionCount, token);
        var (product, echo) = (new List<Round>(), new List<Round>());
        for (var i = 0; i < options.Rounds; i++)
        {
            product.Add(await Round.RunAsync(connections, scenario.Product, options.RoundLength, token));
            echo.Add(await Round.RunAsync(connections, scenario.Echo, options.RoundLength, token));
        }

        return new(product, echo);
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
