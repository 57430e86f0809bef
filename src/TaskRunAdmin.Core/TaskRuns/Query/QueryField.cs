namespace TaskRunAdmin.Core.TaskRuns.Query;

/// <summary>What a term of a query is about.</summary>
public enum QueryField
{
    /// <summary>The current state: a type's name whatever the case, or a state's own name.</summary>
    State,

    /// <summary>A tag, exactly.</summary>
    Tag,

    /// <summary>A part of the name, whatever the case.</summary>
    Name,

    /// <summary>The task key, exactly.</summary>
    Key,

    /// <summary>The dynamic key, exactly.</summary>
    Dynamic,

    /// <summary>The flow run's id, or <c>none</c>.</summary>
    Flow,

    /// <summary>The run's id.</summary>
    Id,

    /// <summary>Created since an instant, or so long ago at most.</summary>
    Since,

    /// <summary>Created up to an instant, or so long ago at least.</summary>
    Until,
}

/// <summary>How the fields are written.</summary>
public static class QueryFields
{
    /// <summary>The word before the colon.</summary>
    public static string Word(this QueryField field) => field.ToString().ToLowerInvariant();

    /// <summary>What people may write after it.</summary>
    public static string Help(this QueryField field) =>
        field switch
        {
            QueryField.State => "a state: failed, crashed, AwaitingRetry",
            QueryField.Tag => "a tag, exactly",
            QueryField.Name => "a part of the name",
            QueryField.Key => "a task key, exactly",
            QueryField.Dynamic => "a dynamic key, exactly",
            QueryField.Flow => "a flow run's id, or none",
            QueryField.Id => "a run's id",
            QueryField.Since => "24h, 7d, or 2026-11-26T08:00Z",
            _ => "1h, or 2026-11-26T09:00Z",
        };

    /// <summary>Whether it is about an instant, of which one term has one.</summary>
    public static bool IsInstant(this QueryField field) => field is QueryField.Since or QueryField.Until;

    /// <summary>The field of a word, whatever its case.</summary>
    public static bool TryParse(string word, out QueryField field)
    {
        foreach (var each in Enum.GetValues<QueryField>())
        {
            field = each;
            if (each.Word().Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        field = default;
        return false;
    }
}
