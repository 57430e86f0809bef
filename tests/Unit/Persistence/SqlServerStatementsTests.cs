using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Csrf;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Flows;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Limits;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.TaskRuns;

namespace TaskRunAdmin.Unit.Persistence;

/// <summary>
/// Every statement that the two doors would send to SQL Server, queries and writes: caught on their way out, parsed, and
/// compared with a file that a person has read. Nothing here runs against a server.
/// </summary>
public sealed class SqlServerStatementsTests
{
    private static readonly TaskRunKey Key = new(new Guid("00000000-0000-0000-0000-000000000001"), "etl.load", "0");

    /// <summary>Stands before a call during which a unique index refuses every INSERT.</summary>
    private const string Refused = "refused: ";

    /// <summary>A proposal for which everything that can be asked about is asked.</summary>
    private static readonly ProposedState Start = new(StateType.Running)
    {
        Details = new StateDetails { TransitionId = Guid.Empty, CacheKey = "key" },
    };

    /// <summary>One call or more for every public method of the two doors.</summary>
    private static readonly Dictionary<string, Func<TaskRunService, TaskRunQueries, Task>> Calls = new()
    {
        ["CreateOrReturnAsync"] = async (service, _) =>
        {
            // Only the second time is the key one that may exist, and is looked up before anything else.
            await service.CreateOrReturnAsync(new NewTaskRun(Key), new Origin("a", OriginSource.Api, Role.Operator));
            await service.CreateOrReturnAsync(new NewTaskRun(Key), new Origin("a", OriginSource.Api, Role.Operator));
        },
        [Refused + "CreateOrReturnAsync"] = (service, _) =>
            service.CreateOrReturnAsync(
                new NewTaskRun(Key) { Id = Guid.Empty },
                new Origin("a", OriginSource.Api, Role.Operator)
            ),
        ["FindAsync"] = (_, queries) => queries.FindAsync(Guid.Empty),
        ["FindByKeyAsync"] = (_, queries) => queries.FindByKeyAsync(Key),
        ["SetStateAsync"] = (service, _) =>
            service.SetStateAsync(Guid.Empty, Start, false, new("a", OriginSource.Api, Role.Operator)),
        ["JudgeAsync"] = (_, queries) => queries.JudgeAsync(Guid.Empty, Start, false),
        ["JudgeManyAsync"] = (_, queries) =>
            queries.JudgeManyAsync(Guid.Empty, [Start, new ProposedState(StateType.Cancelled)], false),
        ["ListNewestAsync"] = (_, queries) => queries.ListNewestAsync(new Criterion.TaskKeyIn(["etl.load"]), take: 20),
        ["FindStateAsync"] = (_, queries) => queries.FindStateAsync(Guid.Empty),
        ["ListRefusedAsync"] = (_, queries) => queries.ListRefusedAsync(Guid.Empty, take: 50),
        ["ListNewestStatesAsync"] = (_, queries) => queries.ListNewestStatesAsync(Guid.Empty, take: 50),
        ["ListStatesAsync"] = (_, queries) => queries.ListStatesAsync(Guid.Empty),
        ["FilterAsync"] = async (_, queries) =>
        {
            foreach (var sort in Enum.GetValues<TaskRunSort>())
                await queries.FilterAsync(new TaskRunPage(sort, 200, 0));
        },
        ["ListAsync"] = async (_, queries) =>
        {
            foreach (var sort in Enum.GetValues<TaskRunSort>())
            {
                await queries.ListAsync(new TaskRunPage(sort, 50, 0) { After = TaskRunCursor.Of(Some.Row, sort) });
                await queries.ListAsync(new TaskRunPage(sort, 50, 0) { Before = TaskRunCursor.Of(Some.Row, sort) });
            }
        },
        ["ListAllAsync"] = async (_, queries) =>
        {
            await foreach (var run in queries.ListAllAsync(Criterion.Everything, TaskRunSort.IdDesc))
                Assert.Null(run);
        },
        ["ListRowsAsync"] = (_, queries) => queries.ListRowsAsync([Guid.Empty]),
        ["FindCreationOfNewestAsync"] = (_, queries) => queries.FindCreationOfNewestAsync(50_000),
        ["FindFlowRunNameAsync"] = (_, queries) => queries.FindFlowRunNameAsync(Guid.Empty),
        ["RenameAsync"] = (service, _) => service.RenameAsync(Guid.Empty, "name", Origin.Server),
        ["DeleteAsync"] = (service, _) => service.DeleteAsync(Guid.Empty, Origin.Server),
        ["CreateOrReturnManyAsync"] = (service, _) =>
            service.CreateOrReturnManyAsync([new NewTaskRun(Key)], new Origin("a", OriginSource.Api, Role.Operator)),
        ["SetStateOfManyAsync"] = (service, _) =>
            service.SetStateOfManyAsync([Guid.Empty], Start, false, new("a", OriginSource.Api, Role.Operator)),
        ["DeleteManyAsync"] = (service, _) => service.DeleteManyAsync([Guid.Empty], Origin.Server),
        ["PingAsync"] = (_, queries) => queries.PingAsync(),
    };

    private static readonly LimitRef TagLimit = LimitRef.Parse("tag:a");

    /// <summary>The same for the doors of limits. The captured server has none of them; what is done with some is below.</summary>
    private static readonly Dictionary<string, Func<CapturingServer, Task>> LimitCalls = new()
    {
        ["LimitService.CreateAsync"] = server =>
            server.Limits.CreateAsync(new LimitKey("tag:a"), new LimitChange { Limit = 1 }, Origin.Server),
        ["LimitService.ChangeAsync"] = server =>
            server.Limits.ChangeAsync(TagLimit, new LimitChange { Limit = 1 }, Origin.Server),
        ["LimitService.ResetAsync"] = server => server.Limits.ResetAsync(TagLimit, [], Origin.Server),
        ["LimitService.DeleteAsync"] = server => server.Limits.DeleteAsync(TagLimit, Origin.Server),
        ["SlotService.TakeAsync"] = server =>
            server.Slots.TakeAsync(new SlotRequest(["tag:a"], 1, false, false), Origin.Server, TimeSpan.FromMinutes(1)),
        ["SlotService.GiveAsync"] = server => server.Slots.GiveAsync(["tag:a"], 1, 1, false, Origin.Server),
        ["SlotService.EndLeaseAsync"] = server => server.Slots.EndLeaseAsync(Guid.Empty, Origin.Server),
        ["SlotService.RenewAsync"] = server =>
            server.Slots.RenewAsync(Guid.Empty, TimeSpan.FromMinutes(1), Origin.Server),
        ["SlotService.TakeForRunAsync"] = server => server.Slots.TakeForRunAsync(["a"], Guid.Empty, Origin.Server),
        ["SlotService.GiveForRunAsync"] = server => server.Slots.GiveForRunAsync(["a"], Guid.Empty, Origin.Server),
        ["SlotService.RemoveExpiredAsync"] = server => server.Slots.RemoveExpiredAsync(100),
        ["LimitQueries.FindAsync"] = server => server.LimitQueries.FindAsync(LimitRef.Parse($"{Guid.Empty}")),
        ["LimitQueries.ListAsync"] = server => server.LimitQueries.ListAsync(isLegacy: true, 200, 0),
        ["LimitQueries.ListWithHoldersAsync"] = server => server.LimitQueries.ListWithHoldersAsync(200, 10),
    };

    /// <summary>The same for what adds up, and for what is offered to whoever filters.</summary>
    private static readonly Dictionary<string, Func<CapturingServer, Task>> CountCalls = new()
    {
        ["TaskRunCounts.CountAsync"] = async server =>
        {
            foreach (var criterion in Some.Criteria)
                await server.Counts.CountAsync(criterion);
        },
        ["TaskRunCounts.CountByStateAsync"] = server => server.Counts.CountByStateAsync(Criterion.Everything),
        ["TaskRunCounts.CountByStateUpToAsync"] = server =>
            server.Counts.CountByStateUpToAsync(Criterion.Everything, 10_001),
        ["TaskRunCounts.CountByFlowRunAsync"] = server => server.Counts.CountByFlowRunAsync([Guid.Empty]),
        ["TaskRunCounts.HistoryAsync"] = server => server.Counts.HistoryAsync(Some.Intervals, Criterion.Everything),
        ["TaskRunCounts.CountOutcomesAsync"] = server =>
            server.Counts.CountOutcomesAsync(Some.Intervals, Criterion.Everything),
        ["TaskRunCounts.CountCreatedAsync"] = server =>
            server.Counts.CountCreatedAsync(Some.Intervals, Criterion.Everything),
        ["TaskRunSuggestions.ListTagsAsync"] = server => server.Suggestions.ListTagsAsync("a", 8),
        ["TaskRunSuggestions.ListTaskKeysAsync"] = server => server.Suggestions.ListTaskKeysAsync("a", 8),
        ["TaskRunSuggestions.ListStateNamesAsync"] = server => server.Suggestions.ListStateNamesAsync("a", 8),
    };

    private static readonly AuditFilter EveryAuditFilter = new()
    {
        Actor = "a",
        Action = AuditAction.CreateTaskRun,
        Source = OriginSource.Key,
        SubjectId = Guid.Empty,
        From = Some.Instant,
        Until = Some.Instant,
    };

    /// <summary>The same for the doors of people, keys and the audit log; nobody is there yet.</summary>
    private static readonly Dictionary<string, Func<CapturingServer, Task>> AccessCalls = new()
    {
        ["AccountService.FindAsync"] = server => server.Accounts.FindAsync(Guid.Empty),
        ["AccountService.FindByKeyAsync"] = server => server.Accounts.FindByKeyAsync(new byte[32]),
        ["AccountService.ListAsync"] = server => server.Accounts.ListAsync(Origin.Server),
        ["AccountService.HasLocalAdminAsync"] = server => server.Accounts.HasLocalAdminAsync(),
        ["AccountService.AddAsync"] = server => server.Accounts.AddAsync(Somebody(), Origin.Server, isFirstAdmin: true),
        ["AccountService.SaveAsync"] = server => server.Accounts.SaveAsync(Somebody(), Origin.Server),
        ["AccountService.SignInAsync"] = server =>
            server.Accounts.SignInAsync("issuer", "subject", "name", Role.Viewer, Origin.Server),
        ["AccountService.DeleteAsync"] = server => server.Accounts.DeleteAsync(Guid.Empty, Origin.Server),
        ["ApiKeyService.ListAsync"] = server => server.Keys.ListAsync(Origin.Server),
        ["ApiKeyService.CreateAsync"] = server =>
            server.Keys.CreateAsync(new NewApiKey("name", Role.Viewer, null), Origin.Server),
        ["ApiKeyService.RevokeAsync"] = server => server.Keys.RevokeAsync(Guid.Empty, Origin.Server),
        ["ApiKeyService.FindAsync"] = server =>
            server.Keys.FindAsync($"{ApiKey.Mark}{new string('0', ApiKey.LookupLength)}_{new string('A', 43)}"),
        ["AuditQueries.ListAsync"] = server => server.Audit.ListAsync(EveryAuditFilter, 1, 50, Origin.Server),
        ["AuditQueries.ListAllAsync"] = async server =>
        {
            await foreach (var _ in server.Audit.ListAllAsync(new AuditFilter(), Origin.Server)) { }
        },
    };

    /// <summary>The same for the doors of jobs; there are none yet.</summary>
    private static readonly Dictionary<string, Func<CapturingServer, Task>> JobCalls = new()
    {
        ["BulkJobService.StartAsync"] = server => server.Jobs.StartAsync(NewJob(), Origin.Server),
        ["BulkJobService.CancelAsync"] = server => server.Jobs.CancelAsync(Guid.Empty, Origin.Server),
        ["BulkJobQueries.PreviewAsync"] = server => server.JobQueries.PreviewAsync("state:failed", isExact: false),
        ["BulkJobQueries.FindAsync"] = server => server.JobQueries.FindAsync(Guid.Empty),
        ["BulkJobQueries.ListAsync"] = server => server.JobQueries.ListAsync(before: 1, 50),
        ["BulkJobQueries.ListResultsAsync"] = server =>
            server.JobQueries.ListResultsAsync(Job(), BulkOutcome.Done, before: 1, 50),
        ["BulkJobQueries.ListAllResultsAsync"] = async server =>
        {
            await foreach (var _ in server.JobQueries.ListAllResultsAsync(Job(), outcome: null)) { }
        },
        ["BulkJobWorker.GoOnAsync"] = server => server.JobWorker.GoOnAsync(CancellationToken.None),
    };

    /// <summary>These write an audit entry like all others, and nothing else; without a query the driver insists on a server.</summary>
    private static readonly string[] OnlyTold =
    [
        "AccountService.NoteBasicSignInAsync",
        "AccountService.NoteSignOutAsync",
    ];

    [Fact]
    public void OtherCalls_CoverEveryMethodOfTheDoors() =>
        Assert.Equal(
            new[]
            {
                typeof(TaskRunCounts),
                typeof(TaskRunSuggestions),
                typeof(LimitService),
                typeof(SlotService),
                typeof(LimitQueries),
                typeof(AccountService),
                typeof(ApiKeyService),
                typeof(AuditQueries),
                typeof(BulkJobService),
                typeof(BulkJobQueries),
                typeof(BulkJobWorker),
            }
                .SelectMany(door =>
                    door.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                        .Select(method => $"{door.Name}.{method.Name}")
                )
                .Order(),
            CountCalls
                .Keys.Concat(LimitCalls.Keys)
                .Concat(AccessCalls.Keys)
                .Concat(JobCalls.Keys)
                .Concat(OnlyTold)
                .Append("BulkJobWorker.WaitAsync")
                .Order()
        );

    [Fact]
    public void Calls_CoverEveryMethodOfTheDoors()
    {
        var methods = new[] { typeof(TaskRunService), typeof(TaskRunQueries) }
            .SelectMany(door =>
                door.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            )
            .Select(method => method.Name);
        Assert.Equal(
            methods.Order(),
            Calls.Keys.Where(name => !name.StartsWith(Refused, StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public async Task Statements_Parse_AndAreTheReviewedOnes()
    {
        var golden = new StringBuilder();
        foreach (var (name, call) in Calls)
        {
            var capture = new Capture(name.StartsWith(Refused, StringComparison.Ordinal));
            using var server = new CapturingServer(capture);
            await call(server.Service, server.Queries);
            Append(golden, name, capture);
        }

        Append(golden, "CreateOrReturnAsync, several in a batch", await CreateInOneBatchAsync());
        Append(golden, "A transition", WriteATransition());
        Append(golden, "Runs that a sort's index is walked for, and few of them", ReadManyAndFew());
        Append(golden, "FlowRunQueries", await ReadFlowRunsAsync());
        Append(golden, "A flow and a flow run", WriteAFlowRun());
        foreach (var (name, call) in CountCalls.Concat(LimitCalls).Concat(AccessCalls).Concat(JobCalls))
        {
            var capture = new Capture(refuseInserts: false);
            using var server = new CapturingServer(capture);
            await call(server);
            Append(golden, name, capture);
        }

        Append(golden, "Limits and slots", ReadAndWriteLimits());
        Append(golden, "A job and what came of its runs", WriteAJob());
        Append(golden, "ChangePoller", await PollOnceAsync());
        Append(golden, "A commit whose answer was lost", AskAfterACommit());
        Append(golden, "LogService", WriteLogs());
        Append(golden, "LogQueries", await ReadLogsAsync());
        Append(golden, "CsrfTokens", await IssueAndCheckATokenAsync());
        Append(golden, "An account and a key that are there", ChangeAnAccountAndAKey());
        GoldenFile.Check("sqlserver-statements.sql", golden.ToString());
    }

    private static void Append(StringBuilder golden, string name, Capture capture)
    {
        Assert.NotEmpty(capture.Statements);
        foreach (var statement in capture.Statements)
        {
            TSql.Parse(statement);
            // It has the database's collation, which a column of another cannot be compared with.
            Assert.DoesNotContain("WITH ([value] nvarchar", statement, StringComparison.Ordinal);
            golden.Append("-- ").AppendLine(name).AppendLine(statement).AppendLine();
        }
    }

    /// <summary>While the first batch is held up in its first statement, three more creations queue up for the second.</summary>
    private static async Task<Capture> CreateInOneBatchAsync()
    {
        var capture = new Capture(refuseInserts: false);
        using var server = new CapturingServer(capture);
        capture.Gate.Reset();
        var held = CreateAsync(0);
        Assert.True(capture.IsHeld.Wait(TimeSpan.FromSeconds(30)));
        // Each is in the queue when the call returns: no statement before it has to be waited for.
        Task[] queued = [CreateAsync(1), CreateAsync(2), CreateAsync(3)];
        capture.Gate.Set();
        await Task.WhenAll([held, .. queued]);
        return capture;

        Task CreateAsync(int i) =>
            server.Service.CreateOrReturnAsync(
                new NewTaskRun(new(Guid.NewGuid(), "etl.load", $"{i}")) { Id = Guid.NewGuid() },
                new Origin("a", OriginSource.Api, Role.Operator)
            );
    }

    /// <summary>What a transition writes; the captured server has no run that it could be about.</summary>
    private static Capture WriteATransition()
    {
        var capture = new Capture(refuseInserts: false);
        using var db = new CapturingContexts(capture).CreateDbContext();
        var (now, tester) = (DateTimeOffset.UnixEpoch, new Origin("a", OriginSource.Api, Role.Operator));
        var run = TaskRun.Create(
            new NewTaskRun(new(null, "t", "0")) { Tags = ["a"] },
            new Dictionary<string, System.Text.Json.JsonElement>(),
            1,
            now,
            tester
        );
        var proposed = new ProposedState(StateType.Completed);
        run.Enter(RunState.Mint(proposed, run, 2, now, tester));
        // What is asked only of runs that there are.
        _ = TaskRunReads.ListByTransition(db, [run], [Guid.Empty]);
        _ = FlowRunLookup.List(db, [Guid.Empty]);
        db.InsertRows([.. TaskRunTag.Of(run)]);
        TaskRunDeletion.Execute(db, run, 5);
        db.InsertRows([new RefusedTransition(3, run, proposed, "ABORT", "rule", "reason", now, tester)]);
        db.InsertRows([new CachedResult(4, "key", run.State!)]);
        // Nobody says that a row was changed.
        Assert.Throws<DbUpdateConcurrencyException>(() => db.UpdateRuns([(run, 1)]));
        return capture;
    }

    private static async Task<Capture> ReadFlowRunsAsync()
    {
        var capture = new Capture(refuseInserts: false);
        using var server = new CapturingServer(capture);
        var queries = new FlowRunQueries(server.Database, new FakeTimeProvider());
        await queries.FindFlowAsync(Guid.Empty);
        await queries.FindFlowAsync("name");
        await queries.FindStateAsync(Guid.Empty);
        await queries.ListStatesAsync(Guid.Empty);
        await queries.ListNewestStatesAsync(Guid.Empty, take: 50);
        foreach (var sort in Enum.GetValues<FlowSort>())
            await queries.FilterFlowsAsync(new(sort, 200, 0, FlowCriterion.Everything));
        foreach (var sort in Enum.GetValues<FlowRunSort>())
            await queries.FilterAsync(new(sort, 200, 0, FlowRunCriterion.Everything));
        foreach (var criterion in Some.FlowCriteria)
            await queries.CountFlowsAsync(criterion);
        foreach (var criterion in Some.FlowRunCriteria)
            await queries.CountAsync(criterion);
        await queries.HistoryAsync(Some.Intervals, FlowRunCriterion.Everything);
        await queries.AverageLatenessAsync(FlowRunCriterion.Everything);
        await queries.FindGraphAsync(Guid.Empty, since: null);
        return capture;
    }

    /// <summary>What the service of flow runs writes; the captured server has none that it could be about.</summary>
    private static Capture WriteAFlowRun()
    {
        var capture = new Capture(refuseInserts: false);
        using var db = new CapturingContexts(capture).CreateDbContext();
        var (now, tester) = (DateTimeOffset.UnixEpoch, new Origin("a", OriginSource.Api, Role.Operator));
        var flow = Flow.Create(new NewFlow("nightly"), 1, now);
        var run = FlowRun.Create(new NewFlowRun(flow.Id), flow, 2, now, tester);
        run.Enter(FlowRunState.Mint(new ProposedState(StateType.Running), run, 3, now, tester));
        db.InsertRows<Flow>([flow]);
        db.InsertRows<FlowRun>([run]);
        db.InsertRows<FlowRunState>([run.State!]);
        db.InsertRows<FlowRunWork>([new(4, run.Id, FlowRunWorkKind.CloseTaskRuns, StateType.Crashed)]);
        db.Update(run);
        // Nobody says that a row was changed.
        Assert.Throws<DbUpdateConcurrencyException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();
        db.Flows.Where(each => each.Seq == 1).ExecuteDelete();
        db.FlowRuns.Where(each => each.Seq == 2).ExecuteDelete();
        db.FlowRunWork.Where(each => each.Seq == 4).ExecuteDelete();
        return capture;
    }

    /// <summary>What is read where there is a limit, and what taking, freeing and emptying write.</summary>
    private static Capture ReadAndWriteLimits()
    {
        var capture = new Capture(refuseInserts: false) { HasLimits = true };
        using var db = new CapturingContexts(capture).CreateDbContext();
        var (time, now) = (new FakeTimeProvider(), DateTimeOffset.UnixEpoch);
        var ledger = new LimitLedger(new SeqGenerator(time));
        ledger.AskForTags(["a"]);
        ledger.AskForId(Guid.Empty);
        ledger.AskForLease(Guid.Empty);
        ledger.AskForHolder(Guid.Empty);
        ledger.Read(db, now);
        var limit = new ConcurrencyLimit(new LimitKey("tag:a"), 1, new LimitChange { Limit = 2 }, now);
        var added = ledger.Add(limit);
        // Slots are counted of limits that there are.
        ledger.Read(db, now);
        ledger.Take(added, 1, SlotLease.ForRun(Guid.Empty, now), now);
        ledger.Free(SlotHolder.TaskRun(Guid.Empty), now);
        ledger.Write(db);

        var taken = new LimitLedger(new SeqGenerator(time));
        var account = new LimitAccount(limit, 0);
        taken.Take(account, 1, SlotLease.ForRun(Guid.Empty, now), now);
        // Nobody says that a row was changed.
        Assert.Throws<DbUpdateConcurrencyException>(() => taken.Write(db));
        db.ChangeTracker.Clear();

        var deleted = new LimitLedger(new SeqGenerator(time));
        deleted.Delete(account);
        deleted.Write(db);
        return capture;
    }

    /// <summary>What a job writes; the captured server has none that it could go on with.</summary>
    private static Capture WriteAJob()
    {
        var capture = new Capture(refuseInserts: false);
        using var server = new CapturingServer(capture);
        using var db = new CapturingContexts(capture).CreateDbContext();
        var time = new FakeTimeProvider();
        var batch = new TaskRunBatch(db, server.Database, new SeqGenerator(time), time);
        var job = Job();
        db.InsertRows<BulkJob>([job]);
        Assert.Null(server.JobWorker.Claim(batch, job));
        new BulkStepCommand(job, job.Cursor, [Some.Row], Guid.Empty, server.Service).Apply(batch);
        var result = new BulkJobResult(job.Seq, 7, Guid.Empty, "name", BulkOutcome.Refused, "reason", state: null);
        BulkStepCommand.Count(db, job, [result]);
        db.InsertRows<BulkJobResult>([result]);
        BulkJobService.TryCancel(db, job.Id, Some.Instant);
        Assert.Null(server.JobWorker.End(batch, job, StateType.Completed, problem: null));
        return capture;
    }

    private static NewBulkJob NewJob() =>
        new(
            Guid.Empty,
            BulkAction.Cancel,
            new(new("state:failed", Some.Instant, 9), new Dictionary<StateType, int>(), true, [])
        );

    private static BulkJob Job() =>
        new(
            Guid.Empty,
            1,
            BulkAction.SetState,
            "state:failed",
            Some.Instant,
            9,
            new(StateType.Failed),
            isForced: false,
            1,
            Some.Instant,
            Origin.Server
        );

    private static Capture ReadManyAndFew()
    {
        var capture = new Capture(refuseInserts: false);
        using var db = new CapturingContexts(capture).CreateDbContext();
        foreach (var criterion in Some.Criteria.Select(each => each.At(Some.Instant)))
        {
            _ = db.TaskRuns.WhereWalking(criterion, db, TaskRunSort.EndTimeDesc).Select(run => run.Seq).ToList();
            _ = db.TaskRuns.WhereAmong(criterion, db).Select(run => run.Seq).ToList();
        }

        foreach (var sort in Enum.GetValues<TaskRunSort>())
            _ = db.TaskRuns.Sort(run => run, sort, byIndex: false).Select(run => run.Seq).ToList();
        return capture;
    }

    private static Capture WriteLogs()
    {
        var capture = new Capture(refuseInserts: false);
        Write(
            new WriteLogsCommand([new NewLog("n", 20, "m", Some.Instant, Guid.Empty, Guid.Empty)], Origin.Server),
            capture
        );
        return capture;
    }

    /// <summary>What is asked when the answer to a commit was lost.</summary>
    private static Capture AskAfterACommit()
    {
        var capture = new Capture(refuseInserts: false);
        using var db = new CapturingContexts(capture).CreateDbContext();
        Assert.False(ChangeOutbox.Has(db, 1));
        return capture;
    }

    /// <summary>What a command writes that reads nothing: the driver would want a transaction of its own kind.</summary>
    private static void Write(TaskRunCommand command, Capture capture)
    {
        var contexts = new CapturingContexts(capture);
        using var db = contexts.CreateDbContext();
        var time = new FakeTimeProvider();
        using var database = new TaskRunDatabase(contexts, time);
        var batch = new TaskRunBatch(db, database, new SeqGenerator(time), time);
        command.Apply(batch);
        batch.Write();
    }

    private static Account Somebody() => Account.Local("name", "NAME", Role.Admin, Some.Instant);

    private static Capture ChangeAnAccountAndAKey()
    {
        var capture = new Capture(refuseInserts: false);
        using var db = new CapturingContexts(capture).CreateDbContext();
        var account = Somebody();
        db.Attach(account);
        account.SetPasswordHash("hash");
        account.Allow(Role.Viewer, isDisabled: true);
        account.Count();
        // Nobody says that a row was changed.
        Assert.Throws<DbUpdateConcurrencyException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();

        var (key, _) = ApiKey.Create(new NewApiKey("name", Role.Viewer, null), 1, Some.Instant, "a");
        db.Attach(key);
        key.Revoke(Some.Instant);
        Assert.Throws<DbUpdateConcurrencyException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();
        ApiKeyService.NoteUse(db, key, Some.Instant);
        return capture;
    }

    private static async Task<Capture> ReadLogsAsync()
    {
        var capture = new Capture(refuseInserts: false);
        using var server = new CapturingServer(capture);
        LogCriterion[] criteria =
        [
            LogCriterion.Everything,
            new LogCriterion.AnyOf([new LogCriterion.HasTaskRun(true), new LogCriterion.HasTaskRun(false)]),
            new LogCriterion.Level(20, null),
            new LogCriterion.Within(Some.Instant, Some.Instant),
            new LogCriterion.TaskRunIn([Guid.Empty]),
            new LogCriterion.TaskRunIn([Guid.Empty, Guid.AllBitsSet]),
            new LogCriterion.FlowRunIn([Guid.Empty]),
            new LogCriterion.FlowRunIn([Guid.Empty, Guid.AllBitsSet]),
            new LogCriterion.Text(LogSearch.Parse("a%_[ -b")),
        ];
        foreach (var criterion in criteria)
            await server.LogQueries.FilterAsync(new LogPage(false, 200, 0, criterion));
        await server.LogQueries.FilterAsync(new LogPage(true, 200, 0, LogCriterion.Everything));
        await server.LogQueries.ListNewestAsync(Guid.Empty, 20, take: 0);
        return capture;
    }

    private static async Task<Capture> IssueAndCheckATokenAsync()
    {
        var capture = new Capture(refuseInserts: false);
        using var server = new CapturingServer(capture);
        Write(new IssueCsrfTokenCommand(new byte[32], TimeSpan.FromHours(1), Origin.Server), capture);
        Assert.False(await server.Csrf.IsGoodAsync([1], [2]));
        return capture;
    }

    /// <summary>One turn of the poller, which finds one row of another server.</summary>
    private static async Task<Capture> PollOnceAsync()
    {
        var capture = new Capture(refuseInserts: false);
        var time = new FakeTimeProvider();
        var feed = new TaskRunFeed();
        using var subscription = feed.Subscribe();
        using var database = new TaskRunDatabase(new CapturingContexts(capture), time);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var polling = new ChangePoller(database, new ChangeOutbox(new SeqGenerator(time)), feed, time).RunAsync(
            error => Assert.Fail(error.ToString()),
            stop.Token
        );

        time.Advance(ChangePoller.Interval);
        Assert.True((await subscription.NextAsync(stop.Token)).Everything);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
        return capture;
    }

    private sealed class CapturingServer : IDisposable
    {
        private readonly TaskRunWriter _writer;

        public CapturingServer(Capture capture)
        {
            var contexts = new CapturingContexts(capture);
            // It stands still: what is asked when a command waits for long is not asked.
            var time = new FakeTimeProvider();
            var seqs = new SeqGenerator(time);
            Database = new TaskRunDatabase(contexts, time);
            _writer = new TaskRunWriter(
                new TaskRunCommits(contexts, Database, seqs, new ChangeOutbox(seqs), new TaskRunFeed(), time),
                time
            );
            var (api, orchestration) = (Options.Create(new ApiOptions()), Options.Create(new OrchestrationOptions()));
            Service = new TaskRunService(Database, _writer, api, orchestration);
            Queries = new TaskRunQueries(Database, seqs, time, api, orchestration);
            Counts = new TaskRunCounts(Database, time);
            Suggestions = new TaskRunSuggestions(Database);
            Limits = new LimitService(_writer);
            Slots = new SlotService(Database, _writer, time, orchestration);
            LimitQueries = new LimitQueries(Database, time);
            LogQueries = new LogQueries(Database);
            Csrf = new CsrfTokens(Database, _writer, api, time);
            Accounts = new AccountService(Database, _writer);
            Keys = new ApiKeyService(Database, _writer, time);
            Audit = new AuditQueries(Database);
            JobWorker = new BulkJobWorker(
                Database,
                Queries,
                Service,
                _writer,
                time,
                NullLogger<BulkJobWorker>.Instance
            );
            Jobs = new BulkJobService(_writer, Counts, JobWorker);
            JobQueries = new BulkJobQueries(Database, Queries, Counts, seqs, time);
        }

        public TaskRunDatabase Database { get; }

        public TaskRunQueries Queries { get; }

        public TaskRunCounts Counts { get; }

        public TaskRunSuggestions Suggestions { get; }

        public TaskRunService Service { get; }

        public LogQueries LogQueries { get; }

        public CsrfTokens Csrf { get; }

        public LimitService Limits { get; }

        public SlotService Slots { get; }

        public LimitQueries LimitQueries { get; }

        public AccountService Accounts { get; }

        public ApiKeyService Keys { get; }

        public AuditQueries Audit { get; }

        public BulkJobWorker JobWorker { get; }

        public BulkJobService Jobs { get; }

        public BulkJobQueries JobQueries { get; }

        public void Dispose()
        {
            _writer.Dispose();
            Database.Dispose();
        }
    }

    private sealed class CapturingContexts(Capture capture) : IDbContextFactory<TaskRunDbContext>
    {
        public TaskRunDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<SqlServerTaskRunDbContext>();
            options
                .UseTaskRunSqlServer("Server=nowhere;Database=none")
                .AddInterceptors(capture, new NoConnection(), new NoTransaction(capture));
            return new SqlServerTaskRunDbContext(options.Options);
        }
    }

    private sealed class Capture(bool refuseInserts) : DbCommandInterceptor
    {
        private bool _hasRefused;

        public ConcurrentQueue<string> Statements { get; } = [];

        /// <summary>Whether the question after any limit is answered with yes.</summary>
        public bool HasLimits { get; init; }

        /// <summary>Open, unless it is reset: then the writer's statements wait for it.</summary>
        public ManualResetEventSlim Gate { get; } = new(initialState: true);

        /// <summary>Whether the writer has come to the gate.</summary>
        public ManualResetEventSlim IsHeld { get; } = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            IsHeld.Set();
            Gate.Wait();
            Note(command);
            // After an INSERT was refused, the query of taken ids finds the reason; every other query finds nothing.
            using var table = new DataTable();
            table.Columns.Add("id", typeof(Guid));
            if (_hasRefused && command.CommandText.StartsWith("SELECT [t].[id]", StringComparison.Ordinal))
                table.Rows.Add(Guid.Empty);
            if (command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal))
            {
                using var answer = new DataTable();
                answer.Columns.Add("value", typeof(bool));
                answer.Rows.Add(HasLimits);
                return InterceptionResult<DbDataReader>.SuppressWithResult(answer.CreateDataReader());
            }

            return InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            // What must have an answer gets one; every other query makes do with no row.
            using var table = new DataTable();
            var (type, value) = command.CommandText switch
            {
                var text when text.StartsWith("SELECT CASE", StringComparison.Ordinal) => (typeof(bool), (object)false),
                var text when text.StartsWith("SELECT COUNT", StringComparison.Ordinal) => (typeof(int), 0),
                var text when text.StartsWith("SELECT MAX", StringComparison.Ordinal) => (typeof(long), 1L),
                var text when text.StartsWith("SELECT AVG", StringComparison.Ordinal) => (typeof(double), DBNull.Value),
                var text when text.StartsWith("SELECT [t].[seq]\nFROM [task_run_changes]", StringComparison.Ordinal) =>
                    (typeof(long), 1L),
                var text when text.StartsWith("SELECT [t].[task_run_ids]", StringComparison.Ordinal) => (
                    typeof(byte[]),
                    DBNull.Value
                ),
                _ => (typeof(object), null),
            };
            table.Columns.Add("value", type);
            if (value is not null)
                table.Rows.Add(value);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
        }

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        )
        {
            Note(command);
            _hasRefused = refuseInserts && command.CommandText.Contains("INSERT", StringComparison.Ordinal);
            return _hasRefused ? throw SqlErrors.Exception(2627) : InterceptionResult<int>.SuppressWithResult(1);
        }

        private void Note(DbCommand command) => Statements.Enqueue(command.CommandText.ReplaceLineEndings("\n").Trim());
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class NoTransaction(Capture capture) : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result
        )
        {
            // What the driver says on behalf of whoever asks for more than the usual.
            if (eventData.IsolationLevel is IsolationLevel.RepeatableRead)
                capture.Statements.Enqueue("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return InterceptionResult<DbTransaction>.SuppressWithResult(new FakeTransaction(connection));
        }
    }

    private sealed class FakeTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }
}
