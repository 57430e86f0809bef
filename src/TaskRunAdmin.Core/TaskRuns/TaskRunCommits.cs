using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Commits batches of commands, whatever becomes of a single try.</summary>
public sealed class TaskRunCommits(
    IDbContextFactory<TaskRunDbContext> contexts,
    TaskRunDatabase database,
    SeqGenerator seqs,
    ChangeOutbox outbox,
    TaskRunFeed feed,
    TimeProvider time
) : IDisposable
{
    private const int MaxMints = 3;
    private const int AnsweredTogether = 8;

    private readonly CachedResultTrimming _trimming = new();

    // The writer's, from one batch to the next: what is prepared on its connection stays prepared.
    private TaskRunDbContext? _db;

    // The row of a commit that was begun and has not been answered yet.
    private long? _committing;

    /// <inheritdoc/>
    public void Dispose()
    {
        _db?.Settle();
        Forget();
    }

    /// <summary>Commits the commands together, or in parts when they fail together; each is answered in the end.</summary>
    internal void Commit(List<TaskRunCommand> commands, TaskRunWriterMetrics metrics)
    {
        var retry = new RetryPause(time);
        for (var (mints, failures) = (1, 0); ; )
        {
            var db = _db ??= contexts.CreateDbContext();
            try
            {
                CommitOrForget(db, commands, metrics);
                Answer(commands);
                return;
            }
            catch (Exception error) when (db.IsTransient(error))
            {
                var hadBegun = commands.Exists(command => command.HasBegun);
                foreach (var command in commands)
                {
                    command.Trouble = error;
                    command.Restart();
                }

                // Each caller waits for so long and no longer, which ends this loop too.
                commands.RemoveAll(command => command.IsSettled);
                if (commands.Count == 0)
                    return;
                // A run that somebody else holds or keeps changing must not hold up those that have nothing to do with it.
                if (hadBegun && ++failures > 1 && commands.Count > 1)
                {
                    CommitHalves(commands, metrics);
                    return;
                }

                retry.Wait();
            }
            catch (Exception error) when (mints < MaxMints && db.IsUniqueViolation(error))
            {
                // Another server has taken a key or an id since they were looked up, or minted the same seq. The next
                // try finds the former, and mints anew.
                mints++;
            }
            catch when (commands.Count > 1)
            {
                // One command must not fail the others.
                foreach (var command in commands)
                    command.Restart();
                CommitHalves(commands, metrics);
                return;
            }
            catch (Exception error)
            {
                if (commands.Count == 0)
                    return; // Nobody waited any more, and the transaction could not even be given up.
                commands[0]
                    .Fail(
                        db.IsUniqueViolation(error)
                            ? new InvalidOperationException(
                                $"A unique index refused {MaxMints} freshly minted ids in a row.",
                                error
                            )
                            : error
                    );
                return;
            }
        }
    }

    /// <summary>Until the one that is to blame is alone.</summary>
    private void CommitHalves(List<TaskRunCommand> commands, TaskRunWriterMetrics metrics)
    {
        var half = commands.Count / 2;
        Commit(commands[..half], metrics);
        Commit(commands[half..], metrics);
    }

    /// <summary>
    /// On the thread pool, a few at a time: what callers do next is short, and to wake a thread for each costs more.
    /// </summary>
    private static void Answer(List<TaskRunCommand> commands)
    {
        foreach (var some in commands.Chunk(AnsweredTogether))
            ThreadPool.UnsafeQueueUserWorkItem(
                static some =>
                {
                    foreach (var command in some)
                        command.Complete();
                },
                some,
                preferLocal: false
            );
    }

    private void CommitOrForget(TaskRunDbContext db, List<TaskRunCommand> commands, TaskRunWriterMetrics metrics)
    {
        try
        {
            CommitOnce(db, commands, metrics);
        }
        catch
        {
            // Whatever is wrong with the connection, the next try has another.
            Forget();
            if (_committing is not { } seq || !HasHappened(seq, commands))
                throw;
        }
    }

    /// <summary>
    /// Whether a commit happened whose answer was lost. To try anew without knowing might do everything twice, so it is
    /// asked until the database says so; the commands are still being committed, and so are their callers told.
    /// </summary>
    private bool HasHappened(long seq, List<TaskRunCommand> commands)
    {
        var retry = new RetryPause(time);
        while (true)
        {
            try
            {
                using var db = contexts.CreateDbContext();
                return ChangeOutbox.Has(db, seq);
            }
            catch when (commands.Exists(command => !command.IsSettled))
            {
                retry.Wait();
            }
        }
    }

    private void CommitOnce(TaskRunDbContext db, List<TaskRunCommand> commands, TaskRunWriterMetrics metrics)
    {
        var start = time.GetTimestamp();
        _committing = null;
        using var transaction = db.BeginWrite();
        // A busy database may have let it wait for longer than callers do.
        commands.RemoveAll(command => command.IsSettled || !command.TryBegin());
        if (commands.Count == 0)
            return;

        var batch = new TaskRunBatch(db, database, seqs, time);
        foreach (var command in commands)
            command.Ask(batch);

        batch.Read();
        foreach (var command in commands)
            command.Apply(batch);

        if (batch.HasWrites)
            Write(db, batch, transaction);
        metrics.Committed(commands.Count, time.GetElapsedTime(start));
    }

    private void Write(TaskRunDbContext db, TaskRunBatch batch, IDbContextTransaction transaction)
    {
        batch.Write();
        _trimming.Trim(db, time.GetInstant());
        Guid[] changed = [.. batch.Touched];
        var seq = outbox.Write(db, changed);
        try
        {
            _committing = seq;
            transaction.Commit();
        }
        finally
        {
            // A commit that fails may have happened all the same: open lists look, and a nudge too many costs nothing.
            feed.Publish(changed);
        }
    }

    private void Forget()
    {
        _db?.Dispose();
        _db = null;
    }
}
