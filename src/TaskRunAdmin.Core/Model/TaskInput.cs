using System.Text.Json.Serialization;

namespace TaskRunAdmin.Core.Model;

/// <summary>Where one input of a task run came from (contract 2.4). Referenced ids need not exist.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "input_type")]
[JsonDerivedType(typeof(TaskRunResult), "task_run")]
[JsonDerivedType(typeof(FlowRunResult), "flow_run")]
[JsonDerivedType(typeof(Parameter), "parameter")]
[JsonDerivedType(typeof(Constant), "constant")]
public abstract record TaskInput
{
    private TaskInput() { }

    /// <summary>The result of another task run.</summary>
    /// <param name="Id">That task run.</param>
    public sealed record TaskRunResult(Guid Id) : TaskInput;

    /// <summary>The result of a flow run.</summary>
    /// <param name="Id">That flow run.</param>
    public sealed record FlowRunResult(Guid Id) : TaskInput;

    /// <summary>A parameter of the flow.</summary>
    /// <param name="Name">The parameter's name.</param>
    public sealed record Parameter(string Name) : TaskInput;

    /// <summary>A value written in the code.</summary>
    /// <param name="Type">The value's type, as the client names it.</param>
    public sealed record Constant(string Type) : TaskInput;
}
