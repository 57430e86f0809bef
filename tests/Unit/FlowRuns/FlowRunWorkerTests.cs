using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.FlowRuns;

public sealed class FlowRunWorkerOnSqlite(SqliteDatabase database)
    : FlowRunWorkerTests(database),
        IClassFixture<SqliteDatabase>;

public sealed class FlowRunWorkerOnSqlServer(SqlServerDatabase database)
    : FlowRunWorkerTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>What a server that was killed has left behind.</summary>
public abstract class FlowRunWorkerTests(TestDatabase database)
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    [Fact]
    public async Task GoOn_TaskRunsOfADeletedFlowRun_AreRemoved()
    {
        await using var server = database.StartServer();
        var gone = Guid.NewGuid();
        await CreateAsync(server, gone, 250);
        await CreateAsync(server, Guid.NewGuid(), 1);
        await LeaveAsync(server, new FlowRunWork(long.MaxValue, gone, FlowRunWorkKind.DeleteTaskRuns));

        await server.GetRequiredService<FlowRunWorker>().GoOnAsync(CancellationToken.None);

        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        Assert.False(await db.TaskRuns.AnyAsync(run => run.FlowRunId == gone));
        Assert.True(await db.TaskRuns.AnyAsync());
        Assert.False(await db.FlowRunWork.AnyAsync());
    }

    [Theory]
    [InlineData(StateType.Cancelled, StateType.Cancelled)]
    // It was started anew meanwhile, and its task runs with it.
    [InlineData(StateType.Running, StateType.Pending)]
    public async Task GoOn_TaskRunsOfAnEndedFlowRun_EndOnlyWhileItHasEnded(StateType flowRun, StateType expected)
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<FlowRunService>();
        var flow = (await service.CreateFlowAsync(new NewFlow(Guid.NewGuid().ToString()), Origin.Server)).Flow;
        var created = await service.CreateAsync(new NewFlowRun(flow.Id) { State = new(flowRun) }, Tester);
        var id = ((FlowRunCreation.Created)created).FlowRun.Id;
        await CreateAsync(server, id, 120);
        await LeaveAsync(
            server,
            new FlowRunWork(long.MaxValue, id, FlowRunWorkKind.CloseTaskRuns, StateType.Cancelled)
        );

        await server.GetRequiredService<FlowRunWorker>().GoOnAsync(CancellationToken.None);

        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        Assert.Equal(120, await db.TaskRuns.CountAsync(run => run.FlowRunId == id && run.StateType == expected));
        Assert.False(await db.FlowRunWork.AnyAsync());
    }

    [Fact]
    public async Task DeleteTaskRun_ItsMostLogsAreRemovedInPieces_AndThoseOfANewRunStay()
    {
        await using var server = database.StartServer();
        var service = server.GetRequiredService<TaskRunService>();
        var logs = server.GetRequiredService<LogService>();
        var request = new NewTaskRun(new TaskRunKey(null, "logged", $"{Guid.NewGuid()}")) { Id = Guid.NewGuid() };
        var id = request.Id.Value;
        await service.CreateOrReturnAsync(request, Tester);
        await logs.WriteAsync([.. Enumerable.Repeat(Log(id), 5000)], Origin.Server);

        await service.DeleteAsync(id, Origin.Server);
        Assert.Equal(5000 - TaskRunDeletion.LogsAtOnce, await CountAsync());
        await service.CreateOrReturnAsync(request, Tester);
        await logs.WriteAsync([Log(id)], Origin.Server);
        await server.GetRequiredService<FlowRunWorker>().GoOnAsync(CancellationToken.None);

        Assert.Equal(1, await CountAsync());
        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        Assert.False(await db.FlowRunWork.AnyAsync());

        static NewLog Log(Guid id) => new("n", 20, "m", DateTimeOffset.UnixEpoch, null, id);

        async Task<int> CountAsync()
        {
            await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
            return await db.Logs.CountAsync(log => log.TaskRunId == id);
        }
    }

    [Fact]
    public async Task TwoServers_RemoveAFlowRunAtOnce_AllThatIsItsIsGone()
    {
        await using var first = database.StartServer();
        await using var second = database.StartServer();
        var gone = Guid.NewGuid();
        await CreateAsync(first, gone, 250);
        var log = new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch, gone, null);
        await first.GetRequiredService<LogService>().WriteAsync([.. Enumerable.Repeat(log, 5000)], Origin.Server);
        await LeaveAsync(first, new FlowRunWork(long.MaxValue, gone, FlowRunWorkKind.DeleteTaskRuns));

        await GoOnAsync(first, second);

        await using var db = await TestDatabase.Contexts(first).CreateDbContextAsync();
        Assert.False(await db.TaskRuns.AnyAsync(run => run.FlowRunId == gone));
        Assert.False(await db.Logs.AnyAsync(log => log.FlowRunId == gone));
        Assert.False(await db.FlowRunWork.AnyAsync());
    }

    [Fact]
    public async Task TwoServers_EndTheTaskRunsOfAFlowRunAtOnce_EachEndsOnce()
    {
        await using var first = database.StartServer();
        await using var second = database.StartServer();
        var service = first.GetRequiredService<FlowRunService>();
        var flow = (await service.CreateFlowAsync(new NewFlow($"{Guid.NewGuid()}"), Origin.Server)).Flow;
        var created = await service.CreateAsync(new NewFlowRun(flow.Id) { State = new(StateType.Cancelled) }, Tester);
        var id = ((FlowRunCreation.Created)created).FlowRun.Id;
        await CreateAsync(first, id, 120);
        await LeaveAsync(first, new FlowRunWork(long.MaxValue, id, FlowRunWorkKind.CloseTaskRuns, StateType.Cancelled));

        await GoOnAsync(first, second);

        await using var db = await TestDatabase.Contexts(first).CreateDbContextAsync();
        var states = db.RunStates.Where(state =>
            db.TaskRuns.Any(run => run.FlowRunId == id && run.Seq == state.TaskRunSeq)
        );
        Assert.Equal(120, await states.CountAsync(state => state.Type == StateType.Cancelled));
        Assert.Equal(240, await states.CountAsync());
        Assert.False(await db.FlowRunWork.AnyAsync());
    }

    private static Task GoOnAsync(params ServiceProvider[] servers) =>
        Task.WhenAll(
            servers.Select(server =>
                Task.Run(() => server.GetRequiredService<FlowRunWorker>().GoOnAsync(CancellationToken.None))
            )
        );

    private static async Task LeaveAsync(ServiceProvider server, FlowRunWork work)
    {
        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        db.Add(work);
        await db.SaveChangesAsync();
    }

    private static Task CreateAsync(ServiceProvider server, Guid flowRunId, int count)
    {
        var service = server.GetRequiredService<TaskRunService>();
        return Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(i =>
                    service.CreateOrReturnAsync(new NewTaskRun(new TaskRunKey(flowRunId, "work", $"{i}")), Tester)
                )
        );
    }
}
