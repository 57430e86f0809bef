using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Shared;

/// <summary>How a state type looks, decided here and nowhere else: its colours are app.css's <c>.state-*</c>.</summary>
/// <param name="Class">The class that carries the colours.</param>
/// <param name="Icon">The outline of a 24 x 24 icon; no two types share one.</param>
public sealed record StateLook(string Class, string Icon)
{
    private const string Circle = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18";

    /// <summary>The look of a type.</summary>
    public static StateLook Of(StateType type) =>
        type switch
        {
            StateType.Scheduled => new("state-scheduled", Circle + "M12 7.5v4.5l3 2"),
            StateType.Pending => new("state-pending", "M5 12h.01M12 12h.01M19 12h.01"),
            StateType.Running => new("state-running", "M8 5l10 7l-10 7z"),
            StateType.Completed => new("state-completed", "M4.5 12.5l5 5l10-11"),
            StateType.Failed => new("state-failed", "M6 6l12 12M18 6l-12 12"),
            StateType.Cancelled => new("state-cancelled", Circle + "M5.7 5.7l12.6 12.6"),
            StateType.Crashed => new("state-crashed", "M13 3l-8 11h6l-1 7l8-11h-6z"),
            StateType.Paused => new("state-paused", "M9 5v14M15 5v14"),
            StateType.Cancelling => new("state-cancelling", Circle + "M8 12h8"),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a state type."),
        };
}
