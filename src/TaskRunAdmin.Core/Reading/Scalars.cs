using System.Globalization;
using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>
/// The scalar types of a request with the coercions of contract 1.5. Each gives null, and adds an error, for a value that
/// it cannot be.
/// </summary>
internal static class Scalars
{
    /// <summary>A string of at most <paramref name="maxLength"/> UTF-16 units: what an <c>nvarchar</c> column counts.</summary>
    internal static string? Text(this Field field, int? maxLength = null)
    {
        if (field.Value.ValueKind is not JsonValueKind.String)
        {
            field.Add("string_type", "Input should be a valid string");
            return null;
        }

        var text = field.Value.GetString()!;
        if (text.Length <= (maxLength ?? int.MaxValue))
            return text;

        field.Add(
            "string_too_long",
            $"String should have at most {maxLength} characters",
            new() { ["max_length"] = maxLength!.Value }
        );
        return null;
    }

    internal static Guid? Uuid(this Field field)
    {
        if (field.Value.ValueKind is not JsonValueKind.String)
        {
            field.Add("uuid_type", "UUID input should be a string, bytes or UUID object");
            return null;
        }

        if (UuidText.TryParse(field.Value.GetString()!, out var uuid, out var problem))
            return uuid;

        field.Add("uuid_parsing", $"Input should be a valid UUID, {problem}", new() { ["error"] = problem });
        return null;
    }

    internal static DateTimeOffset? Instant(this Field field)
    {
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.String:
                if (InstantText.TryParse(field.Value.GetString()!, out var instant, out var problem))
                    return instant;
                field.Add(
                    "datetime_from_date_parsing",
                    $"Input should be a valid datetime or date, {problem}",
                    new() { ["error"] = problem }
                );
                return null;
            case JsonValueKind.Number:
                if (InstantText.TryFromUnix(field.Value.GetDouble(), out instant))
                    return instant;
                field.Add("datetime_parsing", "Input should be a valid datetime, of the years 1 to 9999");
                return null;
            default:
                field.Add("datetime_type", "Input should be a valid datetime");
                return null;
        }
    }

    internal static int? Int(this Field field)
    {
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.True:
                return 1;
            case JsonValueKind.False:
                return 0;
            case JsonValueKind.Number:
                var number = field.Value.GetDouble();
                if (number != Math.Truncate(number))
                    field.Add("int_from_float", "Input should be a valid integer, got a number with a fractional part");
                else if (number is >= int.MinValue and <= int.MaxValue)
                    return (int)number;
                else
                    field.Add("int_parsing_size", $"Input should be an integer from {int.MinValue} to {int.MaxValue}");
                return null;
            case JsonValueKind.String:
                if (
                    int.TryParse(
                        field.Value.GetString()!.Trim(),
                        NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out var parsed
                    )
                )
                    return parsed;
                field.Add("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
                return null;
            default:
                field.Add("int_type", "Input should be a valid integer");
                return null;
        }
    }

    /// <summary>A whole number that is no smaller than this.</summary>
    internal static int? AtLeast(this Field field, int min)
    {
        var number = field.Int();
        if (number < min)
            field.Add("greater_than_equal", $"Input should be greater than or equal to {min}", new() { ["ge"] = min });
        return number;
    }

    /// <summary>A number that is no smaller than this.</summary>
    internal static double? AtLeast(this Field field, double min)
    {
        var number = field.Float();
        if (number < min)
            field.Add(
                "greater_than_equal",
                $"Input should be greater than or equal to {min}",
                new() { ["ge"] = (int)min }
            );
        return number;
    }

    internal static double? Float(this Field field)
    {
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.True:
                return 1;
            case JsonValueKind.False:
                return 0;
            case JsonValueKind.Number:
                return Finite(field, field.Value.GetDouble());
            case JsonValueKind.String:
                if (
                    double.TryParse(
                        field.Value.GetString()!.Trim(),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var parsed
                    )
                )
                    return Finite(field, parsed);
                field.Add("float_parsing", "Input should be a valid number, unable to parse string as a number");
                return null;
            default:
                field.Add("float_type", "Input should be a valid number");
                return null;
        }
    }

    internal static bool? Bool(this Field field)
    {
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number when field.Value.GetDouble() is 0 or 1:
                return field.Value.GetDouble() is 1;
            case JsonValueKind.String:
                switch (field.Value.GetString()!.ToUpperInvariant())
                {
                    case "TRUE" or "T" or "YES" or "Y" or "ON" or "1":
                        return true;
                    case "FALSE" or "F" or "NO" or "N" or "OFF" or "0":
                        return false;
                }
                goto case JsonValueKind.Number;
            case JsonValueKind.Number:
                field.Add("bool_parsing", "Input should be a valid boolean, unable to interpret input");
                return null;
            default:
                field.Add("bool_type", "Input should be a valid boolean");
                return null;
        }
    }

    /// <summary>One of the given names, exactly.</summary>
    internal static T? Enum<T>(this Field field, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (field.Value.ValueKind is JsonValueKind.String && names.TryGetValue(field.Value.GetString()!, out var value))
            return value;

        var quoted = names.Keys.Select(name => $"'{name}'").ToList();
        var expected = quoted.Count < 2 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
        field.Add("enum", $"Input should be {expected}", new() { ["expected"] = expected });
        return null;
    }

    private static double? Finite(Field field, double value)
    {
        if (double.IsFinite(value))
            return value;
        field.Add("finite_number", "Input should be a finite number");
        return null;
    }
}
