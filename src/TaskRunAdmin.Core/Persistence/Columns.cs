using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Persistence;

/// <summary>State types are stored by their wire name, so that the table can be read by people.</summary>
internal sealed class StateTypeColumn()
    : ValueConverter<StateType, string>(type => type.WireName(), name => FromName(name))
{
    private static StateType FromName(string name) =>
        StateTypes.TryParse(name, out var type)
            ? type
            : throw new InvalidOperationException(
                $"The database has a state type '{name}' that this program does not know."
            );
}

/// <summary>Durations are stored as whole microseconds.</summary>
internal sealed class MicrosecondsColumn()
    : ValueConverter<TimeSpan, long>(
        span => span.Ticks / TimeSpan.TicksPerMicrosecond,
        microseconds => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond)
    );

/// <summary>Instants are whole microseconds since 1970: SQLite can order and compare numbers, not its date texts.</summary>
internal sealed class UnixMicrosecondsColumn()
    : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
    );

/// <summary>Instants are <c>datetime2(6)</c> in UTC.</summary>
internal sealed class UtcDateTimeColumn()
    : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc))
    );

internal static class JsonColumn
{
    /// <summary>Stores a value as JSON text. The values are never changed in place, so one is equal to itself only.</summary>
    /// <param name="property">The property.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="usual">The value that most rows have: read without parsing, and one for all of them.</param>
    internal static PropertyBuilder<T> AsJson<T>(
        this PropertyBuilder<T> property,
        JsonTypeInfo<T> type,
        T? usual = null
    )
        where T : class
    {
        var usualText = usual is null ? null : JsonSerializer.Serialize(usual, type);
        property.HasConversion(
            new ValueConverter<T, string>(
                value => JsonSerializer.Serialize(value, type),
                text => text == usualText ? usual! : JsonSerializer.Deserialize(text, type)!
            ),
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => 0, value => value)
        );
        return property;
    }

    /// <summary>Stores free JSON as the text it is, where there may be none: of states, which never change.</summary>
    internal static PropertyBuilder<JsonElement?> AsJson(this PropertyBuilder<JsonElement?> property)
    {
        property.HasConversion(
            new ValueConverter<JsonElement?, string?>(
                value => value == null ? null : value.Value.GetRawText(),
                text => text == null ? null : JsonElement.Parse(text)
            ),
            new ValueComparer<JsonElement?>(
                (left, right) => left.HasValue == right.HasValue,
                value => 0,
                value => value
            )
        );
        return property;
    }

    /// <summary>The same where there is always some.</summary>
    internal static PropertyBuilder<JsonElement> AsJson(this PropertyBuilder<JsonElement> property)
    {
        property.HasConversion(
            new ValueConverter<JsonElement, string>(value => value.GetRawText(), text => JsonElement.Parse(text)),
            new ValueComparer<JsonElement>(
                (left, right) => left.GetRawText() == right.GetRawText(),
                value => 0,
                value => value
            )
        );
        return property;
    }
}
