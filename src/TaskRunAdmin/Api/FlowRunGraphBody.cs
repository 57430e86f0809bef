using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Api;

/// <summary>The graph of a flow run on the wire (contract 7.4). Artifacts are not kept, so there are none.</summary>
/// <param name="StartTime">When the flow run started, or is due.</param>
/// <param name="EndTime">When it ended.</param>
/// <param name="RootNodeIds">The nodes without parents.</param>
/// <param name="Nodes">Pairs: the id of a node, then a <see cref="GraphNodeBody"/>.</param>
/// <param name="Artifacts">None.</param>
/// <param name="States">The flow run's states.</param>
internal sealed record FlowRunGraphBody(
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    IEnumerable<Guid> RootNodeIds,
    IEnumerable<object[]> Nodes,
    IReadOnlyList<int> Artifacts,
    IEnumerable<GraphStateBody> States
)
{
    internal static FlowRunGraphBody From(FlowRunGraph graph) =>
        new(
            graph.StartTime,
            graph.EndTime,
            graph.Nodes.Where(node => node.Parents.Count == 0).Select(node => node.Id),
            graph.Nodes.Select(node => new object[] { node.Id, GraphNodeBody.From(node) }),
            [],
            graph.States.Select(state => new GraphStateBody(state.Id, state.Timestamp, state.Type, state.Name))
        );
}

internal sealed record GraphNodeBody(
    string Kind,
    Guid Id,
    string Label,
    StateType StateType,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    IEnumerable<GraphEdgeBody> Parents,
    IEnumerable<GraphEdgeBody> Children,
    IEnumerable<GraphEdgeBody> Encapsulating,
    IReadOnlyList<int> Artifacts
)
{
    internal const string FlowRun = "flow-run";
    internal const string TaskRun = "task-run";

    internal static GraphNodeBody From(FlowRunGraphNode node) =>
        new(
            node.IsFlowRun ? FlowRun : TaskRun,
            node.Id,
            node.Label,
            node.StateType,
            node.StartTime,
            node.EndTime,
            node.Parents.Select(id => new GraphEdgeBody(id)),
            node.Children.Select(id => new GraphEdgeBody(id)),
            node.Encapsulating.Select(id => new GraphEdgeBody(id)),
            []
        );
}

internal sealed record GraphEdgeBody(Guid Id);

internal sealed record GraphStateBody(Guid Id, DateTimeOffset Timestamp, StateType Type, string Name);
