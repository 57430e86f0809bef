using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R9: a run keeps which execution of its flow run it belongs to.</summary>
internal sealed class FlowRunCounter : TransitionRule
{
    internal override string Name => "flow-run counter";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Running;

    internal override Verdict? Judge(Transition transition)
    {
        transition.Effects = transition.Effects with { FlowRunRunCount = transition.FlowRun?.RunCount };
        return null;
    }
}
