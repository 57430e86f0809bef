using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Jobs;

public sealed class BulkJobsOnSqlite(SqliteDatabase database) : BulkJobTests(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Run_AnswersOfCommitsAreLost_EachRunIsDoneOnceAndHasOneResult()
    {
        using var server = new LossyServer(Database.ConnectionString);
        var key = await CreateAsync(server.Get<TaskRunService>(), BulkJobWorker.StepWeight * 2);
        var job = await StartAsync(server.Get<BulkJobService>(), server.Get<BulkJobQueries>(), $"key:{key}");
        // Of the claim and of the first step, and whether they happened cannot be asked at once.
        server.LoseNextAnswer(refusals: 2, meanwhile: () => server.LoseNextAnswer(refusals: 2));

        await server.Get<BulkJobWorker>().GoOnAsync(CancellationToken.None);

        Assert.True(server.Losses > 1);
        await AssertDoneAsync(server.Get<BulkJobQueries>(), job, BulkJobWorker.StepWeight * 2);
    }
}

public sealed class BulkJobsOnSqlServer(SqlServerDatabase database)
    : BulkJobTests(database),
        IClassFixture<SqlServerDatabase>;

/// <summary>What is done to all runs of a filter, whatever happens to the server that does it.</summary>
public abstract class BulkJobTests(TestDatabase database)
{
    private static readonly Origin Tester = new("tester", OriginSource.Console, Role.Operator)
    {
        ActorId = Guid.NewGuid(),
        CorrelationId = "0123",
    };

    protected TestDatabase Database => database;

    [Fact]
    public async Task Cancel_RunsInEveryState_AreCancelledAskedToOrRefusedWithTheReason()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 3);
        var service = server.GetRequiredService<TaskRunService>();
        var runs = await ListAsync(server, key);
        await service.SetStateAsync(runs[0].Id, new(StateType.Running), false, Tester);
        await service.SetStateAsync(runs[1].Id, new(StateType.Completed), false, Tester);
        var job = await StartAsync(
            server,
            $"key:{key}",
            BulkAction.Cancel,
            new(StateType.Cancelled) { Message = "why" }
        );

        await GoOnAsync(server);

        var results = await ListResultsAsync(server, job);
        Assert.Equal(
            [
                (runs[0].Id, BulkOutcome.Done, StateType.Cancelling, null),
                (runs[1].Id, BulkOutcome.Refused, StateType.Completed, "Run is already COMPLETED."),
                (runs[2].Id, BulkOutcome.Done, StateType.Cancelled, (string?)null),
            ],
            results.Select(each => (each.RunId, each.Outcome, each.StateType!.Value, each.Reason))
        );
        var done = (await FindAsync(server, job))!;
        Assert.Equal(
            (StateType.Completed, 3, 2, 1, 0),
            (done.Status, done.Total, done.Done, done.Refused, done.Failed)
        );
        Assert.NotNull(done.Ended);
        Assert.Equal(
            ("tester", "why"),
            (await server.GetRequiredService<TaskRunQueries>().ListNewestStatesAsync(runs[2].Id, 1)) is [var state]
                ? (state.Actor, state.Message)
                : default
        );
    }

    [Fact]
    public async Task Run_ThatIsCreatedAfterThePreview_IsNoneOfIt()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 5);
        var preview = await server.GetRequiredService<BulkJobQueries>().PreviewAsync($"key:{key}", isExact: false);
        await CreateAsync(server.GetRequiredService<TaskRunService>(), 5, key, "later");
        var job = await StartAsync(server, preview.Runs, BulkAction.Delete);

        await GoOnAsync(server);

        Assert.Equal(5, preview.Total);
        Assert.Equal(5, (await FindAsync(server, job))!.Done);
        Assert.All(
            await ListAsync(server, key),
            run => Assert.StartsWith("later", run.DynamicKey, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_ThatDoesNotMatchAnyMore_IsPassedOverAndHasNoResult()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 3);
        var job = await StartAsync(server, $"key:{key} state:pending", BulkAction.SetState, new(StateType.Failed));
        var service = server.GetRequiredService<TaskRunService>();
        var runs = await ListAsync(server, key);
        await service.SetStateAsync(runs[1].Id, new(StateType.Running), false, Tester);
        await service.DeleteAsync(runs[2].Id, Tester);

        await GoOnAsync(server);

        Assert.Equal(runs[0].Id, Assert.Single(await ListResultsAsync(server, job)).RunId);
        var done = (await FindAsync(server, job))!;
        Assert.Equal((3, 1, StateType.Completed), (done.Total, done.Looked, done.Status));
        Assert.Equal(StateType.Running, (await ListAsync(server, key)).Single(run => run.Id == runs[1].Id).StateType);
    }

    [Fact]
    public async Task SetState_Forced_PassesOverTheRules()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 1);
        var run = (await ListAsync(server, key))[0];
        await server
            .GetRequiredService<TaskRunService>()
            .SetStateAsync(run.Id, new(StateType.Completed), false, Tester);
        var proposed = new ProposedState(StateType.Crashed) { Name = "Lost", Message = "the machine is gone" };

        var refused = await StartAsync(server, $"key:{key}", BulkAction.SetState, proposed);
        var forced = await StartAsync(server, $"key:{key}", BulkAction.SetState, proposed, isForced: true);
        await GoOnAsync(server);

        Assert.Equal(BulkOutcome.Refused, Assert.Single(await ListResultsAsync(server, refused)).Outcome);
        var result = Assert.Single(await ListResultsAsync(server, forced));
        Assert.Equal(
            (BulkOutcome.Done, StateType.Crashed, "Lost"),
            (result.Outcome, result.StateType, result.StateName)
        );
    }

    [Fact]
    public async Task Delete_RemovesTheRunsAndKeepsTheirResultsAndWhy()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 120);
        var job = await StartAsync(
            server,
            $"key:{key}",
            BulkAction.Delete,
            new(StateType.Cancelled) { Message = "old" }
        );

        await GoOnAsync(server);

        Assert.Empty(await ListAsync(server, key));
        await AssertDoneAsync(server.GetRequiredService<BulkJobQueries>(), job, 120);
        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        Assert.Equal(
            120,
            await db.AuditEntries.CountAsync(entry =>
                entry.Action == AuditAction.DeleteTaskRun
                && entry.Reason == "old"
                && entry.ActorId == Tester.ActorId
                && entry.CorrelationId == "0123"
                && entry.Actor == "tester"
            )
        );
    }

    [Fact]
    public async Task Start_TellsTheAuditLogWhatWasAskedForAndHowItEnded()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 2);
        // Longer than what the audit log tells of other texts.
        var text = $"key:{key} -name:{new string('x', 300)}";
        var job = await StartAsync(server, text, BulkAction.Cancel);
        await GoOnAsync(server);

        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        var entries = await db
            .AuditEntries.Where(entry => entry.SubjectId == job.Id)
            .OrderBy(entry => entry.Seq)
            .ToListAsync();
        Assert.Equal([AuditAction.StartJob, AuditAction.EndJob], entries.Select(entry => entry.Action));
        Assert.Contains(text, entries[0].After!, StringComparison.Ordinal);
        Assert.Contains("\"runs\":2", entries[0].After!, StringComparison.Ordinal);
        Assert.Contains("\"done\":2", entries[1].After!, StringComparison.Ordinal);
        Assert.All(entries, entry => Assert.Equal("tester", entry.Actor));
    }

    [Fact]
    public async Task Cancel_InTheMiddle_NothingIsDoneAfterItIsAnswered()
    {
        await using var server = database.StartServer();
        var count = BulkJobWorker.StepWeight * 8;
        var key = await CreateAsync(server, count);
        var job = await StartAsync(server, $"key:{key}", BulkAction.Cancel);
        await StopInTheMiddleAsync(server, job);

        var cancelled = await server.GetRequiredService<BulkJobService>().CancelAsync(job.Id, Tester);
        await GoOnAsync(server);

        Assert.Equal(StateType.Cancelled, cancelled!.Status);
        var after = (await FindAsync(server, job))!;
        Assert.Equal((cancelled.Done, StateType.Cancelled), (after.Done, after.Status));
        Assert.InRange(after.Done, BulkJobWorker.StepWeight, count - 1);
        Assert.Equal(after.Done, (await ListResultsAsync(server, job)).Count);
        Assert.Equal(after.Done, (await ListAsync(server, key)).Count(run => run.StateType is StateType.Cancelled));
    }

    [Fact]
    public async Task Stop_InTheMiddle_AnotherServerGoesOnWhenTheLeaseIsOver()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var first = database.StartServer(time: time);
        await using var second = database.StartServer(time: time);
        var count = BulkJobWorker.StepWeight * 8;
        var key = await CreateAsync(first, count);
        var job = await StartAsync(first, $"key:{key}", BulkAction.Cancel);
        await StopInTheMiddleAsync(first, job);

        await GoOnAsync(second);
        Assert.Equal(StateType.Running, (await FindAsync(second, job))!.Status);
        time.Advance(BulkJobWorker.Lease + TimeSpan.FromSeconds(1));
        await GoOnAsync(second);

        await AssertDoneAsync(second.GetRequiredService<BulkJobQueries>(), job, count);
    }

    [Fact]
    public async Task TwoServers_AtOnce_DoEachRunOnce()
    {
        await using var first = database.StartServer();
        await using var second = database.StartServer();
        var count = BulkJobWorker.StepWeight * 3;
        var key = await CreateAsync(first, count);
        var job = await StartAsync(first, $"key:{key}", BulkAction.SetState, new(StateType.Scheduled));

        await Task.WhenAll(Task.Run(() => GoOnAsync(first)), Task.Run(() => GoOnAsync(second)));

        await AssertDoneAsync(first.GetRequiredService<BulkJobQueries>(), job, count);
        await using var db = await TestDatabase.Contexts(first).CreateDbContextAsync();
        Assert.Equal(
            count,
            await db.RunStates.CountAsync(state =>
                state.Type == StateType.Scheduled
                && db.TaskRuns.Any(run => run.Seq == state.TaskRunSeq && run.TaskKey == key)
            )
        );
    }

    [Fact]
    public async Task TwoServers_OneIsSlow_MakesNoStepOnceTheOtherHasTakenOver()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var slow = database.StartServer(time: time);
        await using var other = database.StartServer(time: time);
        var key = await CreateAsync(slow, 3);
        var job = await StartAsync(slow, $"key:{key}", BulkAction.SetState, new(StateType.Scheduled));
        var rows = await ListAsync(slow, key);
        await using (var db = await TestDatabase.Contexts(slow).CreateDbContextAsync())
            await db
                .BulkJobs.Where(each => each.Seq == job.Seq)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(each => each.Status, StateType.Running)
                        .SetProperty(each => each.ClaimedBy, Guid.AllBitsSet)
                        .SetProperty(each => each.ClaimedUntil, time.GetUtcNow())
                );
        time.Advance(TimeSpan.FromSeconds(1));
        await GoOnAsync(other);

        // As the first would that has read its runs before.
        var step = new BulkStepCommand(
            job,
            job.Cursor,
            rows,
            Guid.AllBitsSet,
            slow.GetRequiredService<TaskRunService>()
        );
        Assert.Null(await slow.GetRequiredService<TaskRunWriter>().RunAsync(step, CancellationToken.None));

        await AssertDoneAsync(other.GetRequiredService<BulkJobQueries>(), job, 3);
    }

    [Fact]
    public async Task Step_RunChangesAfterItWasRead_IsReadAgain()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 3);
        var job = await StartAsync(server, $"key:{key} state:pending", BulkAction.SetState, new(StateType.Failed));
        var rows = await ListAsync(server, key);
        await using (var db = await TestDatabase.Contexts(server).CreateDbContextAsync())
            await db
                .BulkJobs.Where(each => each.Seq == job.Seq)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(each => each.Status, StateType.Running)
                        .SetProperty(each => each.ClaimedBy, Guid.AllBitsSet)
                );
        var service = server.GetRequiredService<TaskRunService>();
        await service.SetStateAsync(rows[1].Id, new(StateType.Running), false, Tester);

        var step = new BulkStepCommand(job, job.Cursor, rows, Guid.AllBitsSet, service);
        var answer = await server.GetRequiredService<TaskRunWriter>().RunAsync(step, CancellationToken.None);

        Assert.Equal(rows[0].Seq, answer!.Cursor);
        Assert.Equal(rows[0].Id, Assert.Single(await ListResultsAsync(server, job)).RunId);
        await server.GetRequiredService<BulkJobService>().CancelAsync(job.Id, Tester);
    }

    [Theory]
    [InlineData("stat:failed", BulkAction.Cancel, false, "There is no “stat:”")]
    [InlineData("", BulkAction.SetState, false, "Say which state")]
    [InlineData("", BulkAction.Delete, true, "The rules can be passed over")]
    [InlineData("key:there-is-none", BulkAction.Cancel, false, "No run matches any more")]
    public async Task Start_OfWhatMakesNoSense_SaysWhy(string text, BulkAction action, bool isForced, string why)
    {
        await using var server = database.StartServer();
        var preview = await server.GetRequiredService<BulkJobQueries>().PreviewAsync(text, isExact: true);
        var request = new NewBulkJob(Guid.NewGuid(), action, preview.Runs) { IsForced = isForced };

        var answer = await server.GetRequiredService<BulkJobService>().StartAsync(request, Tester);

        Assert.Null(answer.Job);
        Assert.Contains(why, answer.Problem!, StringComparison.Ordinal);
        Assert.Null(await server.GetRequiredService<BulkJobQueries>().FindAsync(request.Id));
    }

    [Fact]
    public async Task Start_ForceWithoutAReason_IsRefused()
    {
        await using var server = database.StartServer();
        var preview = await server.GetRequiredService<BulkJobQueries>().PreviewAsync("", isExact: true);
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.SetState, preview.Runs)
        {
            Proposed = new(StateType.Failed) { Message = " " },
            IsForced = true,
        };
        var answer = await server.GetRequiredService<BulkJobService>().StartAsync(request, Tester);
        Assert.Equal("Passing over the rules needs a reason.", answer.Problem);
    }

    [Fact]
    public async Task Start_TheSameOnceMore_IsTheSameJob()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 1);
        var preview = await server.GetRequiredService<BulkJobQueries>().PreviewAsync($"key:{key}", isExact: true);
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.Delete, preview.Runs);
        var service = server.GetRequiredService<BulkJobService>();

        var first = await service.StartAsync(request, Tester);
        await GoOnAsync(server);
        var second = await service.StartAsync(request, Tester);

        Assert.Equal(first.Job!.Seq, second.Job!.Seq);
        Assert.Equal(StateType.Completed, second.Job.Status);
    }

    private static async Task<BulkJob> StartAsync(
        ServiceProvider server,
        string text,
        BulkAction action,
        ProposedState? proposed = null,
        bool isForced = false
    )
    {
        var preview = await server.GetRequiredService<BulkJobQueries>().PreviewAsync(text, isExact: false);
        return await StartAsync(server, preview.Runs, action, proposed, isForced);
    }

    private static async Task<BulkJob> StartAsync(
        ServiceProvider server,
        FrozenRuns runs,
        BulkAction action,
        ProposedState? proposed = null,
        bool isForced = false
    )
    {
        var request = new NewBulkJob(Guid.NewGuid(), action, runs) { Proposed = proposed, IsForced = isForced };
        return (await server.GetRequiredService<BulkJobService>().StartAsync(request, Tester)).Job!;
    }

    protected static async Task<BulkJob> StartAsync(BulkJobService service, BulkJobQueries queries, string text)
    {
        var preview = await queries.PreviewAsync(text, isExact: false);
        return (await service.StartAsync(new(Guid.NewGuid(), BulkAction.Cancel, preview.Runs), Tester)).Job!;
    }

    private static Task GoOnAsync(ServiceProvider server) =>
        server.GetRequiredService<BulkJobWorker>().GoOnAsync(CancellationToken.None);

    private static Task<BulkJob?> FindAsync(ServiceProvider server, BulkJob job) =>
        server.GetRequiredService<BulkJobQueries>().FindAsync(job.Id);

    private static Task<List<BulkJobResult>> ListResultsAsync(ServiceProvider server, BulkJob job) =>
        server.GetRequiredService<BulkJobQueries>().ListResultsAsync(job, outcome: null, before: null, take: 10_000);

    protected static async Task AssertDoneAsync(BulkJobQueries queries, BulkJob job, int count)
    {
        var done = (await queries.FindAsync(job.Id))!;
        Assert.Equal(
            (StateType.Completed, count, count, 0, 0),
            (done.Status, done.Total, done.Done, done.Refused, done.Failed)
        );
        var results = await queries.ListResultsAsync(job, BulkOutcome.Done, before: null, take: 10_000);
        Assert.Equal(count, results.Select(result => result.RunSeq).Distinct().Count());
    }

    private static Task<string> CreateAsync(ServiceProvider server, int count) =>
        CreateAsync(server.GetRequiredService<TaskRunService>(), count);

    /// <summary>Makes runs, and gives the task key that no others have.</summary>
    protected static async Task<string> CreateAsync(
        TaskRunService service,
        int count,
        string? key = null,
        string prefix = "run"
    )
    {
        key ??= $"{Guid.NewGuid()}";
        await service.CreateOrReturnManyAsync(
            Enumerable.Range(0, count).Select(i => new NewTaskRun(new TaskRunKey(null, key, $"{prefix}-{i}"))),
            Tester
        );
        return key;
    }

    /// <summary>The newest first.</summary>
    private static Task<List<TaskRunRow>> ListAsync(ServiceProvider server, string key) =>
        server
            .GetRequiredService<TaskRunQueries>()
            .ListAsync(new(TaskRunSort.IdDesc, 10_000, 0) { Filter = new Criterion.TaskKeyIn([key]) });

    /// <summary>Has the server begin, and stop after some step.</summary>
    private static async Task StopInTheMiddleAsync(ServiceProvider server, BulkJob job)
    {
        using var stop = new CancellationTokenSource();
        using var changes = server.GetRequiredService<TaskRunFeed>().Subscribe();
        var going = Task.Run(() => server.GetRequiredService<BulkJobWorker>().GoOnAsync(stop.Token));
        while ((await FindAsync(server, job))!.Done == 0)
            await changes.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going);
    }
}
