using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.FlowRules;

/// <summary>A flow run that is being cancelled ends as cancelled.</summary>
internal sealed class CancellingProtection : TransitionRule
{
    internal override string Name => "cancelling protection";

    internal override bool Concerns(StateType? from, StateType to) => from is Cancelling && to is not Cancelled;

    internal override Verdict Judge(Transition transition) =>
        Reject("Cannot transition flows that are cancelling to a state other than Cancelled.");
}
