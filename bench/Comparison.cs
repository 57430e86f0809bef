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

    internal static async Task<Comparison> RunAsync(
        EndPoint server,
        Scenario scenario,
        int connectionCount,
        Options options,
        CancellationToken cancellationToken
    )
    {
        var connections = await Task.WhenAll(
            Enumerable.Range(0, connectionCount).Select(_ => Connection.OpenAsync(server, cancellationToken))
        );
        try
        {
            Task<Round> Run(Workload workload) =>
                Round.RunAsync(connections, workload, options.RoundLength, cancellationToken);

            // Compiles what these requests reach; not counted.
            await Run(scenario.Product);
            await Run(scenario.Echo);

            var (product, echo) = (new List<Round>(), new List<Round>());
            for (var i = 0; i < options.Rounds; i++)
            {
                product.Add(await Run(scenario.Product));
                echo.Add(await Run(scenario.Echo));
            }

            return new(product, echo);
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
