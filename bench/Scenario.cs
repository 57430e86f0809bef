using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using TaskRunAdmin.Bench.Echo;
using TaskRunAdmin.Bench.Load;

namespace TaskRunAdmin.Bench;

/// <summary>One row of the table at one number of connections: the product, and echo of the same.</summary>
internal sealed record Scenario(string Name, Workload Product, Workload Echo);

/// <summary>What is measured. The product and echo are sent the same bytes, but for the path.</summary>
internal sealed class Scenarios
{
    internal const string CreateNew = "create new";
    internal const string SetState = "set_state";

    private const string Slot = "000000000000";
    private const string Api = "/api/task_runs/";
    private const string PageRequest = """{"sort": "ID_DESC", "limit": 200, "offset": 0}""";
    private const string SetStateRequest = """{"state": {"type": "RUNNING", "message": "Attempt under way"}}""";
    private const int Pool = 1000;

    private static readonly string CreateRequest = """
        {"name": "load customers", "flow_run_id": "0193a4c2-7d1e-7b3a-9c55-0123456789ab", "task_key": "etl.load_customers-1a2b3c4d",
        "dynamic_key": "000000000000", "tags": ["etl", "nightly"], "labels": {"team": "data", "region": "north"},
        "state": {"type": "PENDING", "message": "Waiting for a worker"}}
        """;

    private long _number;

    /// <summary>Creates what is read later, gives echo its samples, and checks that echo answers with the same bytes.</summary>
    internal async Task<IReadOnlyList<Scenario>> PrepareAsync(EndPoint server, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(server, cancellationToken);

        var ids = new List<Guid>();
        for (var i = 0; i < Pool; i++)
        {
            var created = await AskAsync(connection, Numbered("POST", Api, ++_number), 201, cancellationToken);
            ids.Add(JsonElement.Parse(created).GetProperty("id").GetGuid());
        }

        var existing = Numbered("POST", Api, 1);
        var run = await AskAsync(connection, existing, 200, cancellationToken);
        await AskAsync(connection, Request.Of("PUT", EchoEndpoints.RunPath, run), 200, cancellationToken);
        await RequireSameAsync(connection, run, Numbered("POST", EchoEndpoints.RunPath, 1), cancellationToken);
        await RequireSameAsync(connection, run, Request.Of("GET", EchoEndpoints.Path + ids[0]), cancellationToken);

        var page = await AskAsync(connection, Request.Of("POST", Api + "filter", PageRequest), 200, cancellationToken);
        await AskAsync(connection, Request.Of("PUT", EchoEndpoints.PagePath, page), 200, cancellationToken);
        var echoPage = Request.Of("POST", EchoEndpoints.PagePath, PageRequest);
        await RequireSameAsync(connection, page, echoPage, cancellationToken);

        var result = await AskAsync(connection, Propose(ids[0]), 201, cancellationToken);
        await AskAsync(connection, Request.Of("PUT", EchoEndpoints.ResultPath, result), 200, cancellationToken);
        var echoResult = Request.Of("POST", EchoEndpoints.ResultPath, SetStateRequest);
        await RequireSameAsync(connection, result, echoResult, cancellationToken);

        return
        [
            new(
                CreateNew,
                Workload.Count(201, Request.Of("POST", Api, CreateRequest), Slot, NextNumber),
                Workload.Count(200, Request.Of("POST", EchoEndpoints.RunPath, CreateRequest), Slot, NextNumber)
            ),
            new(
                "create existing",
                Cycle(i => Numbered("POST", Api, i + 1)),
                Cycle(i => Numbered("POST", EchoEndpoints.RunPath, i + 1))
            ),
            new(SetState, Workload.Cycle(201, [.. ids.Select(Propose)]), Workload.Cycle(200, [echoResult])),
            new(
                "GET by id",
                Cycle(i => Request.Of("GET", Api + ids[i])),
                Cycle(i => Request.Of("GET", EchoEndpoints.Path + ids[i]))
            ),
            new(
                "filter page of 200",
                Workload.Cycle(200, [Request.Of("POST", Api + "filter", PageRequest)]),
                Workload.Cycle(200, [echoPage])
            ),
        ];
    }

    private static Workload Cycle(Func<int, byte[]> request) =>
        Workload.Cycle(200, [.. Enumerable.Range(0, Pool).Select(request)]);

    private static byte[] Propose(Guid id) => Request.Of("POST", $"{Api}{id}/set_state", SetStateRequest);

    private long NextNumber() => Interlocked.Increment(ref _number);

    private static byte[] Numbered(string method, string path, long number) =>
        Request.Of(method, path, CreateRequest.Replace(Slot, $"{number:D12}", StringComparison.Ordinal));

    private static async Task<string> AskAsync(
        Connection connection,
        byte[] request,
        int expectedStatus,
        CancellationToken cancellationToken
    )
    {
        var body = new ArrayBufferWriter<byte>();
        var status = await connection.SendAsync(request, body, cancellationToken);
        var text = Encoding.UTF8.GetString(body.WrittenSpan);
        return status == expectedStatus
            ? text
            : throw new InvalidOperationException($"Answer {status} instead of {expectedStatus}: {text}");
    }

    private static async Task RequireSameAsync(
        Connection connection,
        string product,
        byte[] echo,
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync(connection, echo, 200, cancellationToken);
        if (answer != product)
            throw new InvalidOperationException($"Echo differs.\nProduct: {product}\nEcho:    {answer}");
    }
}
