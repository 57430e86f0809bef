using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>A request to create a limit.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Settings">How it is set.</param>
public sealed record NewLimit(LimitKey Key, LimitChange Settings);

/// <summary>A request for a page of limits. The limit is only read, not judged: its error has a shape of its own.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Offset">How many to pass over.</param>
public sealed record LimitPage(int Limit, int Offset);

/// <summary>A request to free a limit's slots.</summary>
/// <param name="Holders">The runs that are to hold one each afterwards.</param>
public sealed record LimitReset(IReadOnlyList<Guid> Holders);

/// <summary>Reads requests about concurrency limits (contract 6.6). The API and the console both read through here.</summary>
public static class LimitReader
{
    /// <summary>Reads a request to create a limit.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<NewLimit> ReadNew(JsonElement? body) =>
        ReadModel(
            body,
            reader =>
            {
                var active = reader.Nullable("active")?.Bool();
                var name = reader.Required("name")?.ReadName();
                var limit = reader.Required("limit")?.AtLeast(0);
                return new NewLimit(new LimitKey(name ?? ""), ReadRest(reader, active, limit));
            }
        );

    /// <summary>Reads a request to change a limit.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<LimitChange> ReadChange(JsonElement? body) =>
        ReadModel(
            body,
            reader =>
            {
                var active = reader.Nullable("active")?.Bool();
                var name = reader.Nullable("name")?.ReadName();
                return ReadRest(reader, active, reader.Nullable("limit")?.AtLeast(0)) with { Name = name };
            }
        );

    /// <summary>Reads a request to limit a tag, as the first generation has it.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<NewLimit> ReadLegacy(JsonElement? body) =>
        ReadModel(
            body,
            reader =>
            {
                var tag = reader.Required("tag")?.ReadName();
                var limit = reader.Required("concurrency_limit")?.AtLeast(0);
                return new NewLimit(new LimitKey(tag ?? "", IsLegacy: true), new LimitChange { Limit = limit });
            }
        );

    /// <summary>Reads a request for a page of limits.</summary>
    /// <param name="body">The request; null when there was none, and every default applies.</param>
    /// <param name="options">The limits in force.</param>
    public static ReadResult<LimitPage> ReadPage(JsonElement? body, ApiOptions options) =>
        RequestReader.Read(
            body,
            ["limit", "offset"],
            reader => new LimitPage(
                reader.Nullable("limit")?.Int() ?? options.DefaultLimit,
                reader.Nullable("offset")?.AtLeast(0) ?? 0
            )
        );

    /// <summary>Reads a request to free a limit's slots.</summary>
    /// <param name="body">The request; null when there was none.</param>
    public static ReadResult<LimitReset> ReadReset(JsonElement? body) =>
        RequestReader.Read(
            body,
            ["slot_override"],
            reader => new LimitReset(reader.ListOf("slot_override", item => item.Uuid()) ?? [])
        );

    /// <summary>A name, which has to have a letter at least.</summary>
    internal static string? ReadName(this Field field)
    {
        var name = field.Text(LimitKey.MaxLength);
        if (name is "")
            field.Add("string_too_short", "String should have at least 1 character", new() { ["min_length"] = 1 });
        return name;
    }

    private static LimitChange ReadRest(ObjectReader reader, bool? active, int? limit)
    {
        var change = new LimitChange
        {
            Active = active,
            Limit = limit,
            ActiveSlots = reader.Nullable("active_slots")?.AtLeast(0),
        };
        // Counted by the original; here it is what it was.
        _ = reader.Nullable("denied_slots")?.AtLeast(0);
        return change with { SlotDecayPerSecond = reader.Nullable("slot_decay_per_second")?.AtLeast(0.0) };
    }

    private static ReadResult<T> ReadModel<T>(JsonElement? body, Func<ObjectReader, T> read)
        where T : class
    {
        if (body is not { } json)
            return new(null, [new FieldError("missing", ["body"], "Field required", null)]);
        var errors = new ErrorList();
        if (ObjectReader.Open(UnicodeCheck.Run(new Field(json, Location.Body, errors))) is not { } reader)
            return new(null, errors);

        var value = read(reader);
        reader.RefuseUnknown();
        return new(value, errors);
    }
}
