using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Hosting;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.Jobs;

/// <summary>A job whose server, a process of its own, is killed while it does it.</summary>
public sealed class KilledServerTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const int Runs = BulkJobWorker.StepWeight * 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly Origin Tester = new("tester", OriginSource.Console, Role.Operator);

    [Fact]
    public async Task Kill_InTheMiddleOfAJob_TheNextServerEndsIt_AndEachRunHadItsTurnOnce()
    {
        // It writes down what is to be done, and looks on: others do it.
        await using var services = database.StartServer();
        var directory = Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!;
        await services
            .GetRequiredService<TaskRunService>()
            .CreateOrReturnManyAsync(
                Enumerable.Range(0, Runs).Select(i => new NewTaskRun(new TaskRunKey(null, "etl.load", $"{i}"))),
                Tester
            );
        var queries = services.GetRequiredService<BulkJobQueries>();
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.Cancel, await queries.PreviewAsync("", isExact: true));
        await using (var first = await ServerProcess.StartAsync(directory))
        {
            Assert.Null((await services.GetRequiredService<BulkJobService>().StartAsync(request, Tester)).Problem);
            await UntilAsync(queries, request.Id, job => job.Done > 0);
            await first.KillAsync();
        }

        var killed = (await queries.FindAsync(request.Id))!;
        Assert.Equal(StateType.Running, killed.Status);
        Assert.InRange(killed.Done, BulkJobWorker.StepWeight, Runs - BulkJobWorker.StepWeight);
        // What is counted is done, and nothing else is.
        Assert.Equal(killed.Done, (await ListResultsAsync(queries, killed)).Count);
        Assert.Equal(killed.Done, await CountAsync(services, StateType.Cancelled));

        await using var second = await ServerProcess.StartAsync(directory);
        var ended = await UntilAsync(queries, request.Id, job => job.HasEnded);

        Assert.Equal(
            (StateType.Completed, Runs, Runs, 0, 0),
            (ended.Status, ended.Total, ended.Done, ended.Refused, ended.Failed)
        );
        var results = await ListResultsAsync(queries, ended);
        Assert.Equal(Runs, results.Count);
        Assert.Equal(Runs, results.Select(result => result.RunId).Distinct().Count());
        Assert.All(results, result => Assert.Equal(BulkOutcome.Done, result.Outcome));
        Assert.Equal(Runs, await CountAsync(services, StateType.Cancelled));
        // The one that it was created in, and the one that the job set.
        await using var db = await TestDatabase.Contexts(services).CreateDbContextAsync();
        Assert.Equal(Runs * 2, await db.RunStates.CountAsync());
        Assert.Equal(Runs, await db.RunStates.CountAsync(state => state.Type == StateType.Cancelled));
    }

    private static async Task<BulkJob> UntilAsync(BulkJobQueries queries, Guid id, Func<BulkJob, bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await queries.FindAsync(id, limit.Token) is { } job && isSo(job))
                return job;
            await Task.Delay(5, limit.Token);
        }
    }

    private static Task<List<BulkJobResult>> ListResultsAsync(BulkJobQueries queries, BulkJob job) =>
        queries.ListResultsAsync(job, outcome: null, before: null, take: Runs * 2);

    private static async Task<int> CountAsync(ServiceProvider services, StateType type)
    {
        await using var db = await TestDatabase.Contexts(services).CreateDbContextAsync();
        return await db.TaskRuns.CountAsync(run => run.StateType == type);
    }
}
