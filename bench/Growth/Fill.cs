using System.Globalization;
using System.Net;
using System.Text;
using TaskRunAdmin.Bench.Load;

namespace TaskRunAdmin.Bench.Growth;

/// <summary>
/// Fills the database through the API with runs such as a year of nightly jobs leaves: a few hundred tasks, a flow run for
/// every twenty runs, common and rare tags, most runs ended well. The same runs each time.
/// </summary>
internal static class Fill
{
    internal const string CommonTag = "nightly";
    internal const string RareTag = "quarter-end";
    internal const string RareStateName = "TimedOut";

    private const int Connections = 64;
    private const int Tasks = 300;
    private const int RunsOfAFlowRun = 20;

    private static readonly string[] Teams = ["sales", "finance", "web", "stock", "people"];

    /// <summary>The flow run of a run, counted from 0.</summary>
    internal static Guid FlowRunOf(int number) => new(number / RunsOfAFlowRun, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]);

    /// <summary>The name of a run.</summary>
    internal static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"load {Teams[number % Teams.Length]} table {number % Tasks}");

    internal static async Task RunAsync(EndPoint server, int runs, CancellationToken token)
    {
        using var connections = await ConnectionSet.OpenAsync(server, Connections, token);
        var next = -1;
        await Task.WhenAll(
            connections.All.Select(connection =>
                Task.Run(
                    async () =>
                    {
                        while (Interlocked.Increment(ref next) is var number && number < runs)
                        {
                            var request = Request.Of("POST", "/api/task_runs/", Body(number));
                            if (await connection.SendAsync(request, null, token) is not 201 and var status)
                                throw new InvalidOperationException($"Run {number} was answered {status}.");
                        }
                    },
                    token
                )
            )
        );
    }

    private static string Body(int number)
    {
        // By the number alone, so that it is the same each time, and spread so that no two things go together.
        var dice = new Random(number);
        var tags = new List<string> { Teams[number % Teams.Length] };
        if (dice.Next(3) == 0)
            tags.Add(CommonTag);
        if (dice.Next(2000) == 0)
            tags.Add(RareTag);
        var body = new StringBuilder();
        body.Append(
            CultureInfo.InvariantCulture,
            $$"""{"task_key":"etl.load_{{number % Tasks}}","dynamic_key":"{{number}}","name":"{{NameOf(number)}}","tags":["{{string.Join("\",\"", tags)}}"],"""
        );
        if (dice.Next(10) > 0)
            body.Append(CultureInfo.InvariantCulture, $"\"flow_run_id\":\"{FlowRunOf(number)}\",");
        body.Append(CultureInfo.InvariantCulture, $"\"state\":{State(dice)}}}");
        return body.ToString();
    }

    private static string State(Random dice) =>
        dice.Next(1000) switch
        {
            < 880 => """{"type":"COMPLETED","message":"All states completed."}""",
            < 930 => """{"type":"FAILED","message":"Task run encountered an exception ValueError"}""",
            < 931 => $$"""{"type":"FAILED","name":"{{RareStateName}}"}""",
            < 940 => """{"type":"CRASHED","message":"The machine went away"}""",
            < 960 => """{"type":"CANCELLED"}""",
            < 970 => """{"type":"PENDING"}""",
            < 975 => """{"type":"PAUSED"}""",
            < 980 => """{"type":"CANCELLING"}""",
            < 981 => """{"type":"RUNNING"}""",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"type":"SCHEDULED","state_details":{"scheduled_time":"{{{DateTimeOffset.UnixEpoch.AddYears(60).AddSeconds(dice.Next(30_000_000)):O}}}"}}"""
            ),
        };
}
