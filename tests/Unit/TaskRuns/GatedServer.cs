using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Unit.TaskRuns;

/// <summary>A server whose writer stops before each transaction until the gate is opened, on a clock that stands still.</summary>
internal sealed class GatedServer : IDisposable
{
    private static readonly Origin Tester = new("tester", OriginSource.System, Role.Operator);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Gate _gate = new();
    private readonly TaskRunDatabase _database;
    private readonly MeterListener _meters = new();
    private readonly List<int> _batches = [];
    private int _queued;

    public GatedServer(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SqliteTaskRunDbContext>();
        options.UseTaskRunSqlite(connectionString).AddInterceptors(_gate);
        var contexts = new Contexts(options.Options);
        _database = new TaskRunDatabase(contexts, Time);
        var seqs = new SeqGenerator(Time);
        var commits = new TaskRunCommits(contexts, _database, seqs, new ChangeOutbox(seqs), new TaskRunFeed(), Time);
        Writer = new TaskRunWriter(commits, Time);
        Service = new TaskRunService(
            _database,
            Writer,
            Options.Create(new ApiOptions()),
            Options.Create(new OrchestrationOptions())
        );
        ListenToMeters();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    public TaskRunService Service { get; }

    public TaskRunWriter Writer { get; }

    /// <summary>The sizes of the batches that were committed.</summary>
    public IReadOnlyList<int> Batches => _batches;

    /// <summary>How many commits told how long they took.</summary>
    public int Durations { get; private set; }

    public void Open() => _gate.Opened.Set();

    /// <summary>Creates a run, and stops the writer within the commit until <see cref="Commit"/>.</summary>
    public async Task<Task<CreateOrReturnResult>> CreateUpToCommitAsync()
    {
        _gate.Committed.Reset();
        Open();
        var creating = CreateAsync(NewRun());
        await _gate.Committing.Task.WaitAsync(Patience);
        return creating;
    }

    public void Commit() => _gate.Committed.Set();

    /// <summary>Creates a run in a batch of its own, which the gate now holds: whatever comes next queues up.</summary>
    public async Task<Task<CreateOrReturnResult>> OccupyAsync()
    {
        var occupying = CreateAsync(NewRun());
        await _gate.Reached.Task.WaitAsync(Patience);
        return occupying;
    }

    /// <summary>Queues so many creations, and waits until all of them wait.</summary>
    public async Task<Task<CreateOrReturnResult>[]> QueueAsync(params NewTaskRun[] requests)
    {
        var creating = Array.ConvertAll(requests, request => CreateAsync(request));
        await QueuedAsync(requests.Length);
        return creating;
    }

    /// <summary>Waits until so many commands wait.</summary>
    public async Task QueuedAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Queued < count)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public Task<CreateOrReturnResult> CreateAsync(NewTaskRun request, CancellationToken cancellationToken = default) =>
        Service.CreateOrReturnAsync(request, Tester, cancellationToken);

    public Task<SetStateResult?> SetStateAsync(Guid id, StateType type) =>
        Service.SetStateAsync(id, new ProposedState(type), isForced: false, Tester);

    public static NewTaskRun NewRun() => new(new TaskRunKey(null, "gated", Guid.NewGuid().ToString()));

    public void Dispose()
    {
        Open();
        Commit();
        Writer.Dispose();
        _meters.Dispose();
        _database.Dispose();
    }

    private int Queued
    {
        get
        {
            _meters.RecordObservableInstruments();
            return _queued;
        }
    }

    private void ListenToMeters()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "TaskRunAdmin" && ReferenceEquals(instrument.Meter.Scope, Writer))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<int>(
            (instrument, value, _, _) =>
            {
                if (instrument.Name == "taskrunadmin.writer.queue.depth")
                    _queued = value;
                if (instrument.Name == "taskrunadmin.writer.batch.size")
                    _batches.Add(value);
            }
        );
        _meters.SetMeasurementEventCallback<double>(
            (instrument, _, _, _) =>
            {
                if (instrument.Name == "taskrunadmin.writer.commit.duration")
                    Durations++;
            }
        );
        _meters.Start();
    }

    private sealed class Contexts(DbContextOptions<SqliteTaskRunDbContext> options)
        : IDbContextFactory<TaskRunDbContext>
    {
        public TaskRunDbContext CreateDbContext() => new SqliteTaskRunDbContext(options);
    }

    private sealed class Gate : DbTransactionInterceptor
    {
        public ManualResetEventSlim Opened { get; } = new();

        public ManualResetEventSlim Committed { get; } = new(initialState: true);

        public TaskCompletionSource Committing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result
        )
        {
            Reached.TrySetResult();
            Opened.Wait(Patience);
            return result;
        }

        public override InterceptionResult TransactionCommitting(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result
        )
        {
            Committing.TrySetResult();
            Committed.Wait(Patience);
            return result;
        }
    }
}
