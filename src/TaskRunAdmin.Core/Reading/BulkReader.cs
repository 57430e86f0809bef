using System.Text.Json;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.Reading;

/// <summary>Reads requests that are about many task runs, one by one.</summary>
public static class BulkReader
{
    /// <summary>How many runs one request may be about.</summary>
    public const int MaxItems = 1000;

    /// <summary>Reads a list of runs to create. Each is yet to be read: what is wrong with one is no matter of the others.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<IReadOnlyList<JsonElement>> ReadCreates(JsonElement body)
    {
        var errors = new ErrorList();
        var field = new Field(body, Location.Body, errors);
        if (ObjectReader.Open(field) is not { } reader || !UnicodeCheck.RunNames(field))
            return new(null, errors);

        var items = Items(reader, "task_runs");
        reader.RefuseUnknown();
        return new([.. items.Select(item => item.Value)], errors);
    }

    /// <summary>Reads a state that is proposed for many runs.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<BulkTransition> ReadSetState(JsonElement body) =>
        BodyReader.Read(
            body,
            reader =>
            {
                var ids = ReadIds(reader);
                var state = (reader.Nullable("state") ?? reader.Missing("state"))?.ReadState();
                var force = reader.Nullable("force")?.Bool() ?? false;
                return new BulkTransition(ids, state ?? new ProposedState(default), force);
            }
        );

    /// <summary>Reads a list of runs.</summary>
    /// <param name="body">The request.</param>
    public static ReadResult<IReadOnlyList<Guid>> ReadIds(JsonElement body) => BodyReader.Read(body, ReadIds);

    private static IReadOnlyList<Guid> ReadIds(ObjectReader reader) =>
        Items(reader, "ids").ConvertAll(item => item.Uuid() ?? default);

    private static List<Field> Items(ObjectReader reader, string name)
    {
        if (reader.Required(name) is not { } list || list.Items() is not { } items)
            return [];

        if (items.Count == 0)
            list.Add(
                "too_short",
                "List should have at least 1 item after validation, not 0",
                Context("min_length", 1, items.Count)
            );
        if (items.Count <= MaxItems)
            return items;

        list.Add(
            "too_long",
            $"List should have at most {MaxItems} items after validation, not {items.Count}",
            Context("max_length", MaxItems, items.Count)
        );
        return [];
    }

    private static Dictionary<string, object> Context(string bound, int length, int actual) =>
        new()
        {
            ["field_type"] = "List",
            [bound] = length,
            ["actual_length"] = actual,
        };
}

/// <summary>A state that is proposed for many runs.</summary>
/// <param name="Ids">The runs.</param>
/// <param name="State">The state.</param>
/// <param name="Force">Whether the rules are passed over.</param>
public sealed record BulkTransition(IReadOnlyList<Guid> Ids, ProposedState State, bool Force);
