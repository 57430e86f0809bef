using System.Buffers.Text;

namespace TaskRunAdmin.Bench.Load;

/// <summary>What one side of a comparison sends.</summary>
/// <param name="ExpectedStatus">Any other answer is an error.</param>
/// <param name="Connect">Makes what one connection sends, one request after the other.</param>
internal sealed record Workload(int ExpectedStatus, Func<int, Func<ReadOnlyMemory<byte>>> Connect)
{
    /// <summary>The connections go round the same requests, each from another place on.</summary>
    internal static Workload Cycle(int expectedStatus, IReadOnlyList<byte[]> requests) =>
        new(
            expectedStatus,
            connection =>
            {
                var next = connection * 17;
                return () => requests[next++ % requests.Count];
            }
        );

    /// <summary>Every request has another number where <paramref name="request"/> has <paramref name="slot"/>.</summary>
    internal static Workload Count(int expectedStatus, byte[] request, string slot, Func<long> next)
    {
        var at = request.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(slot));
        return new(
            expectedStatus,
            _ =>
            {
                var own = request.ToArray();
                return () =>
                {
                    Utf8Formatter.TryFormat(
                        next(),
                        own.AsSpan(at, slot.Length),
                        out int _,
                        new('D', (byte)slot.Length)
                    );
                    return own;
                };
            }
        );
    }
}
