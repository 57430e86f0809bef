using System.Text.Json;
using TaskRunAdmin.Core.Flows;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// What the commands of one try share: what they need to know, read with one query for each kind, and what they write.
/// What one command adds, those after it find.
/// </summary>
internal sealed class TaskRunBatch(TaskRunDatabase database, SeqGenerator seqs, TimeProvider time)
{
    private readonly Dictionary<TaskRunKey, byte[]> _keys = [];
    private readonly HashSet<Guid> _flowRunIds = [];
    private readonly HashSet<Guid> _chosenIds = [];
    private readonly Dictionary<TaskRunKey, TaskRun> _runs = [];
    private readonly List<TaskRun> _added = [];
    private HashSet<Guid> _takenIds = [];
    private Dictionary<Guid, IReadOnlyDictionary<string, JsonElement>> _flowRunLabels = [];

    internal SeqGenerator Seqs => seqs;

    internal TimeProvider Time => time;

    /// <summary>The runs that are created or changed.</summary>
    internal IReadOnlyList<TaskRun> Changed => _added;

    internal void AskForKey(TaskRunKey key, byte[] keyHash) => _keys.TryAdd(key, keyHash);

    internal void AskForFlowRun(Guid id) => _flowRunIds.Add(id);

    internal void AskForId(Guid id) => _chosenIds.Add(id);

    /// <summary>The run that has this key by now, or null.</summary>
    internal TaskRun? Find(TaskRunKey key) => _runs.GetValueOrDefault(key);

    /// <summary>The flow run's labels, or null when this server does not know it.</summary>
    internal IReadOnlyDictionary<string, JsonElement>? FindFlowRunLabels(Guid id) =>
        _flowRunLabels.GetValueOrDefault(id);

    /// <summary>Whether a run has this id by now.</summary>
    internal bool IsTaken(Guid id) => _takenIds.Contains(id);

    /// <summary>Has a new run written, with its state.</summary>
    internal void Add(TaskRun run)
    {
        _added.Add(run);
        _runs.Add(run.Key, run);
        _takenIds.Add(run.Id);
    }

    /// <summary>Reads what was asked for.</summary>
    internal void Read(TaskRunDbContext db)
    {
        foreach (var run in database.ListByKey(db, _keys.Values))
            _runs.Add(run.Key, run);
        if (_flowRunIds.Count > 0)
            _flowRunLabels = FlowRunLookup.ListLabels(db, _flowRunIds);
        if (_chosenIds.Count > 0)
            _takenIds = TaskRunReads.ListTakenIds(db, _chosenIds);
    }

    /// <summary>Writes what was added.</summary>
    internal void Write(TaskRunDbContext db)
    {
        db.InsertRows(_added);
        db.InsertRows(_added.ConvertAll(run => run.State!));
    }
}
