using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence.Configurations;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>
/// The model, the same on every database. What differs between databases is in the two classes that derive from this
/// one, and nowhere else.
/// </summary>
public abstract class TaskRunDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The task runs.</summary>
    public DbSet<TaskRun> TaskRuns => Set<TaskRun>();

    /// <summary>The state history of all task runs.</summary>
    public DbSet<RunState> RunStates => Set<RunState>();

    /// <summary>The tags of all task runs, for filtering.</summary>
    public DbSet<TaskRunTag> TaskRunTags => Set<TaskRunTag>();

    /// <summary>The flow runs that this server knows.</summary>
    public DbSet<FlowRun> FlowRuns => Set<FlowRun>();

    /// <summary>The state history of all flow runs.</summary>
    public DbSet<FlowRunState> FlowRunStates => Set<FlowRunState>();

    /// <summary>The flows.</summary>
    public DbSet<Flow> Flows => Set<Flow>();

    /// <summary>What is still to be done with all that belongs to a flow run.</summary>
    public DbSet<FlowRunWork> FlowRunWork => Set<FlowRunWork>();

    /// <summary>The transitions that were refused.</summary>
    public DbSet<RefusedTransition> RefusedTransitions => Set<RefusedTransition>();

    /// <summary>The results that later runs may take over.</summary>
    public DbSet<CachedResult> CachedResults => Set<CachedResult>();

    /// <summary>The logs of task runs and flow runs.</summary>
    public DbSet<LogEntry> Logs => Set<LogEntry>();

    /// <summary>What clients are let in by while CSRF protection is on.</summary>
    public DbSet<CsrfToken> CsrfTokens => Set<CsrfToken>();

    /// <summary>The concurrency limits.</summary>
    public DbSet<ConcurrencyLimit> ConcurrencyLimits => Set<ConcurrencyLimit>();

    /// <summary>The slots of concurrency limits that somebody holds.</summary>
    public DbSet<ConcurrencySlot> ConcurrencySlots => Set<ConcurrencySlot>();

    /// <summary>The people who sign in.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>What programs show in place of a password.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Who changed what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>What is done, or was, to all runs of a filter.</summary>
    public DbSet<BulkJob> BulkJobs => Set<BulkJob>();

    /// <summary>What came of each run of those jobs.</summary>
    public DbSet<BulkJobResult> BulkJobResults => Set<BulkJobResult>();

    /// <summary>The change outbox.</summary>
    public DbSet<TaskRunChange> Changes => Set<TaskRunChange>();

    /// <summary>Whether a write failed because a unique index already has its value.</summary>
    public abstract bool IsUniqueViolation(Exception error);

    /// <summary>Whether the same work, begun anew, may succeed: a deadlock, a busy file, a lost connection.</summary>
    public abstract bool IsTransient(Exception error);

    /// <summary>
    /// Inserts entities as they are, past the change tracker and inside the current transaction: the one path where EF's
    /// own work for each row would be felt.
    /// </summary>
    public abstract void InsertRows<T>(IReadOnlyList<T> rows)
        where T : class;

    /// <summary>
    /// Writes runs that were changed since they were read, past the change tracker and inside the current transaction.
    /// </summary>
    /// <param name="runs">Each run, and the <see cref="Run.Version"/> that it was read with.</param>
    /// <exception cref="DbUpdateConcurrencyException">One was changed by somebody else meanwhile; counts as transient.</exception>
    public abstract void UpdateRuns(IReadOnlyList<(TaskRun Run, int Version)> runs);

    /// <summary>Creates the database and brings its schema up to date. Safe when several servers start at once.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Where the data is, for people: never with a password in it.</summary>
    public abstract string Location { get; }

    /// <summary>Begins a transaction in which what is read cannot change before it is written, where there is such a thing.</summary>
    internal abstract IDbContextTransaction BeginWrite();

    /// <summary>Those flow runs that have one of these ids; asked for by every batch of creates.</summary>
    internal abstract List<KnownFlowRun> ListFlowRuns(IReadOnlyCollection<Guid> ids);

    /// <summary>Those runs that have one of these ids, each with its current state; asked for by every batch of transitions.</summary>
    internal abstract List<TaskRun> ListRuns(IReadOnlyCollection<Guid> ids);

    /// <summary>Whether there is any concurrency limit; asked for by every batch in which a tagged run starts or stops.</summary>
    internal abstract bool HasLimits();

    /// <summary>Called once, when this server writes no more: what is committed is where people look for it.</summary>
    internal abstract void Settle();

    /// <summary>How runs are found by their key on this database.</summary>
    internal abstract RunLookup CreateRunLookup();

    /// <summary>The runs joined with their current states; sort and page after the join, so that the order holds.</summary>
    internal IQueryable<RunAndState> WithState(IQueryable<TaskRun> runs) =>
        from run in runs.AsNoTracking()
        join state in RunStates.AsNoTracking() on run.StateId equals state.Id
        select new RunAndState { Run = run, State = state };

    /// <summary>The texts of a JSON list of texts, inside of a query.</summary>
    public IQueryable<JsonItem> JsonItems(string json) => FromExpression(() => JsonItems(json));

    /// <summary>The error and what caused it, from the outside in: EF wraps what the driver throws, once or twice.</summary>
    protected static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new TaskRunConfiguration());
        modelBuilder.ApplyConfiguration(new RunStateConfiguration());
        modelBuilder.ApplyConfiguration(new TaskRunTagConfiguration());
        modelBuilder.ApplyConfiguration(new FlowConfiguration());
        modelBuilder.ApplyConfiguration(new FlowRunConfiguration());
        modelBuilder.ApplyConfiguration(new FlowRunStateConfiguration());
        modelBuilder.ApplyConfiguration(new FlowRunWorkConfiguration());
        modelBuilder.ApplyConfiguration(new TaskRunChangeConfiguration());
        modelBuilder.ApplyConfiguration(new RefusedTransitionConfiguration());
        modelBuilder.ApplyConfiguration(new CachedResultConfiguration());
        modelBuilder.ApplyConfiguration(new LogEntryConfiguration());
        modelBuilder.ApplyConfiguration(new CsrfTokenConfiguration());
        modelBuilder.ApplyConfiguration(new ConcurrencyLimitConfiguration());
        modelBuilder.ApplyConfiguration(new ConcurrencySlotConfiguration());
        modelBuilder.ApplyConfiguration(new AccountConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEntryConfiguration());
        modelBuilder.ApplyConfiguration(new BulkJobConfiguration());
        modelBuilder.ApplyConfiguration(new BulkJobResultConfiguration());

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder
            .Properties<StateType>()
            .HaveConversion<StateTypeColumn>()
            .HaveMaxLength(10)
            .AreUnicode(false);
        configurationBuilder.Properties<OriginSource>().HaveConversion<string>().HaveMaxLength(10).AreUnicode(false);
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(10).AreUnicode(false);
        configurationBuilder.Properties<AccountKind>().HaveConversion<string>().HaveMaxLength(10).AreUnicode(false);
        configurationBuilder.Properties<TimeSpan>().HaveConversion<MicrosecondsColumn>();
    }
}
