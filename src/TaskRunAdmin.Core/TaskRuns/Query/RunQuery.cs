using System.Globalization;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Core.TaskRuns.Query;

/// <summary>
/// Which runs, in words that people write and read: <c>state:failed,crashed tag:etl -name:daily since:24h</c>. Terms have
/// to be so all together; of the values of a term, one. Ours: the console's query bar, and the API's <c>query</c>.
/// </summary>
public sealed record RunQuery
{
    /// <summary>How long a text may be, in UTF-16 units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>How many values there may be in all.</summary>
    public const int MaxValues = 500;

    /// <summary>In place of a flow run's id: there is none.</summary>
    public const string None = "none";

    /// <summary>Every run.</summary>
    public static RunQuery Everything { get; } = new() { Terms = [], Errors = [] };

    private RunQuery() { }

    /// <summary>The terms, in the order in which they were written; those that make no sense are not among them.</summary>
    public required IReadOnlyList<QueryTerm> Terms { get; init; }

    /// <summary>What makes no sense, each a sentence that says what is allowed.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Whether every run passes.</summary>
    public bool IsEmpty => Terms.Count == 0 && Errors.Count == 0;

    /// <summary>Whether no index finds what a term asks for, so that runs have to be looked at one by one.</summary>
    public bool IsUnindexed =>
        Terms.Any(term => term.Field is QueryField.Name or QueryField.Dynamic)
        && !Terms.Any(term =>
            !term.IsExcluded && term.Field is QueryField.Id or QueryField.Flow && !term.Values.Contains(None)
        );

    /// <summary>Reads a text.</summary>
    public static RunQuery Parse(string text)
    {
        if (text.Length > MaxLength)
            return Everything with
            {
                Errors = [$"A query has {MaxLength:N0} characters at most; this one has {text.Length:N0}."],
            };

        var terms = new List<QueryTerm>();
        var errors = new List<string>();
        foreach (var token in QueryTokens.Of(text))
        {
            if (Problem(token, text, out var term) is { } problem)
                errors.Add(problem);
            else
                terms.Add(term!);
        }

        if (terms.Sum(term => term.Values.Count) > MaxValues)
            errors.Add($"A query has {MaxValues} values at most.");
        foreach (var field in Enum.GetValues<QueryField>().Where(field => field.IsInstant()))
            if (terms.Count(term => term.Field == field) > 1)
                errors.Add($"“{field.Word()}” may be there once.");
        return new() { Terms = terms, Errors = errors };
    }

    /// <summary>These terms.</summary>
    public static RunQuery Of(params IEnumerable<QueryTerm> terms) =>
        Parse(string.Join(' ', terms.Select(term => term.ToText())));

    /// <summary>The same in one spelling, without what makes no sense.</summary>
    public string ToText() => string.Join(' ', Terms.Select(term => term.ToText()));

    /// <summary>The values that runs are to have one of, in all terms of this field.</summary>
    public IReadOnlyList<string> Wanted(QueryField field) =>
        [.. Terms.Where(term => term.Field == field && !term.IsExcluded).SelectMany(term => term.Values)];

    /// <summary>The same with one term in place of all terms of its field that ask for something; null: with none.</summary>
    public RunQuery With(QueryField field, QueryTerm? term)
    {
        bool IsReplaced(QueryTerm each) => each.Field == field && !each.IsExcluded;
        var at = Terms.TakeWhile(each => !IsReplaced(each)).Count();
        var rest = Terms.Where(each => !IsReplaced(each)).ToList();
        if (term is not null)
            rest.Insert(Math.Min(at, rest.Count), term);
        return Of(rest);
    }

    /// <summary>The same without a term.</summary>
    public RunQuery Without(QueryTerm term) => Of(Terms.Where(each => each != term));

    /// <summary>What it means. A query with errors means no run.</summary>
    public Criterion ToCriterion() =>
        Errors.Count > 0 ? Criterion.Nothing
        : Terms is [var only] ? CriterionOf(only)
        : new Criterion.AllOf([.. Terms.Select(CriterionOf)]);

    /// <inheritdoc/>
    public bool Equals(RunQuery? other) =>
        other is not null && Terms.SequenceEqual(other.Terms) && Errors.SequenceEqual(other.Errors);

    /// <inheritdoc/>
    public override int GetHashCode() => ToText().GetHashCode(StringComparison.Ordinal);

    private static string? Problem(QueryToken token, string text, out QueryTerm? term)
    {
        term = null;
        var written = TextPrefix.Of(text[token.Start..token.End]);
        if (token.IsOpen)
            return $"“{written}” opens a quote and does not close it. Within quotes, two quotes are one.";
        if (written is "-")
            return "“-” has nothing after it: a minus stands right before what runs are not to have, as in -tag:etl.";
        var field = QueryField.Name;
        if (token.Word is { } word && !QueryFields.TryParse(word, out field))
            return token.IsExcluded && word.StartsWith('-')
                ? $"“{written}” has two minuses: one asks for the opposite, none for the thing itself."
                : $"There is no “{word}:”. Filters are {FieldWords}; text with a colon in it is put in quotes.";
        if (token.Word is null && token.Values.Count > 1 && !token.IsExcluded)
            return $"“{written}” has a comma: put it in quotes to look for it in names.";
        if (field.IsInstant() && (token.IsExcluded || token.Values.Count > 1))
            return $"“{field.Word()}:” takes one instant, without a minus.";
        if (token.Values.Any(value => value.Length == 0))
            return Emptiness(token, field, written);
        if (token.Values.Any(value => value.Length > NewTaskRun.MaxTextLength))
            return $"A value has {NewTaskRun.MaxTextLength:N0} characters at most.";
        if (token.Values.FirstOrDefault(value => !IsOne(field, value)) is { } wrong)
            return $"“{field.Word()}:{wrong}” makes no sense: it takes {field.Help()}.";
        var values = token.Values.Select(value => field is QueryField.Flow && IsNone(value) ? None : value);
        term = new(field, [.. values.Distinct(StringComparer.Ordinal)], token.IsExcluded);
        return null;
    }

    private static string Emptiness(QueryToken token, QueryField field, string written) =>
        written.Contains("\"\"", StringComparison.Ordinal)
            ? $"“{written}” has nothing within its quotes: there has to be {field.Help()}."
        : token.Values.Count > 1
            ? $"“{written}” has a comma without a value beside it: commas stand between values, as in tag:a,b."
        : $"“{field.Word()}:” has to be followed by {field.Help()}.";

    private static readonly string FieldWords = string.Join(
        ", ",
        Enum.GetValues<QueryField>().Select(each => each.Word() + ":")
    );

    private static bool IsNone(string value) => value.Equals(None, StringComparison.OrdinalIgnoreCase);

    private static bool IsOne(QueryField field, string value) =>
        field switch
        {
            QueryField.Id => Guid.TryParse(value, out _),
            QueryField.Flow => IsNone(value) || Guid.TryParse(value, out _),
            QueryField.Since or QueryField.Until => TryAge(value, out _) || TryInstant(value, out _),
            _ => true,
        };

    private static Criterion CriterionOf(QueryTerm term)
    {
        var criterion = CriterionOf(term.Field, term.Values);
        return !term.IsExcluded ? criterion
            // What is left has an index, what is not so has none.
            : criterion is Criterion.StateTypeIn types
                ? new Criterion.StateTypeIn([.. StateTypes.All.Except(types.Types)])
            : new Criterion.Not(criterion);
    }

    private static Criterion CriterionOf(QueryField field, IReadOnlyList<string> values)
    {
        switch (field)
        {
            case QueryField.State:
                var types = values.Select(TypeOf).OfType<StateType>().ToList();
                string[] names = [.. values.Where(value => TypeOf(value) is null)];
                return AnyOf(
                    types.Count > 0 ? new Criterion.StateTypeIn(types) : null,
                    names.Length > 0 ? new Criterion.StateNameIn(names) : null
                );
            case QueryField.Tag:
                return values is [var tag] ? new Criterion.Tagged([tag]) : new Criterion.TaggedAny(values);
            case QueryField.Name:
                return AnyOf([.. values.Select(value => new Criterion.NameContains(value))]);
            case QueryField.Key:
                return new Criterion.TaskKeyIn(values);
            case QueryField.Dynamic:
                return new Criterion.DynamicKeyIn(values);
            case QueryField.Id:
                return new Criterion.IdIn([.. values.Select(Guid.Parse)]);
            case QueryField.Flow:
                Guid[] ids = [.. values.Where(value => value is not None).Select(Guid.Parse)];
                return AnyOf(
                    ids.Length > 0 ? new Criterion.FlowRunIn(ids) : null,
                    ids.Length < values.Count ? new Criterion.HasFlowRun(false) : null
                );
            case QueryField.Since:
                return TryAge(values[0], out var most)
                    ? new Criterion.Aged(null, most)
                    : new Criterion.Within(TaskRunInstant.Created, InstantOf(values[0]), null);
            default:
                return TryAge(values[0], out var least)
                    ? new Criterion.Aged(least, null)
                    : new Criterion.Within(TaskRunInstant.Created, null, InstantOf(values[0]));
        }
    }

    private static Criterion AnyOf(params IReadOnlyList<Criterion?> some) =>
        some.OfType<Criterion>().ToList() is [var only] ? only : new Criterion.AnyOf([.. some.OfType<Criterion>()]);

    /// <summary>The type that a word names; null when it names a state of its own.</summary>
    public static StateType? TypeOf(string value) =>
        StateTypes.TryParse(value.ToUpperInvariant(), out var type) ? type : null;

    private static bool TryAge(string value, out TimeSpan age)
    {
        age = default;
        if (
            value.Length < 2
            || !int.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        )
            return false;
        var unit = value[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        if (unit == TimeSpan.Zero || count > TimeSpan.FromDays(36_500) / unit)
            return false;
        age = count * unit;
        return true;
    }

    private static DateTimeOffset InstantOf(string value) =>
        TryInstant(value, out var instant) ? instant : throw new InvalidOperationException($"{value} was read before.");

    private static bool TryInstant(string value, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            value,
            InstantFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant
        );

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFK",
    ];
}
