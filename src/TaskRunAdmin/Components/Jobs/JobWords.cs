using System.Globalization;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Jobs;

/// <summary>What jobs do, and what came of it, in words.</summary>
public static class JobWords
{
    /// <summary>What a job does, as a verb and with how many runs: <c>Cancel 7 runs</c>.</summary>
    /// <param name="action">What it does.</param>
    /// <param name="state">The state that it proposes, where it is that.</param>
    /// <param name="isForced">Whether the rules are passed over.</param>
    /// <param name="runs">How many runs, as people read it.</param>
    public static string Of(BulkAction action, StateType? state, bool isForced, string runs) =>
        action switch
        {
            BulkAction.Cancel => $"Cancel {runs}",
            BulkAction.Delete => $"Delete {runs}",
            _ => $"{(isForced ? "Force" : "Set")} {state?.WireName() ?? "a state"} on {runs}",
        };

    /// <inheritdoc cref="Of(BulkAction, StateType?, bool, string)"/>
    public static string Of(BulkJob job) => Of(job.Action, job.ProposedType, job.IsForced, Runs(job.Total));

    /// <summary>So many runs.</summary>
    public static string Runs(int count) => $"{Number(count)} {(count == 1 ? "run" : "runs")}";

    /// <summary>A number for people.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The outcome as a word.</summary>
    public static string Of(BulkOutcome outcome) => outcome.ToString();

    /// <summary>The outcome in addresses.</summary>
    public static string Wire(BulkOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>The outcome of an address; null: it names none.</summary>
    public static BulkOutcome? Parse(string? text) =>
        Enum.GetValues<BulkOutcome>()
            .Select(each => (BulkOutcome?)each)
            .FirstOrDefault(each => Wire(each!.Value) == text);
}
