using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Keys;

/// <summary>What an administrator says about a new key.</summary>
public sealed class KeyForm
{
    /// <summary>How long keys are good, as it is offered; null: for ever.</summary>
    public static readonly IReadOnlyList<(int? Days, string Label)> Lifetimes =
    [
        (30, "30 days"),
        (90, "90 days"),
        (365, "a year"),
        (null, "never expires"),
    ];

    /// <summary>What it is for.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the program may do.</summary>
    public Role Role { get; set; } = Role.Operator;

    /// <summary>For how many days it is good; null: for ever.</summary>
    public int? Days { get; set; } = 90;

    /// <summary>What is wrong with the name; null: nothing.</summary>
    public string? NameProblem =>
        string.IsNullOrWhiteSpace(Name) ? "Say which program it is for."
        : Name.Trim().Length > ApiKey.MaxNameLength ? $"At most {ApiKey.MaxNameLength} characters."
        : null;

    /// <summary>The key that is asked for at this instant.</summary>
    public NewApiKey ToRequest(DateTimeOffset now) =>
        new(Name.Trim(), Role, Days is { } days ? now.AddDays(days) : null);
}
