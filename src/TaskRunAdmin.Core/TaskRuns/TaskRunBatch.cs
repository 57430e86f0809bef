using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Flows;
using TaskRunAdmin.Core.Limits;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Orchestration;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// What the commands of one try share: what they need to know, read with a query for each kind, and what they write.
/// What one command adds or changes, those after it find.
/// </summary>
internal sealed class TaskRunBatch(TaskRunDbContext db, TaskRunDatabase database, SeqGenerator seqs, TimeProvider time)
{
    private const int LookEvery = 16;

    private readonly Dictionary<TaskRunKey, byte[]> _keys = [];
    private readonly HashSet<Guid> _flowRunIds = [];
    private readonly HashSet<Guid> _chosenIds = [];
    private readonly HashSet<Guid> _runIds = [];
    private readonly HashSet<Guid> _transitionIds = [];
    private readonly HashSet<string> _cacheKeys = [];
    private readonly HashSet<Guid> _starting = [];
    private readonly HashSet<Guid> _leaving = [];

    private readonly Dictionary<TaskRunKey, TaskRun> _byKey = [];
    private readonly Dictionary<Guid, TaskRun> _byId = [];
    private readonly Dictionary<(long RunSeq, Guid TransitionId), RunState> _byTransition = [];
    private HashSet<Guid> _takenIds = [];
    private Dictionary<Guid, KnownFlowRun> _flowRuns = [];
    private Dictionary<string, RunState> _cached = [];

    private readonly HashSet<TaskRun> _added = [];
    private readonly Dictionary<TaskRun, long> _deleted = [];
    private readonly Dictionary<TaskRun, int> _changed = [];
    private readonly HashSet<Guid> _touched = [];
    private readonly List<RunState> _states = [];
    private readonly List<RefusedTransition> _refused = [];
    private readonly List<CachedResult> _results = [];
    private readonly List<LogEntry> _logs = [];
    private readonly List<Action<TaskRunDbContext>> _others = [];
    private readonly List<AuditEntry> _audit = [];

    /// <summary>
    /// The context, in the transaction of the batch: for commands of what there is little of, which read and write by
    /// themselves. They leave nothing tracked.
    /// </summary>
    internal TaskRunDbContext Db => db;

    internal SeqGenerator Seqs => seqs;

    internal TimeProvider Time => time;

    /// <summary>The concurrency limits and their slots.</summary>
    internal LimitLedger Limits { get; } = new(seqs);

    /// <summary>Whether there is anything to write.</summary>
    internal bool HasWrites => _touched.Count + _logs.Count + _others.Count + _audit.Count > 0;

    /// <summary>What was created, changed, deleted, logged of or refused something: task runs, flow runs and limits.</summary>
    internal IReadOnlyCollection<Guid> Touched => _touched;

    internal void AskForKey(TaskRunKey key, byte[] keyHash) => _keys.TryAdd(key, keyHash);

    internal void AskForFlowRun(Guid id) => _flowRunIds.Add(id);

    internal void AskForId(Guid id) => _chosenIds.Add(id);

    internal void AskForRun(Guid id) => _runIds.Add(id);

    internal void AskForTransition(Guid id) => _transitionIds.Add(id);

    internal void AskForCached(string key) => _cacheKeys.Add(key);

    /// <summary>The limits on the run's tags, and the slots that it holds: it may take some.</summary>
    internal void AskForSlots(Guid runId) => _starting.Add(runId);

    /// <summary>The slots that the run holds: it may give them back.</summary>
    internal void AskForHeldSlots(Guid runId) => _leaving.Add(runId);

    /// <summary>The run that has this key by now, or null.</summary>
    internal TaskRun? Find(TaskRunKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The run that has this id, with what the commands before have made of it, or null.</summary>
    internal TaskRun? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The flow run, or null when this server does not know it.</summary>
    internal KnownFlowRun? FindFlowRun(Guid? id) => id is { } given ? _flowRuns.GetValueOrDefault(given) : null;

    /// <summary>Whether a run has this id by now.</summary>
    internal bool IsTaken(Guid id) => _takenIds.Contains(id);

    /// <summary>The state that the run entered by this transition, or null.</summary>
    internal RunState? FindTransition(TaskRun run, Guid? id) =>
        id is { } given ? _byTransition.GetValueOrDefault((run.Seq, given)) : null;

    /// <summary>The newest state that is cached under this key, or null.</summary>
    internal RunState? FindCached(string? key) => key is null ? null : _cached.GetValueOrDefault(key);

    /// <summary>Has logs written.</summary>
    internal void Add(IReadOnlyList<LogEntry> logs)
    {
        _logs.AddRange(logs);
        foreach (var log in logs)
            if (log.TaskRunId is { } id)
                _touched.Add(id);
    }

    /// <summary>Has something done that no run has a part in, in the transaction.</summary>
    internal void Also(Action<TaskRunDbContext> write) => _others.Add(write);

    /// <summary>Has a new run written.</summary>
    internal void Add(TaskRun run)
    {
        _added.Add(run);
        _byKey.Add(run.Key, run);
        _byId.Add(run.Id, run);
        _takenIds.Add(run.Id);
    }

    /// <summary>Has a run enter the state that the rules have left, and has both written.</summary>
    internal RunState Enter(
        TaskRun run,
        Verdict verdict,
        DateTimeOffset now,
        Origin origin,
        bool isForced = false,
        Guid? transitionId = null
    )
    {
        // A run that was made just now has no state yet.
        var before = run.StateId == Guid.Empty ? null : AuditFacts.State(run.StateType, run.StateName);
        Change(run);
        var effects = verdict.Effects;
        var cause = new TransitionCause(transitionId, verdict.Rule, verdict.Reason, isForced);
        var state = RunState.Mint(verdict.State!, run, seqs.Next(), now, origin, cause);
        run.Enter(state, effects.ResetsRunCount, effects.FlowRunRunCount, effects.MakesDeliverable);
        _states.Add(state);
        Audit(
            origin,
            before is null ? AuditAction.CreateTaskRun : AuditAction.SetTaskRunState,
            new(run.Id, run.Name),
            before,
            AuditFacts.State(state.Type, state.Name),
            state.Message
        );
        Limits.TakeForRun(effects.TakesSlotsOf, run.Id, now);
        // Contract R11, which no policy passes over.
        if (Limits.HasSlots && !HoldsSlots(state.Type))
            Limits.Free(SlotHolder.TaskRun(run.Id), now);
        if (transitionId is { } id)
            _byTransition[(run.Seq, id)] = state;
        if (effects.CacheKey is { } key)
        {
            _results.Add(new CachedResult(seqs.Next(), key, state));
            if (state.Details.CacheExpiration is not { } until || until > now)
                _cached[key] = state;
        }

        return state;
    }

    /// <summary>Keeps who did what. Of what turned out to change nothing nothing is kept.</summary>
    internal void Audit(
        Origin origin,
        string action,
        AuditSubject subject,
        string? before = null,
        string? after = null,
        string? reason = null
    )
    {
        if (before != AuditFacts.None || after != AuditFacts.None)
            _audit.Add(new AuditEntry(seqs.Next(), time.GetInstant(), origin, action, subject, before, after, reason));
    }

    /// <summary>Says that something was written that open pages show, by the id that they know it by.</summary>
    internal void Touch(Guid id) => _touched.Add(id);

    /// <summary>Has a run written that is about to be changed.</summary>
    internal void Change(TaskRun run)
    {
        if (!_added.Contains(run))
            _changed.TryAdd(run, run.Version);
        _touched.Add(run.Id);
    }

    /// <summary>Has a run removed with all that is its own. Its key and its id are free for the commands after.</summary>
    internal void Delete(TaskRun run)
    {
        _byKey.Remove(run.Key);
        _byId.Remove(run.Id);
        _takenIds.Remove(run.Id);
        _changed.Remove(run);
        var states = _states.Where(state => state.TaskRunSeq == run.Seq).Select(state => state.Seq).ToHashSet();
        _states.RemoveAll(state => states.Contains(state.Seq));
        _results.RemoveAll(result => states.Contains(result.StateSeq));
        foreach (var key in _cached.Where(each => each.Value.TaskRunSeq == run.Seq).Select(each => each.Key).ToList())
            _cached.Remove(key);
        _refused.RemoveAll(refused => refused.TaskRunSeq == run.Seq);
        _logs.RemoveAll(log => log.TaskRunId == run.Id);
        Limits.Free(SlotHolder.TaskRun(run.Id), time.GetInstant());
        if (!_added.Remove(run))
            _deleted.Add(run, seqs.Next());
        _touched.Add(run.Id);
    }

    /// <summary>Keeps that a proposal was refused.</summary>
    internal void Refuse(TaskRun run, ProposedState proposed, Verdict verdict, DateTimeOffset now, Origin origin)
    {
        var status = verdict.Status.ToString().ToUpperInvariant();
        _refused.Add(
            new RefusedTransition(seqs.Next(), run, proposed, status, verdict.Rule!, verdict.Reason!, now, origin)
        );
        _touched.Add(run.Id);
    }

    /// <summary>Reads what was asked for.</summary>
    internal void Read()
    {
        if (_keys.Count > 0)
            foreach (var run in database.ListByKey(db, _keys.Values))
                _byKey.Add(run.Key, run);
        if (_runIds.Count > 0)
            foreach (var run in db.ListRuns(_runIds))
                Know(run);
        if (_flowRunIds.Count > 0)
            _flowRuns = FlowRunLookup.List(db, _flowRunIds);
        if (_chosenIds.Count > 0)
            _takenIds = TaskRunReads.ListTakenIds(db, _chosenIds);
        if (_transitionIds.Count > 0 && _byId.Count > 0)
            foreach (var state in TaskRunReads.ListByTransition(db, _byId.Values, _transitionIds))
                _byTransition[(state.TaskRunSeq, state.TransitionId!.Value)] = state;
        if (_cacheKeys.Count > 0)
            _cached = TaskRunReads.ListCached(db, _cacheKeys, time.GetInstant());
        ReadLimits();
    }

    /// <summary>Writes what was added and changed.</summary>
    internal void Write()
    {
        foreach (var (run, seq) in _deleted)
            TaskRunDeletion.Execute(db, run, seq);
        if (_added.Count > 0)
            db.InsertRows([.. _added]);
        if (_added.SelectMany(TaskRunTag.Of).ToList() is { Count: > 0 } tags)
            db.InsertRows(tags);
        if (_changed.Count > 0)
            db.UpdateRuns([.. _changed.Select(each => (each.Key, each.Value))]);
        if (_states.Count > 0)
            db.InsertRows(_states);
        if (_refused.Count > 0)
            WriteRefused();
        if (_results.Count > 0)
            db.InsertRows(_results);
        if (_logs.Count > 0)
            db.InsertRows(_logs);
        foreach (var write in _others)
            write(db);
        Limits.Write(db);
        if (_audit.Count > 0)
            db.InsertRows(_audit);
    }

    /// <summary>
    /// A client that keeps asking is refused without end, and what was refused long ago helps nobody: the newest ones of
    /// each run are kept. To look for the others once in so many times is enough.
    /// </summary>
    private void WriteRefused()
    {
        db.InsertRows(_refused);
        foreach (
            var run in _refused.Where(refused => refused.Seq % LookEvery == 0).Select(refused => refused.TaskRunSeq)
        )
            db.RefusedTransitions.Where(refused => refused.TaskRunSeq == run)
                .OrderByDescending(refused => refused.Seq)
                .Skip(RefusedTransition.MaxKept)
                .ExecuteDelete();
    }

    /// <summary>Only runs with tags get slots by the rules; a client may have taken some for any run.</summary>
    private void ReadLimits()
    {
        foreach (var run in _starting.Select(Find).OfType<TaskRun>())
            Limits.AskForTags(run.Tags);
        foreach (var run in _starting.Concat(_leaving).Select(Find).OfType<TaskRun>())
            Limits.AskForHolder(run.Id);
        Limits.Read(db, time.GetInstant());
    }

    private static bool HoldsSlots(StateType type) => type is StateType.Running or StateType.Cancelling;

    /// <summary>A run that is found by its key and by its id is one object: what is changed of it is changed for all.</summary>
    private void Know(TaskRun run)
    {
        if (_byKey.TryGetValue(run.Key, out var known))
            run = known;
        else
            _byKey.Add(run.Key, run);
        _byId.Add(run.Id, run);
        if (run.FlowRunId is { } flowRunId)
            _flowRunIds.Add(flowRunId);
    }
}
