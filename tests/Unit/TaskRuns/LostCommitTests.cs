using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Unit.Persistence;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>The database commits and the answer is lost: the caller's own run must not look like somebody else's.</summary>
public sealed class LostCommitTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task CreateOrReturn_CommitWhoseAnswerIsLost_IsStillCreatedAndPublished()
    {
        var contexts = new LossyContexts(database.ConnectionString);
        var feed = new TaskRunFeed();
        using var subscription = feed.Subscribe();
        var time = TimeProvider.System;
        var seqs = new SeqGenerator(time);
        using var runs = new TaskRunDatabase(contexts, time);
        using var writer = new TaskRunWriter(
            new TaskRunCommits(contexts, runs, seqs, new ChangeOutbox(seqs), feed, time),
            time
        );
        var service = new TaskRunService(runs, writer, Options.Create(new ApiOptions()));
        var key = new TaskRunKey(null, "lost", Guid.NewGuid().ToString());

        var result = await service.CreateOrReturnAsync(new NewTaskRun(key), new Origin("tester", OriginSource.System));

        Assert.Equal(1, contexts.Loss.Losses);
        var run = Assert.IsType<CreateOrReturnResult.Created>(result).Run;
        Assert.Equal([run.Id], (await subscription.NextAsync(CancellationToken.None)).TaskRunIds);
    }

    private sealed class LossyContexts(string connectionString) : IDbContextFactory<TaskRunDbContext>
    {
        public LoseFirstAnswer Loss { get; } = new();

        public TaskRunDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
            options.UseTaskRunSqlite(connectionString).AddInterceptors(Loss);
            return new SqliteTaskRunDbContext(options.Options);
        }
    }

    private sealed class LoseFirstAnswer : DbTransactionInterceptor
    {
        public int Losses { get; private set; }

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
        {
            if (Losses++ == 0)
                throw new SqliteException("The answer is lost.", 5);
        }
    }
}
