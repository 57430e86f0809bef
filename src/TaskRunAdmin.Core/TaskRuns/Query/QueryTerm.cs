namespace TaskRunAdmin.Core.TaskRuns.Query;

/// <summary>One term of a query: the run has one of these values, or none of them.</summary>
/// <param name="Field">What it is about.</param>
/// <param name="Values">The values, one at least.</param>
/// <param name="IsExcluded">Whether it has none of them.</param>
public sealed record QueryTerm(QueryField Field, IReadOnlyList<string> Values, bool IsExcluded = false)
{
    /// <summary>The term as it is written, quoted where it has to be.</summary>
    public string ToText() => $"{(IsExcluded ? "-" : "")}{Field.Word()}:{string.Join(',', Values.Select(Quoted))}";

    /// <inheritdoc/>
    public bool Equals(QueryTerm? other) => other is not null && ToText() == other.ToText();

    /// <inheritdoc/>
    public override int GetHashCode() => ToText().GetHashCode(StringComparison.Ordinal);

    private static string Quoted(string value) =>
        value.Length == 0 || value.Any(each => char.IsWhiteSpace(each) || each is '"' or ',')
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}
