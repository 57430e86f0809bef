using Microsoft.EntityFrameworkCore;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>What started within a flow run, and what depends on what (contract 7.4).</summary>
/// <param name="StartTime">When the flow run started, or is due.</param>
/// <param name="EndTime">When it ended; null while it has not.</param>
/// <param name="Nodes">What started, in that order.</param>
/// <param name="States">The flow run's own states, oldest first.</param>
public sealed record FlowRunGraph(
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    IReadOnlyList<FlowRunGraphNode> Nodes,
    IReadOnlyList<FlowRunState> States
)
{
    /// <summary>How many nodes a graph has at most.</summary>
    public const int MaxNodes = 10_000;

    // The input that says within which other tasks a task was called.
    private const string Encapsulating = "__parents__";

    /// <summary>The graph; null when there is no such flow run.</summary>
    internal static async Task<FlowRunGraphResult?> FindAsync(
        TaskRunDbContext db,
        Guid id,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        var started = db.TaskRuns.Where(run => run.FlowRunId == id && run.StartTime != null);
        var runs = await started
            .OrderBy(run => run.StartTime)
            .ThenBy(run => run.Seq)
            .Select(run => new Started(
                run.Id,
                run.Name,
                run.StateType,
                run.StartTime!.Value,
                run.EndTime,
                run.TaskInputs
            ))
            .Take(MaxNodes + 1)
            .ToListAsync(cancellationToken);
        List<Subflow> subflows =
            runs.Count > MaxNodes ? [] : await ListSubflows(db, started).ToListAsync(cancellationToken);
        var states = await FlowRunQueries
            .StatesOf(db, id)
            .OrderBy(state => state.Timestamp)
            .ToListAsync(cancellationToken);
        var flowRun = await db
            .FlowRuns.Where(run => run.Id == id)
            .Select(run => new { Start = run.StartTime ?? run.ExpectedStartTime, run.EndTime })
            .FirstOrDefaultAsync(cancellationToken);
        if (flowRun is null)
            return null;
        if (runs.Count > MaxNodes)
            return new FlowRunGraphResult.TooLarge();

        var nodes = Connect(runs, subflows)
            .Where(node => since is null || !(node.EndTime < since))
            .OrderBy(node => node.StartTime);
        return new FlowRunGraphResult.Found(new FlowRunGraph(flowRun.Start, flowRun.EndTime, [.. nodes], states));
    }

    private static IQueryable<Subflow> ListSubflows(TaskRunDbContext db, IQueryable<TaskRun> started) =>
        started
            .Join(
                db.FlowRuns,
                run => run.Id,
                subflow => subflow.ParentTaskRunId,
                (run, subflow) => new { TaskRunId = run.Id, subflow }
            )
            .Join(
                db.Flows,
                each => each.subflow.FlowId,
                flow => flow.Id,
                (each, flow) =>
                    new Subflow(
                        each.TaskRunId,
                        each.subflow.Seq,
                        each.subflow.Id,
                        flow.Name,
                        each.subflow.Name,
                        each.subflow.StateType,
                        each.subflow.StartTime,
                        each.subflow.EndTime
                    )
            );

    /// <summary>A task run that stands for a sub-flow is shown as that; of several, as the newest.</summary>
    private static IEnumerable<FlowRunGraphNode> Connect(List<Started> runs, List<Subflow> subflows)
    {
        var standIns = subflows
            .GroupBy(each => each.TaskRunId)
            .ToDictionary(each => each.Key, each => each.MaxBy(one => one.Seq)!);
        var nodeIds = runs.ToDictionary(
            run => run.Id,
            run => standIns.TryGetValue(run.Id, out var subflow) ? subflow.Id : run.Id
        );
        foreach (var subflow in standIns.Values)
            nodeIds[subflow.Id] = subflow.Id;
        var parents = runs.ConvertAll(run => References(run, nodeIds, key => key != Encapsulating));
        var children = runs.Zip(parents)
            .SelectMany(each => each.Second, (each, parent) => (Parent: parent, Child: nodeIds[each.First.Id]))
            .ToLookup(edge => edge.Parent, edge => edge.Child);
        return runs.Zip(
            parents,
            (run, parents) =>
            {
                var subflow = standIns.GetValueOrDefault(run.Id);
                var nodeId = nodeIds[run.Id];
                return new FlowRunGraphNode(
                    nodeId,
                    subflow is not null,
                    subflow?.Label ?? run.Name,
                    subflow?.StateType ?? run.StateType,
                    subflow?.StartTime ?? run.StartTime,
                    subflow is null ? run.EndTime : subflow.EndTime,
                    parents,
                    [.. children[nodeId]],
                    References(run, nodeIds, key => key == Encapsulating)
                );
            }
        );
    }

    /// <summary>The nodes whose results a run was given. What has not started, or is none of this flow run, is no node.</summary>
    private static List<Guid> References(Started run, Dictionary<Guid, Guid> nodeIds, Func<string, bool> isInput) =>
        [
            .. run
                .Inputs.Where(input => isInput(input.Key))
                .SelectMany(input => input.Value)
                .Select(input =>
                    input switch
                    {
                        TaskInput.TaskRunResult result => result.Id,
                        TaskInput.FlowRunResult result => result.Id,
                        _ => (Guid?)null,
                    }
                )
                .OfType<Guid>()
                .Where(nodeIds.ContainsKey)
                .Select(id => nodeIds[id])
                .Distinct(),
        ];

    private sealed record Started(
        Guid Id,
        string Name,
        StateType StateType,
        DateTimeOffset StartTime,
        DateTimeOffset? EndTime,
        IReadOnlyDictionary<string, IReadOnlyList<TaskInput>> Inputs
    );

    private sealed record Subflow(
        Guid TaskRunId,
        long Seq,
        Guid Id,
        string FlowName,
        string Name,
        StateType StateType,
        DateTimeOffset? StartTime,
        DateTimeOffset? EndTime
    )
    {
        // Here and not in the query: SQL Server would cut off what is long.
        internal string Label => $"{FlowName} / {Name}";
    }
}

/// <summary>A task run or a sub-flow that has started.</summary>
/// <param name="Id">The task run, or the flow run of the sub-flow.</param>
/// <param name="IsFlowRun">Whether it is a sub-flow.</param>
/// <param name="Label">What people call it.</param>
/// <param name="StateType">The type of the state that it is in.</param>
/// <param name="StartTime">When it started.</param>
/// <param name="EndTime">When it ended; null while it has not.</param>
/// <param name="Parents">The nodes whose results it was given.</param>
/// <param name="Children">The nodes that were given its result.</param>
/// <param name="Encapsulating">The nodes within which it was called.</param>
public sealed record FlowRunGraphNode(
    Guid Id,
    bool IsFlowRun,
    string Label,
    StateType StateType,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    IReadOnlyList<Guid> Parents,
    IReadOnlyList<Guid> Children,
    IReadOnlyList<Guid> Encapsulating
);

/// <summary>What became of a request for a graph.</summary>
public abstract record FlowRunGraphResult
{
    private FlowRunGraphResult() { }

    /// <summary>The graph: 200.</summary>
    public sealed record Found(FlowRunGraph Graph) : FlowRunGraphResult;

    /// <summary>It has more than <see cref="FlowRunGraph.MaxNodes"/> nodes: 400.</summary>
    public sealed record TooLarge : FlowRunGraphResult;
}
