using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads bodies whose fields are parameters of the request: those that are not known are ignored (contract 1.7).</summary>
internal static class RequestReader
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>Reads a body of which no field has to be there.</summary>
    /// <param name="body">The body; null when there was none, which is as good as an empty object.</param>
    /// <param name="parameters">The fields: each is missing in what is no object.</param>
    /// <param name="read">Reads the fields.</param>
    internal static ReadResult<T> Read<T>(JsonElement? body, string[] parameters, Func<ObjectReader, T> read)
        where T : class
    {
        if (body is { ValueKind: not JsonValueKind.Object })
            return new(null, [.. parameters.Select(Missing)]);

        var errors = new ErrorList();
        var field = UnicodeCheck.Run(new Field(body ?? Nothing, Location.Body, errors));
        var value = read(ObjectReader.Open(field)!);
        return new(value, errors);
    }

    /// <summary>A parameter that is not there and has to be.</summary>
    internal static FieldError Missing(string parameter) => new("missing", ["body", parameter], "Field required", null);
}
