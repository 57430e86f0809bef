using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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

    [Fact]
    public async Task Run_RunsOfOneJobCannotBeReadInTime_OthersGoOn_AndItIsGivenUp()
    {
        await using var asked = Database.StartServer();
        var reads = new SteeredReads();
        using var server = new LossyServer(Database.ConnectionString, reads);
        var (slow, quick) = (await StartAsync(asked), await StartAsync(asked));
        reads.Of(slow.Key, () => throw new DatabaseUnavailableException());
        var (worker, queries) = (server.Get<BulkJobWorker>(), server.Get<BulkJobQueries>());

        await worker.GoOnAsync(CancellationToken.None);
        Assert.Equal(StateType.Completed, (await queries.FindAsync(quick.Job.Id))!.Status);
        for (var times = 1; times < BulkJobWorker.MaxUnread; times++)
        {
            Assert.Equal(StateType.Running, (await queries.FindAsync(slow.Job.Id))!.Status);
            await worker.GoOnAsync(CancellationToken.None);
        }

        var given = (await queries.FindAsync(slow.Job.Id))!;
        Assert.Equal(
            (StateType.Failed, "Its runs could not be read in time: narrow the filter."),
            (given.Status, given.Problem)
        );
    }

    [Fact]
    public async Task TwoServers_ReadTakesLongerThanTheLease_TheJobIsKept()
    {
        var time = new RenewalTime(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var other = Database.StartServer(time: time);
        var reads = new SteeredReads();
        using var server = new LossyServer(Database.ConnectionString, reads, time);
        var (job, key) = await StartAsync(other);
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        reads.Of(
            key,
            () =>
            {
                begun.TrySetResult();
                return release.Task;
            }
        );
        var going = Task.Run(() => server.Get<BulkJobWorker>().GoOnAsync(CancellationToken.None));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var queries = other.GetRequiredService<BulkJobQueries>();
        var claimed = (await queries.FindAsync(job.Id))!;

        for (var waited = TimeSpan.Zero; waited <= BulkJobWorker.Lease; waited += BulkJobWorker.Renewal)
        {
            Assert.True(await time.Waits.WaitAsync(TimeSpan.FromSeconds(30)));
            time.Advance(BulkJobWorker.Renewal);
        }

        Assert.True(await time.Waits.WaitAsync(TimeSpan.FromSeconds(30)));
        await other.GetRequiredService<BulkJobWorker>().GoOnAsync(CancellationToken.None);
        release.SetResult();
        await going;

        Assert.Equal(claimed.ClaimedBy, (await queries.FindAsync(job.Id))!.ClaimedBy);
        await AssertDoneAsync(queries, job, 1);
    }

    private static async Task<(BulkJob Job, string Key)> StartAsync(ServiceProvider server)
    {
        var key = await CreateAsync(server.GetRequiredService<TaskRunService>(), 1);
        var (service, queries) = (
            server.GetRequiredService<BulkJobService>(),
            server.GetRequiredService<BulkJobQueries>()
        );
        return (await StartAsync(service, queries, $"key:{key}"), key);
    }

    /// <summary>Tells when a server begins to wait for as long as it may before it prolongs its lease.</summary>
    private sealed class RenewalTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public SemaphoreSlim Waits { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == BulkJobWorker.Renewal)
                Waits.Release();
            return timer;
        }
    }

    /// <summary>Before something is read that names a key, something else happens.</summary>
    private sealed class SteeredReads : DbCommandInterceptor
    {
        private (string Key, Func<Task> Before)? _steered;

        public void Of(string key, Func<Task> before) => _steered = (key, before);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (_steered is { } steered && Names(command, steered.Key))
                await steered.Before();
            return result;
        }

        private static bool Names(DbCommand command, string key) =>
            command
                .Parameters.Cast<DbParameter>()
                .Any(parameter => parameter.Value is string text && text.Contains(key, StringComparison.Ordinal));
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

    private static readonly Guid Another = Guid.AllBitsSet;

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
        var job = await StartAsync(server, preview, BulkAction.Delete);

        await GoOnAsync(server);

        Assert.Equal(5, preview.Total);
        Assert.Equal(5, (await FindAsync(server, job))!.Done);
        Assert.All(
            await ListAsync(server, key),
            run => Assert.StartsWith("later", run.DynamicKey, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(BulkAction.Cancel)]
    [InlineData(BulkAction.SetState)]
    [InlineData(BulkAction.Delete)]
    public async Task Run_ThatComesToMatchAfterThePreview_IsPassedOver(BulkAction action)
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 3);
        var service = server.GetRequiredService<TaskRunService>();
        var runs = await ListAsync(server, key);
        await service.SetStateAsync(runs[0].Id, new(StateType.Scheduled), false, Tester);
        var job = await StartAsync(server, $"key:{key} state:scheduled", action, new(StateType.Failed));
        await service.SetStateAsync(runs[1].Id, new(StateType.Scheduled), false, Tester);

        await GoOnAsync(server);

        Assert.Equal(runs[0].Id, Assert.Single(await ListResultsAsync(server, job)).RunId);
        var done = (await FindAsync(server, job))!;
        Assert.Equal((1, 1, StateType.Completed), (done.Total, done.Looked, done.Status));
        Assert.Equal(StateType.Scheduled, (await ListAsync(server, key)).Single(run => run.Id == runs[1].Id).StateType);
    }

    [Fact]
    public async Task Start_MoreMatchThanWereLookedAt_IsRefused()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 2);
        var service = server.GetRequiredService<TaskRunService>();
        var runs = await ListAsync(server, key);
        await service.SetStateAsync(runs[0].Id, new(StateType.Failed), false, Tester);
        var queries = server.GetRequiredService<BulkJobQueries>();
        var preview = await queries.PreviewAsync($"key:{key} state:failed", isExact: false);
        await service.SetStateAsync(runs[1].Id, new(StateType.Failed), false, Tester);

        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.Delete, preview);
        var answer = await server.GetRequiredService<BulkJobService>().StartAsync(request, Tester);

        Assert.Equal("There are 2 by now, 1 when you looked: look again.", answer.Problem);
        Assert.Null(await queries.FindAsync(request.Id));
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
        var count = BulkJobWorker.StepWeight * 3;
        var key = await CreateAsync(server, count);
        var job = await StartAsync(server, $"key:{key}", BulkAction.Cancel);
        var next = await StopInTheMiddleAsync(server, job, key);

        var cancelled = await server.GetRequiredService<BulkJobService>().CancelAsync(job.Id, Tester);
        Assert.Null(await StepAsync(server, next));
        await GoOnAsync(server);

        Assert.Equal(StateType.Cancelled, cancelled!.Status);
        var after = (await FindAsync(server, job))!;
        Assert.Equal((cancelled.Done, StateType.Cancelled), (after.Done, after.Status));
        Assert.Equal(BulkJobWorker.StepWeight, after.Done);
        Assert.Equal(after.Done, (await ListResultsAsync(server, job)).Count);
        Assert.Equal(after.Done, (await ListAsync(server, key)).Count(run => run.StateType is StateType.Cancelled));
    }

    [Fact]
    public async Task Stop_InTheMiddle_AnotherServerGoesOnWhenTheLeaseIsOver()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var first = database.StartServer(time: time);
        await using var second = database.StartServer(time: time);
        var count = BulkJobWorker.StepWeight * 3;
        var key = await CreateAsync(first, count);
        var job = await StartAsync(first, $"key:{key}", BulkAction.Cancel);
        await StopInTheMiddleAsync(first, job, key);

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
        await ClaimAsync(slow, job, time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(1));
        await GoOnAsync(other);

        // As the first would that has read its runs before.
        Assert.Null(await StepAsync(slow, StepOf(slow, job, job.Cursor, rows)));

        await AssertDoneAsync(other.GetRequiredService<BulkJobQueries>(), job, 3);
    }

    [Fact]
    public async Task Step_RunChangesAfterItWasRead_IsReadAgain()
    {
        await using var server = database.StartServer();
        var key = await CreateAsync(server, 3);
        var job = await StartAsync(server, $"key:{key} state:pending", BulkAction.SetState, new(StateType.Failed));
        var rows = await ListAsync(server, key);
        await ClaimAsync(server, job, DateTimeOffset.MaxValue);
        var service = server.GetRequiredService<TaskRunService>();
        await service.SetStateAsync(rows[1].Id, new(StateType.Running), false, Tester);

        var answer = await StepAsync(server, StepOf(server, job, job.Cursor, rows));

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
        var request = new NewBulkJob(Guid.NewGuid(), action, preview) { IsForced = isForced };

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
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.SetState, preview)
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
        var request = new NewBulkJob(Guid.NewGuid(), BulkAction.Delete, preview);
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
        return await StartAsync(server, preview, action, proposed, isForced);
    }

    private static async Task<BulkJob> StartAsync(
        ServiceProvider server,
        BulkPreview preview,
        BulkAction action,
        ProposedState? proposed = null,
        bool isForced = false
    )
    {
        var request = new NewBulkJob(Guid.NewGuid(), action, preview) { Proposed = proposed, IsForced = isForced };
        return (await server.GetRequiredService<BulkJobService>().StartAsync(request, Tester)).Job!;
    }

    protected static async Task<BulkJob> StartAsync(BulkJobService service, BulkJobQueries queries, string text)
    {
        var preview = await queries.PreviewAsync(text, isExact: false);
        return (await service.StartAsync(new(Guid.NewGuid(), BulkAction.Cancel, preview), Tester)).Job!;
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

    /// <summary>Has a server claim the job, do its first step, and go away.</summary>
    private static async Task<BulkStepCommand> StopInTheMiddleAsync(ServiceProvider server, BulkJob job, string key)
    {
        await ClaimAsync(server, job, server.GetRequiredService<TimeProvider>().GetUtcNow() + BulkJobWorker.Lease);
        var rows = await ListAsync(server, key);
        var step = await StepAsync(server, StepOf(server, job, job.Cursor, rows.Take(BulkJobWorker.StepWeight)));
        Assert.Equal(rows[BulkJobWorker.StepWeight - 1].Seq, step!.Cursor);
        return StepOf(server, job, step.Cursor, rows.Skip(BulkJobWorker.StepWeight).Take(BulkJobWorker.StepWeight));
    }

    /// <summary>Makes the job another server's.</summary>
    private static async Task ClaimAsync(ServiceProvider server, BulkJob job, DateTimeOffset until)
    {
        await using var db = await TestDatabase.Contexts(server).CreateDbContextAsync();
        await db
            .BulkJobs.Where(each => each.Seq == job.Seq)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(each => each.Status, StateType.Running)
                    .SetProperty(each => each.ClaimedBy, Another)
                    .SetProperty(each => each.ClaimedUntil, until)
            );
    }

    /// <summary>A step of that server's, which has read the runs before.</summary>
    private static BulkStepCommand StepOf(
        ServiceProvider server,
        BulkJob job,
        long cursor,
        IEnumerable<TaskRunRow> rows
    ) => new(job, cursor, [.. rows], Another, server.GetRequiredService<TaskRunService>());

    private static Task<BulkStep?> StepAsync(ServiceProvider server, BulkStepCommand step) =>
        server.GetRequiredService<TaskRunWriter>().RunAsync(step, CancellationToken.None);
}
