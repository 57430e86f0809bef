using TaskRunAdmin.Core.Limits;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>Says which limit: by its id, by its name, or by a text that may be either.</summary>
/// <param name="Id">The id; null: it is not known by one.</param>
/// <param name="Key">The name; null: it is not known by one.</param>
/// <param name="IsLegacy">Of which generation it is.</param>
public sealed record LimitRef(Guid? Id, LimitKey? Key, bool IsLegacy)
{
    /// <summary>By its id.</summary>
    public static LimitRef Of(Guid id, bool isLegacy) => new(id, null, isLegacy);

    /// <summary>By its name.</summary>
    public static LimitRef Of(LimitKey key) => new(null, key, key.IsLegacy);

    /// <summary>By its id when the text is one and a limit has it, else by its name.</summary>
    public static LimitRef Parse(string text) =>
        new(Guid.TryParse(text, out var id) ? id : null, new LimitKey(text), IsLegacy: false);

    internal void Ask(LimitLedger limits)
    {
        if (Id is { } id)
            limits.AskForId(id);
        if (Key is { } key)
            limits.AskFor(key);
    }

    internal LimitAccount? FindIn(LimitLedger limits) =>
        Id is { } id && limits.Find(id) is { } found && found.Limit.IsLegacy == IsLegacy ? found
        : Key is { } key ? limits.Find(key)
        : null;
}
