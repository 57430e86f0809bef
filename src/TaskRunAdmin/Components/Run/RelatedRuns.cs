using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Components.Run;

/// <summary>Runs beside a run, newest first, the run itself among them.</summary>
/// <param name="OfFlowRun">Those of the same flow run, one more than is shown; empty when it has none.</param>
/// <param name="FlowRunName">What the flow run is called; null when it is not known here.</param>
/// <param name="OfTask">The last ones of the same task key.</param>
public sealed record RelatedRuns(
    IReadOnlyList<RelatedRun> OfFlowRun,
    string? FlowRunName,
    IReadOnlyList<RelatedRun> OfTask
)
{
    /// <summary>How many of the same flow run are shown at most.</summary>
    public const int ShownOfFlowRun = 8;

    /// <summary>How many of the same task key are shown at most.</summary>
    public const int ShownOfTask = 20;

    /// <summary>Asks for them.</summary>
    public static async Task<RelatedRuns> AskAsync(
        TaskRunQueries queries,
        TaskRun run,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<RelatedRun> ofFlowRun = [];
        string? name = null;
        if (run.FlowRunId is { } flowRun)
        {
            ofFlowRun = await queries.ListNewestAsync(
                new Criterion.FlowRunIn([flowRun]),
                ShownOfFlowRun + 1,
                cancellationToken
            );
            name = await queries.FindFlowRunNameAsync(flowRun, cancellationToken);
        }

        var ofTask = await queries.ListNewestAsync(
            new Criterion.TaskKeyIn([run.TaskKey]),
            ShownOfTask,
            cancellationToken
        );
        return new RelatedRuns(ofFlowRun, name, ofTask);
    }
}
