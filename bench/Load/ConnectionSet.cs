using System.Net;

namespace TaskRunAdmin.Bench.Load;

/// <summary>The connections of one row of the table.</summary>
internal sealed class ConnectionSet : IDisposable
{
    private ConnectionSet(IReadOnlyList<Connection> all) => All = all;

    internal IReadOnlyList<Connection> All { get; }

    internal static async Task<ConnectionSet> OpenAsync(EndPoint server, int count, CancellationToken token) =>
        new(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Connection.OpenAsync(server, token))));

    public void Dispose()
    {
        foreach (var connection in All)
            connection.Dispose();
    }
}
