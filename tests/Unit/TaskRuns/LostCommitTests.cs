using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>The database commits and the answer is lost: what the caller wrote must not look like somebody else's.</summary>
public sealed class LostCommitTests : IClassFixture<SqliteDatabase>, IDisposable
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);

    private readonly LoseAnswer _loss = new();
    private readonly TaskRunFeed _feed = new();
    private readonly TaskRunDatabase _runs;
    private readonly TaskRunWriter _writer;
    private readonly TaskRunService _service;
    private readonly TaskRunQueries _queries;
    private readonly LogService _logs;
    private readonly LogQueries _logQueries;

    public LostCommitTests(SqliteDatabase database)
    {
        var contexts = new LossyContexts(database.ConnectionString, _loss);
        var time = TimeProvider.System;
        var seqs = new SeqGenerator(time);
        var options = Options.Create(new ApiOptions());
        _runs = new TaskRunDatabase(contexts, time);
        _writer = new TaskRunWriter(
            new TaskRunCommits(contexts, _runs, seqs, new ChangeOutbox(seqs), _feed, time),
            time
        );
        _service = new TaskRunService(_runs, _writer, options, Options.Create(new OrchestrationOptions()));
        _queries = new TaskRunQueries(_runs, seqs, time, options, Options.Create(new OrchestrationOptions()));
        (_logs, _logQueries) = (new LogService(_writer), new LogQueries(_runs));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _runs.Dispose();
    }

    [Fact]
    public async Task CreateOrReturn_IsStillCreatedAndPublished()
    {
        using var subscription = _feed.Subscribe();
        _loss.LoseNext();

        var run = await CreateAsync();

        Assert.Equal(1, _loss.Losses);
        Assert.Equal([run.Id], (await subscription.NextAsync(CancellationToken.None)).TaskRunIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SetState_IsWrittenOnceAndSaysSo(bool withTransitionId)
    {
        var run = await CreateAsync();
        var proposed = new ProposedState(StateType.Running)
        {
            Details = new StateDetails { TransitionId = withTransitionId ? Guid.NewGuid() : null },
        };
        _loss.LoseNext();

        var result = await _service.SetStateAsync(run.Id, proposed, isForced: false, Tester);

        Assert.Equal(1, _loss.Losses);
        Assert.True(result!.IsWritten);
        Assert.Equal(TransitionStatus.Accept, result.Status);
        Assert.Equal(1, (await _queries.FindAsync(run.Id))!.RunCount);
        var states = await _queries.ListStatesAsync(run.Id);
        Assert.Equal([StateType.Pending, StateType.Running], states.Select(state => state.Type));
        Assert.Equal(states[^1].Id, result.State!.Id);
    }

    [Fact]
    public async Task Logs_AreKeptOnce()
    {
        var run = Guid.NewGuid();
        var log = new NewLog("n", 20, "m", DateTimeOffset.UnixEpoch, null, run);
        _loss.LoseNext();

        await _logs.WriteAsync([log, log]);

        Assert.Equal(1, _loss.Losses);
        Assert.Equal(2, (await _logQueries.ListNewestAsync(run, int.MinValue, 10)).Rows.Count);
    }

    private async Task<TaskRun> CreateAsync()
    {
        var request = new NewTaskRun(new TaskRunKey(null, "lost", Guid.NewGuid().ToString()));
        return Assert.IsType<CreateOrReturnResult.Created>(await _service.CreateOrReturnAsync(request, Tester)).Run;
    }

    private sealed class LossyContexts(string connectionString, LoseAnswer loss) : IDbContextFactory<TaskRunDbContext>
    {
        public TaskRunDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
            options.UseTaskRunSqlite(connectionString).AddInterceptors(loss);
            return new SqliteTaskRunDbContext(options.Options);
        }
    }

    private sealed class LoseAnswer : DbTransactionInterceptor
    {
        private bool _losesNext;

        public int Losses { get; private set; }

        public void LoseNext() => _losesNext = true;

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
        {
            if (!_losesNext)
                return;
            _losesNext = false;
            Losses++;
            throw new SqliteException("The answer is lost.", 5);
        }
    }
}
