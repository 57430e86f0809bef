using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TaskRunAdmin.Unit.Hosting;

/// <summary>
/// Three processes that started at once on one new database file. No other test runs beside them: what they do within two
/// seconds or refuse is theirs to show, not the machine's.
/// </summary>
[Collection(nameof(SeveralServersTests))]
[CollectionDefinition(nameof(SeveralServersTests), DisableParallelization = true)]
public sealed class SeveralServersTests : IAsyncLifetime
{
    private const int Servers = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-").FullName;
    private ServerProcess[] _servers = [];

    public async ValueTask InitializeAsync() =>
        _servers = await Task.WhenAll(Enumerable.Range(0, Servers).Select(_ => ServerProcess.StartAsync(_directory)));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_SameKeysOnAllServersAtOnce_OneRunAndOneCreatedForEach(bool withFlowRun)
    {
        var keys = Enumerable.Range(0, 100).Select(i => Body($"copy-{i}", withFlowRun ? Guid.NewGuid() : null));
        var requests = keys.SelectMany(body => Enumerable.Repeat(body, 20)).ToArray();
        Random.Shared.Shuffle(requests);
        var answers = new ConcurrentBag<(string Body, Answer Answer)>();

        await Parallel.ForAsync(
            0,
            requests.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 60 },
            async (i, _) => answers.Add((requests[i], await CreateAsync(_servers[i % Servers], requests[i])))
        );

        // Any other answer says more than that one is missing.
        Assert.All(
            answers,
            each => Assert.True(each.Answer.Status is HttpStatusCode.Created or HttpStatusCode.OK, $"{each.Answer}")
        );
        foreach (var copies in answers.GroupBy(each => each.Body, each => each.Answer))
        {
            Assert.Single(copies, answer => answer.Status is HttpStatusCode.Created);
            Assert.Equal(19, copies.Count(answer => answer.Status is HttpStatusCode.OK));
            Assert.Single(copies.DistinctBy(answer => answer.Id));
        }

        Assert.Equal(100, await CountAsync("SELECT COUNT(*) FROM task_runs WHERE dynamic_key LIKE 'copy-%'"));
    }

    [Fact]
    public async Task Create_OnOneServer_IsInTheListOfAnother()
    {
        var created = await CreateAsync(_servers[0], Body("seen", null));
        using var page = await _servers[1].Client.PostAsync("/api/task_runs/filter", Json("""{"limit":1}"""));
        Assert.Equal(
            created.Id,
            JsonElement.Parse(await page.Content.ReadAsStringAsync())[0].GetProperty("id").GetGuid()
        );
    }

    [Fact]
    public async Task Kill_UnderLoad_LosesNothingAcknowledgedAndTheOthersGoOn()
    {
        var acknowledged = new ConcurrentDictionary<string, Guid>();
        for (var round = 0; round < 3; round++)
        {
            using var stop = new CancellationTokenSource();
            var victim = _servers[round];
            var load = Enumerable
                .Range(0, 30)
                .Select(i => Task.Run(() => CreateManyAsync(_servers[i % Servers], acknowledged, stop.Token)))
                .ToList();
            await AtLeastAsync(acknowledged, acknowledged.Count + 300);

            await victim.KillAsync();

            await AtLeastAsync(acknowledged, acknowledged.Count + 300);
            await stop.CancelAsync();
            await Task.WhenAll(load);
            _servers[round] = await ServerProcess.StartAsync(_directory);
            using var ready = await _servers[round].Client.GetAsync("/api/ready");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            await victim.DisposeAsync();
        }

        foreach (var (body, id) in acknowledged)
            Assert.Equal(new Answer(HttpStatusCode.OK, id), await CreateAsync(_servers[0], body));
        Assert.Equal(
            0,
            await CountAsync(
                "SELECT COUNT(*) FROM task_runs r LEFT JOIN task_run_states s ON s.id = r.state_id AND s.task_run_seq = r.seq WHERE s.seq IS NULL"
            )
        );
    }

    /// <summary>Creates one run after the other, and keeps those that were acknowledged, until told to stop or cut off.</summary>
    private static async Task CreateManyAsync(
        ServerProcess server,
        ConcurrentDictionary<string, Guid> acknowledged,
        CancellationToken cancellationToken
    )
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var body = Body(Guid.NewGuid().ToString(), null);
                if (await CreateAsync(server, body) is { Status: HttpStatusCode.Created, Id: { } id })
                    acknowledged[body] = id;
            }
        }
        catch (HttpRequestException) { }
    }

    private static async Task AtLeastAsync(ConcurrentDictionary<string, Guid> acknowledged, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (acknowledged.Count < count)
            await Task.Delay(10, limit.Token);
    }

    private static async Task<Answer> CreateAsync(ServerProcess server, string body)
    {
        using var response = await server.Client.PostAsync("/api/task_runs/", Json(body));
        var json = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return new Answer(response.StatusCode, json.TryGetProperty("id", out var id) ? id.GetGuid() : null);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_directory, "taskrunadmin.db")};Pooling=False"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Body(string dynamicKey, Guid? flowRunId) =>
        JsonSerializer.Serialize(
            new
            {
                task_key = "several",
                dynamic_key = dynamicKey,
                flow_run_id = flowRunId,
            }
        );

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private sealed record Answer(HttpStatusCode Status, Guid? Id);
}
