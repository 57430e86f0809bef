using System.Text.Json;
using TaskRunAdmin.Core.Model;
using static TaskRunAdmin.Core.Model.StateType;

namespace TaskRunAdmin.Core.Orchestration.Rules;

/// <summary>R2: a run that has ended stays so, unless it is executed anew and there is no result to lose.</summary>
internal sealed class TerminalProtection : TransitionRule
{
    internal override string Name => "terminal-state protection";

    internal override bool Concerns(StateType? from, StateType to) => from?.IsTerminal() == true;

    internal override Verdict? Judge(Transition transition)
    {
        var current = transition.Current!;
        if (transition.To is Cancelling or Paused or Crashed)
            return Abort($"Run is already {current.Type.WireName()}.");
        if (current.Type is Completed && IsPersisted(current.Data))
            return Reject("This run is already completed.");
        if (transition.To.IsTerminal())
            return null;

        transition.ResetRunCount();
        if (transition.To is Running && transition.Run.FlowRunRunCount < transition.FlowRun?.RunCount)
            transition.Rename(RenameReruns.Retrying);
        return null;
    }

    /// <summary>Whether there is a result. What was sent as unpersisted is not stored to begin with.</summary>
    private static bool IsPersisted(JsonElement? data) =>
        data is { } value
        && value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble() != 0,
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.GetPropertyCount() > 0,
            var kind => kind is JsonValueKind.True,
        };
}
