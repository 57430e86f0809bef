using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads parameters of a query string.</summary>
public static class QueryReader
{
    /// <summary>Reads a text that has to be given.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="text">What was given; null for nothing.</param>
    /// <param name="maxLength">How long it may be, in UTF-16 units.</param>
    public static ReadResult<string> ReadText(string name, string? text, int maxLength)
    {
        var errors = new ErrorList();
        return new(Find(name, text, errors)?.Text(maxLength), errors);
    }

    /// <summary>Reads an id that has to be given.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="text">What was given; null for nothing.</param>
    /// <param name="errors">What is wrong with it; empty when nothing is.</param>
    /// <returns>The id; null exactly when there are errors.</returns>
    public static Guid? ReadUuid(string name, string? text, out IReadOnlyList<FieldError> errors)
    {
        var found = new ErrorList();
        errors = found;
        return Find(name, text, found)?.Uuid();
    }

    /// <summary>Reads an instant that need not be given.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="text">What was given; null for nothing.</param>
    /// <param name="errors">What is wrong with it; empty when nothing is.</param>
    /// <returns>The instant; null when there is none, or there are errors.</returns>
    public static DateTimeOffset? ReadInstant(string name, string? text, out IReadOnlyList<FieldError> errors)
    {
        var found = new ErrorList();
        errors = found;
        return text is null ? null : Find(name, text, found)?.Instant();
    }

    private static Field? Find(string name, string? text, ErrorList errors)
    {
        if (text is null)
        {
            errors.Add(new FieldError("missing", ["query", name], "Field required", null));
            return null;
        }

        var value = JsonSerializer.SerializeToElement(text, ModelJson.Wire.String);
        return new Field(value, new Location(new Location(null, "query"), name), errors);
    }
}
