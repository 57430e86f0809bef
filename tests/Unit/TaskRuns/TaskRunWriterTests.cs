using System.Collections;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>Group commit: what becomes of commands that wait together.</summary>
public sealed class TaskRunWriterTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private readonly GatedServer _server = new(database.ConnectionString);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Create_WhileABatchIsCommitted_IsOneBatchTogether()
    {
        var first = await _server.OccupyAsync();
        var waiting = await _server.QueueAsync([.. NewRuns(100)]);

        _server.Open();

        Assert.IsType<CreateOrReturnResult.Created>(await first);
        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<CreateOrReturnResult.Created>(result));
        Assert.Equal([1, 100], _server.Batches);
        Assert.Equal(2, _server.Durations);
    }

    [Fact]
    public async Task Create_SameNewKeyTwiceInABatch_IsCreatedOnce()
    {
        await _server.OccupyAsync();
        var run = GatedServer.NewRun();
        var waiting = await _server.QueueAsync(run, run with { Name = "second" }, run with { Id = Guid.NewGuid() });

        _server.Open();

        var results = await Task.WhenAll(waiting);
        var created = Assert.IsType<CreateOrReturnResult.Created>(results[0]).Run;
        Assert.All(
            results[1..],
            result => Assert.Equal(created.Id, Assert.IsType<CreateOrReturnResult.Existing>(result).Run.Id)
        );
    }

    [Fact]
    public async Task Create_SameChosenIdTwiceInABatch_IsRefusedTheSecondTime()
    {
        await _server.OccupyAsync();
        var id = Guid.NewGuid();
        var waiting = await _server.QueueAsync(
            GatedServer.NewRun() with
            {
                Id = id,
            },
            GatedServer.NewRun() with
            {
                Id = id,
            }
        );

        _server.Open();

        var results = await Task.WhenAll(waiting);
        Assert.IsType<CreateOrReturnResult.Created>(results[0]);
        Assert.Equal(id, Assert.IsType<CreateOrReturnResult.IdTaken>(results[1]).Id);
    }

    [Fact]
    public async Task SetState_SeveralOfOneRunInABatch_AreAppliedInOrder()
    {
        await _server.OccupyAsync();
        var id = Guid.NewGuid();
        var waiting = await _server.QueueAsync(GatedServer.NewRun() with { Id = id });
        StateType[] proposed = [StateType.Running, StateType.Failed, StateType.Paused, StateType.Running];
        var proposing = proposed.Select(type => _server.SetStateAsync(id, type)).ToList();
        await _server.QueuedAsync(1 + proposed.Length);

        _server.Open();

        var results = await Task.WhenAll(proposing);
        Assert.Equal([1, 1 + proposed.Length], _server.Batches);
        Assert.Equal([true, true, false, true], results.Select(result => result!.IsWritten));
        Assert.Equal("Run is already FAILED.", results[2]!.Reason);
        var created = Assert.IsType<CreateOrReturnResult.Created>(await waiting[0]).Run;
        await using var db = database.CreateContext();
        var run = await db.TaskRuns.AsNoTracking().SingleAsync(each => each.Id == id);
        Assert.Equal((StateType.Running, 1), (run.StateType, run.RunCount));
        Assert.Equal(results[3]!.State!.Id, run.StateId);
        Assert.Equal(4, await db.RunStates.CountAsync(state => state.TaskRunSeq == created.Seq));
    }

    [Fact]
    public async Task Create_OneThatCannotBeWritten_DoesNotFailItsNeighbours()
    {
        await _server.OccupyAsync();
        var requests = NewRuns(20).ToArray();
        requests[7] = requests[7] with { Labels = new UnreadableLabels() };
        var waiting = await _server.QueueAsync(requests);

        _server.Open();

        await Assert.ThrowsAsync<NotSupportedException>(() => waiting[7]);
        Assert.All(
            await Task.WhenAll(waiting.Where(each => each != waiting[7])),
            result => Assert.IsType<CreateOrReturnResult.Created>(result)
        );
    }

    [Fact]
    public async Task Create_NotCommittedInTime_IsUnavailable()
    {
        var first = await _server.OccupyAsync();
        var waiting = await _server.QueueAsync(GatedServer.NewRun());

        _server.Time.Advance(TaskRunDatabase.Patience);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => first);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => waiting[0]);
    }

    [Fact]
    public async Task Create_BeingCommittedWhenTimeIsUp_IsWaitedFor()
    {
        var creating = await _server.CreateUpToCommitAsync();

        _server.Time.Advance(TaskRunDatabase.Patience);
        _server.Commit();

        Assert.IsType<CreateOrReturnResult.Created>(await creating);
    }

    [Fact]
    public async Task Create_QueueIsFull_IsUnavailableAtOnceAndTheOthersAreCommitted()
    {
        await _server.OccupyAsync();
        var waiting = await _server.QueueAsync([.. NewRuns(TaskRunWriter.Capacity)]);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _server.CreateAsync(GatedServer.NewRun()));

        _server.Open();
        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<CreateOrReturnResult.Created>(result));
        Assert.Equal(TaskRunWriter.MaxBatch, _server.Batches.Max());
    }

    [Fact]
    public async Task Create_CallerGaveUpInTheQueue_IsPassedOver()
    {
        await _server.OccupyAsync();
        using var caller = new CancellationTokenSource();
        var run = GatedServer.NewRun();
        var abandoned = _server.CreateAsync(run, caller.Token);
        await _server.QueueAsync(GatedServer.NewRun());

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        _server.Open();
        Assert.IsType<CreateOrReturnResult.Created>(await _server.CreateAsync(run));
    }

    [Fact]
    public async Task Dispose_WithCommandsInTheQueue_CommitsThem()
    {
        var first = await _server.OccupyAsync();
        var waiting = await _server.QueueAsync([.. NewRuns(10)]);

        var disposing = Task.Run(_server.Writer.Dispose);
        Assert.False(disposing.IsCompleted);
        _server.Open();
        await disposing;

        Assert.All(
            await Task.WhenAll([first, .. waiting]),
            result => Assert.IsType<CreateOrReturnResult.Created>(result)
        );
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _server.CreateAsync(GatedServer.NewRun()));
    }

    private static IEnumerable<NewTaskRun> NewRuns(int count) =>
        Enumerable.Range(0, count).Select(_ => GatedServer.NewRun());

    private sealed class UnreadableLabels : IReadOnlyDictionary<string, JsonElement>
    {
        public int Count => throw new NotSupportedException();

        public IEnumerable<string> Keys => throw new NotSupportedException();

        public IEnumerable<JsonElement> Values => throw new NotSupportedException();

        public JsonElement this[string key] => throw new NotSupportedException();

        public bool ContainsKey(string key) => throw new NotSupportedException();

        public bool TryGetValue(string key, out JsonElement value) => throw new NotSupportedException();

        public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
