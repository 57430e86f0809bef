using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TaskRunAdmin.Bench.Load;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Bench.Growth;

/// <summary>
/// How long a page of fifty takes, for each filter and each sort that are offered: the first one, and the one that a cursor
/// 10,000 pages further down gives. Asked over the API, one at a time.
/// </summary>
internal sealed class Paging(EndPoint server, int runs)
{
    private const int PageSize = 50;
    private const int Deep = 10_000;
    private const int WarmUps = 2;
    private const int Times = 20;

    private readonly (string Name, string Filter)[] _filters =
    [
        ("none", "{}"),
        ("state COMPLETED (88 %)", """{"state":{"type":{"any_":["COMPLETED"]}}}"""),
        ("state FAILED (5 %)", """{"state":{"type":{"any_":["FAILED"]}}}"""),
        ("state RUNNING (0.1 %)", """{"state":{"type":{"any_":["RUNNING"]}}}"""),
        ("states FAILED, CRASHED", """{"state":{"type":{"any_":["FAILED","CRASHED"]}}}"""),
        ("state name (0.1 %)", $$$$"""{"state":{"name":{"any_":["{{{{Fill.RareStateName}}}}"]}}}"""),
        ("tag (33 %)", $$$$"""{"tags":{"all_":["{{{{Fill.CommonTag}}}}"]}}"""),
        ("tag (0.05 %)", $$$$"""{"tags":{"all_":["{{{{Fill.RareTag}}}}"]}}"""),
        ("tag that no run has", """{"tags":{"all_":["none has it"]}}"""),
        ("name (0.07 %)", $$$$"""{"name":{"any_":["{{{{Fill.NameOf(7)}}}}"]}}"""),
        ("flow run (18 runs)", $$$$"""{"flow_run_id":{"any_":["{{{{Fill.FlowRunOf(runs / 2)}}}}"]}}"""),
        ("no flow run (10 %)", """{"flow_run_id":{"is_null_":true}}"""),
        ("started since 1970", """{"start_time":{"after_":"1970-01-01T00:00:00Z"}}"""),
        ("not started", """{"start_time":{"is_null_":true}}"""),
        ("ended since 1970", """{"end_time":{"after_":"1970-01-01T00:00:00Z"}}"""),
        (
            "due before 2031",
            """{"expected_start_time":{"before_":"2031-01-01T00:00:00Z","after_":"2029-12-31T00:00:00Z"}}"""
        ),
        ("name contains (0.3 %; excepted)", """{"name":{"like_":"TABLE 123"}}"""),
    ];

    internal async Task PrintAsync(CancellationToken token)
    {
        using var connection = await Connection.OpenAsync(server, token);
        Console.WriteLine("| filter | sort | first page, ms p95 | page 10,000, ms p95 |");
        Console.WriteLine("|---|---|--:|--:|");
        foreach (var (name, filter) in _filters)
        foreach (var sort in TaskRunSorts.ByWireName.Keys)
        {
            var first = await P95Async(connection, Body(filter, sort, PageSize), token);
            var (found, cursor) = await AskAsync(
                connection,
                Body(filter, sort, PageSize, $"\"offset\":{(Deep - 1) * PageSize},"),
                token
            );
            var deep = cursor is null
                ? double.NaN
                : await P95Async(connection, Body(filter, sort, PageSize, $"\"cursor\":\"{cursor}\","), token);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {sort} | {first:F1} | {(found == 0 || cursor is null ? "–" : deep.ToString("F1", CultureInfo.InvariantCulture))} |"
                )
            );
        }

        foreach (var (name, filter) in _filters)
        {
            var count = await P95Async(
                connection,
                Request.Of("POST", "/api/task_runs/count", $"{{\"task_runs\":{filter}}}"),
                token
            );
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | count | {count:F1} | |"));
        }
    }

    private static byte[] Body(string filter, string sort, int limit, string more = "") =>
        Request.Of(
            "POST",
            "/api/task_runs/filter",
            $$$"""{{{{more}}}"sort":"{{{sort}}}","limit":{{{limit}}},"task_runs":{{{filter}}}}"""
        );

    private static async Task<double> P95Async(Connection connection, byte[] request, CancellationToken token)
    {
        // The first of a kind is translated to SQL, and brings in what the file system does not hold.
        for (var i = 0; i < WarmUps; i++)
            await connection.SendAsync(request, null, token);
        var times = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var status = await connection.SendAsync(request, null, token);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (status != 200)
                throw new InvalidOperationException($"Answer {status} to {Encoding.UTF8.GetString(request)}");
            // What takes seconds is known after a few.
            if (times[i] > 1000 && i >= 2)
                return times[..(i + 1)].Max();
        }

        Array.Sort(times);
        return times[(int)Math.Ceiling(Times * 0.95) - 1];
    }

    private static async Task<(int Found, string? Cursor)> AskAsync(
        Connection connection,
        byte[] request,
        CancellationToken token
    )
    {
        var body = new ArrayBufferWriter<byte>();
        await connection.SendAsync(request, body, token);
        return (JsonElement.Parse(body.WrittenSpan).GetArrayLength(), connection.Header("X-Next-Cursor"));
    }
}
