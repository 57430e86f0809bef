using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components.Palette;

/// <summary>A page of the console that one can go to.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Needs">Who may see it.</param>
/// <param name="Keys">The keys that lead to it, one after the other; null: there are none.</param>
/// <param name="Words">Other words that it is found by.</param>
public sealed record ConsolePage(string Path, string Name, Role Needs, string? Keys = null, string Words = "");

/// <summary>The pages, for the command palette, the menus and the help.</summary>
public static class ConsolePages
{
    /// <summary>All of them, in the order of the menus.</summary>
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        new("/runs", "Runs", Role.Viewer, "g r", "list task runs"),
        new("/jobs", "Jobs", Role.Viewer, "g j", "bulk many at once"),
        new("/limits", "Limits", Role.Viewer, "g l", "concurrency slots"),
        new("/runs/new", "New run", Role.Operator, "n", "create"),
        new("/users", "Users", Role.Admin, Words: "accounts people"),
        new("/keys", "API keys", Role.Admin, Words: "tokens"),
        new("/audit", "Audit log", Role.Admin, Words: "history who"),
        new("/settings", "Settings", Role.Admin, Words: "configuration"),
    ];

    /// <summary>Those that somebody with this role may see.</summary>
    public static IEnumerable<ConsolePage> For(Role? role) => All.Where(page => role >= page.Needs);
}
