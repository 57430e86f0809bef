using System.Globalization;
using System.Text.Json;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Reading;

namespace TaskRunAdmin.Components.Limits;

/// <summary>What an operator types about a limit, checked by the same readers as the API's.</summary>
public sealed class LimitForm
{
    private readonly bool _isNew;

    /// <summary>An empty form, or one that shows how a limit is set.</summary>
    /// <param name="limit">The limit; null: a new one.</param>
    public LimitForm(ConcurrencyLimit? limit)
    {
        if (limit is null)
        {
            _isNew = true;
            return;
        }

        (Name, IsOfTag) = (limit.Key.Tag ?? limit.Name, limit.Key.Tag is not null);
        (Limit, Active) = (limit.Limit.ToString(CultureInfo.InvariantCulture), limit.Active);
        Decay = limit.SlotDecayPerSecond.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The tag, or the name of a limit that is about none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it is about the runs of a tag.</summary>
    public bool IsOfTag { get; set; } = true;

    /// <summary>How many slots there are, as it was typed.</summary>
    public string Limit { get; set; } = "";

    /// <summary>Whether it is in force.</summary>
    public bool Active { get; set; } = true;

    /// <summary>How many slots become free by themselves each second, as it was typed.</summary>
    public string Decay { get; set; } = "0";

    /// <summary>What a new limit is called.</summary>
    public LimitKey Key => IsOfTag ? LimitKey.OfTag(Name, isLegacy: false) : new LimitKey(Name);

    /// <summary>How it is to be set; null: something is wrong.</summary>
    public LimitChange? Settings { get; private set; }

    /// <summary>What is wrong, by the field.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>Looks at what was typed.</summary>
    public void Check()
    {
        var fields = new Dictionary<string, object?>
        {
            ["limit"] = Limit,
            ["active"] = Active,
            ["slot_decay_per_second"] = Decay,
        };
        if (_isNew)
            fields["name"] = Name.Length == 0 ? "" : Key.Name;
        var read = LimitReader.ReadChange(JsonSerializer.SerializeToElement(fields));
        Settings = read.Value is { } change ? change with { Name = null } : null;
        Problems = read
            .Errors.GroupBy(error => (string)error.Loc[^1])
            .ToDictionary(errors => errors.Key, errors => Sentence(errors.First()));
    }

    private static string Sentence(FieldError error) =>
        error.Type switch
        {
            "string_too_short" => "Say which tag or name it is about.",
            "string_too_long" => $"At most {LimitKey.MaxLength} characters.",
            _ when error.Loc[^1] is "limit" => "A whole number, 0 or more.",
            _ when error.Loc[^1] is "slot_decay_per_second" => "A number, 0 or more.",
            _ => error.Msg,
        };
}
