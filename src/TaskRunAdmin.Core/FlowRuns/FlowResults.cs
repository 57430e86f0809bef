using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.FlowRuns;

/// <summary>The flow that has the name, and whether this call created it: 201, else 200.</summary>
public sealed record FlowCreation(Flow Flow, bool IsCreated);

/// <summary>What became of a request to create a flow run.</summary>
public abstract record FlowRunCreation
{
    private FlowRunCreation() { }

    /// <summary>This call created it: 201.</summary>
    public sealed record Created(FlowRun FlowRun) : FlowRunCreation;

    /// <summary>There was one with this idempotency key: 200.</summary>
    public sealed record Existing(FlowRun FlowRun) : FlowRunCreation;

    /// <summary>Nothing was written, because this server does not know the flow: 409.</summary>
    public sealed record UnknownFlow(Guid Id) : FlowRunCreation;

    /// <summary>Nothing was written, because this server does not know the task run that it is a sub-flow of: 409.</summary>
    public sealed record UnknownParent(Guid Id) : FlowRunCreation;
}
