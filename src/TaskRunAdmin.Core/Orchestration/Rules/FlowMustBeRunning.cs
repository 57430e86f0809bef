using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R3: tasks are executed while their flow is.</summary>
internal sealed class FlowMustBeRunning : TransitionRule
{
    internal override string Name => "flow must be running";

    internal override bool Concerns(StateType? from, StateType to) => to is StateType.Running;

    internal override Verdict? Judge(Transition transition) =>
        transition.FlowRun switch
        {
            null or { StateType: StateType.Running } => null,
            { StateType: StateType.Paused } paused => Reject(
                new ProposedState(StateType.Paused)
                {
                    Name = "NotReady",
                    Details = new StateDetails
                    {
                        PauseTimeout = paused.PauseTimeout,
                        PauseReschedule = paused.PauseReschedule,
                    },
                },
                $"The flow is paused, new tasks can execute after resuming flow run: {paused.Id}."
            ),
            _ => Abort("The enclosing flow must be running to begin task execution."),
        };
}
