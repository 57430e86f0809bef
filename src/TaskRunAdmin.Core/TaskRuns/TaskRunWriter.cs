using System.Threading.Channels;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// Group commit: commands queue up while one batch is being committed, and together are the next. A caller is answered
/// when its command is committed, not before.
/// </summary>
/// <remarks>
/// The thread is the writer's own because a database driver may block it: SQLite's always does. It starts with the first
/// command. Disposing the writer commits what is queued, and takes nothing more.
/// </remarks>
public sealed class TaskRunWriter : IDisposable
{
    /// <summary>How many commands may wait; one more is refused.</summary>
    public const int Capacity = 4096;

    /// <summary>How much a batch holds, which is as many ordinary commands: enough to make a commit cheap, few enough to keep it short.</summary>
    public const int MaxBatch = 256;

    private readonly Channel<TaskRunCommand> _queue = Channel.CreateBounded<TaskRunCommand>(
        new BoundedChannelOptions(Capacity)
        {
            SingleReader = true,
            // All that is continued is the blocked thread below; by way of the pool it would wake up late under load.
            AllowSynchronousContinuations = true,
        }
    );

    private readonly TaskRunCommits _commits;
    private readonly TimeProvider _time;
    private readonly TaskRunWriterMetrics _metrics;
    private readonly Lazy<Thread> _thread;

    /// <summary>A writer for one server process.</summary>
    public TaskRunWriter(TaskRunCommits commits, TimeProvider time)
    {
        (_commits, _time) = (commits, time);
        _metrics = new TaskRunWriterMetrics(this, () => _queue.Reader.Count);
        _thread = new Lazy<Thread>(Start);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        if (_thread.IsValueCreated)
            _thread.Value.Join();
        _commits.Dispose();
        _metrics.Dispose();
    }

    /// <summary>
    /// Queues a command, and waits until it is committed. Everything that is written comes by here, so that here is where it
    /// is asked whether it may be.
    /// </summary>
    /// <exception cref="AccessDeniedException">Whoever asks for it may not.</exception>
    /// <exception cref="DatabaseUnavailableException">Too many are waiting, or it was not committed in time.</exception>
    internal Task<T> RunAsync<T>(TaskRunCommand<T> command, CancellationToken cancellationToken)
        where T : class?
    {
        command.Origin.Require(command.Needs);
        _ = _thread.Value;
        return _queue.Writer.TryWrite(command)
            ? command.WaitAsync(TaskRunDatabase.Patience, _time, cancellationToken)
            : throw new DatabaseUnavailableException();
    }

    private Thread Start()
    {
        var thread = new Thread(Run) { Name = nameof(TaskRunWriter), IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Run()
    {
        // Blocks on purpose: the thread has nothing else to do, and no thread of the pool waits with it.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var batch = new List<TaskRunCommand>();
            for (var weight = 0; weight < MaxBatch && _queue.Reader.TryRead(out var command); )
            {
                if (command.IsSettled)
                    continue;
                batch.Add(command);
                weight += command.Weight;
            }

            if (batch.Count > 0)
                _commits.Commit(batch, _metrics);
        }
    }
}
