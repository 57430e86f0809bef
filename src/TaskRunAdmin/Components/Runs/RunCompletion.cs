using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Core.TaskRuns.Query;

namespace TaskRunAdmin.Components.Runs;

/// <summary>What may stand at a place of a query.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Help">What is shown beside it.</param>
/// <param name="Start">Where the text that it takes the place of begins.</param>
/// <param name="End">Where that text ends.</param>
/// <param name="Text">What it puts there.</param>
public sealed record QueryOption(string Label, string Help, int Start, int End, string Text);

/// <summary>Completes a query at the place where somebody types.</summary>
public sealed class RunCompletion(TaskRunSuggestions suggestions, FlowRunQueries flowRuns)
{
    /// <summary>How many options are offered at most.</summary>
    public const int MaxOptions = 8;

    // The names that the rules give to states (contract 6).
    private static readonly string[] KnownNames =
    [
        "Late",
        "AwaitingRetry",
        "AwaitingConcurrencySlot",
        "Retrying",
        "Cached",
        "NotReady",
        "TimedOut",
        "Suspended",
    ];

    private static readonly string[] Ages = ["15m", "1h", "24h", "7d", "30d"];

    /// <summary>Whether this is neither a type nor a name that the rules give.</summary>
    public static bool IsNoKnownState(string value) =>
        RunQuery.TypeOf(value) is null && !KnownNames.Contains(value, StringComparer.Ordinal);

    /// <summary>What may stand at the caret; nothing while the database does not answer.</summary>
    public async Task<IReadOnlyList<QueryOption>> SuggestAsync(string text, int caret)
    {
        var end = Math.Clamp(caret, 0, text.Length);
        var token = QueryTokens.Of(text[..Math.Min(end, RunQuery.MaxLength)]).LastOrDefault(each => each.End == end);
        var minus = token?.IsExcluded == true ? "-" : "";
        if (token?.Word is not { } word)
            return Fields(token is null ? "" : token.Values[0], minus, token?.Start ?? end, end);
        if (!QueryFields.TryParse(word, out var field))
            return [];

        var typed = token.Values[^1];
        var before = token.Values.Take(token.Values.Count - 1).ToArray();
        try
        {
            return
            [
                .. (await ValuesAsync(field, typed))
                    .Take(MaxOptions)
                    .Select(value => new QueryOption(
                        Foreign.Line(value.Label),
                        value.Help,
                        token.Start,
                        end,
                        new QueryTerm(field, [.. before, value.Text], token.IsExcluded).ToText()
                    )),
            ];
        }
        catch (DatabaseUnavailableException)
        {
            return [];
        }
    }

    // Flow runs may share a name: their state and id tell them apart.
    private static string HelpOf(FlowRun run) => $"flow run {ShortText.Of(run.Id)}, {Foreign.Line(run.StateName)}";

    private static List<QueryOption> Fields(string typed, string minus, int start, int end) =>
        [
            .. Enum.GetValues<QueryField>()
                .Where(field => field.Word().StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(field => new QueryOption(
                    $"{minus}{field.Word()}:",
                    field.Help(),
                    start,
                    end,
                    $"{minus}{field.Word()}:"
                )),
        ];

    private async Task<IEnumerable<(string Label, string Help, string Text)>> ValuesAsync(
        QueryField field,
        string typed
    )
    {
        bool Begins(string value) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
        switch (field)
        {
            case QueryField.State:
                var types = StateTypes.All.Select(type => type.WireName().ToLowerInvariant()).Where(Begins);
                var own = await suggestions.ListStateNamesAsync(typed, MaxOptions);
                return types
                    .Select(type => (type, "state type", type))
                    .Concat(KnownNames.Where(Begins).Union(own).Select(name => (name, "state name", name)));
            case QueryField.Tag:
                return (await suggestions.ListTagsAsync(typed, MaxOptions)).Select(tag => (tag, "", tag));
            case QueryField.Key:
                return (await suggestions.ListTaskKeysAsync(typed, MaxOptions)).Select(key => (key, "", key));
            case QueryField.Flow:
                var found = await flowRuns.FilterAsync(
                    new FlowRunsPage(
                        FlowRunSort.IdDesc,
                        MaxOptions,
                        0,
                        typed.Length == 0 ? FlowRunCriterion.Everything
                            : Guid.TryParse(typed, out var id) ? new FlowRunCriterion.IdIn([id])
                            : new FlowRunCriterion.NameContains(typed)
                    )
                );
                return (
                    Begins(RunQuery.None)
                        ? [(RunQuery.None, "without a flow run", RunQuery.None)]
                        : Array.Empty<(string, string, string)>()
                ).Concat(found.Select(run => (run.Name, HelpOf(run), run.Id.ToString())));
            case QueryField.Since or QueryField.Until:
                return Ages.Where(Begins).Select(age => (age, "ago", age));
            default:
                return [];
        }
    }
}
