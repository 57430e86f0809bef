namespace TaskRunAdmin.Core.Orchestration;

/// <summary>What the rules say to a proposed state (contract 4.6).</summary>
public enum TransitionStatus
{
    /// <summary>The state is entered, perhaps under another name.</summary>
    Accept,

    /// <summary>The state is not entered; another one may be in its place.</summary>
    Reject,

    /// <summary>Nothing is entered, and there is no use in proposing it again.</summary>
    Abort,

    /// <summary>Nothing is entered: propose it again after a while.</summary>
    Wait,
}
