using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Orchestration.FlowRules;

/// <summary>A transition that is sent again is not made again.</summary>
internal sealed class PreventDuplicates : TransitionRule
{
    internal override string Name => "prevent duplicates";

    internal override bool Concerns(StateType? from, StateType to) => from is not null;

    internal override Verdict? Judge(Transition transition) =>
        transition.Proposed.Details.TransitionId is { } id && id == transition.Current!.TransitionId
            ? Reject("This run has already made this state transition.")
            : null;
}
