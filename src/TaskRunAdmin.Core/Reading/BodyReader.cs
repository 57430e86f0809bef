using System.Text.Json;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads bodies that are one object, whose fields that are not known are refused (contract 1.7).</summary>
internal static class BodyReader
{
    /// <summary>Reads a body that has to be there and to be an object.</summary>
    internal static ReadResult<T> Read<T>(JsonElement body, Func<ObjectReader, T> read)
        where T : class
    {
        var errors = new ErrorList();
        if (ObjectReader.Open(UnicodeCheck.Run(new Field(body, Location.Body, errors))) is not { } reader)
            return new(null, errors);

        var value = read(reader);
        reader.RefuseUnknown();
        return new(value, errors);
    }
}
