namespace TaskRunAdmin.Components;

/// <summary>The settings under <c>Console</c>.</summary>
public sealed class ConsoleOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Console";

    /// <summary>Shown in the header, so that nobody mistakes one environment for another; empty: nothing is shown.</summary>
    public string EnvironmentName { get; set; } = "";

    /// <summary>
    /// How many pages may be open at a time; one person, or without sign-in one network address, has a fifth of them.
    /// </summary>
    public int MaxConnections { get; set; } = 500;

    /// <summary>A CSS colour for the environment's name; empty: the theme's own.</summary>
    public string EnvironmentColor { get; set; } = "";
}
