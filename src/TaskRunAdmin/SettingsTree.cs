using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin;

/// <summary>One setting in force, for people to look at: nothing secret is in it.</summary>
/// <param name="Section">The section that it is under; null: it is under none.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Value">What it is.</param>
/// <param name="Default">What it is when nobody sets it; null, too, when that depends on where the server runs.</param>
/// <param name="Source">Where it is set; null: nowhere.</param>
public sealed record ShownSetting(string? Section, string Name, JsonNode? Value, JsonNode? Default, string? Source);

/// <summary>The settings in force: by section and key, as the README names them.</summary>
public static class SettingsTree
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "**********";

    private const string DataDirectory = nameof(Settings.DataDirectory);

    private static readonly (string Key, string? Default)[] Plain =
    [
        ("urls", Hosting.DefaultUrl),
        ("AllowedHosts", null),
        ("Demo", "false"),
    ];

    private static readonly FrozenSet<string> SecretParts = FrozenSet.ToFrozenSet(
        ["Password", "Pwd"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The settings, with where each is set.</summary>
    /// <param name="dataDirectory">The data folder in use.</param>
    /// <param name="configuration">What is set.</param>
    /// <param name="sections">Our own sections, and what each is read into.</param>
    public static IReadOnlyList<ShownSetting> Read(
        string dataDirectory,
        IConfiguration configuration,
        IEnumerable<(string Section, Type Options)> sections
    )
    {
        // As a blank data folder is none, whoever sets it so has not set it.
        var folderSource = string.IsNullOrWhiteSpace(configuration[DataDirectory])
            ? null
            : SettingSource.Of(configuration, DataDirectory);
        var all = new List<ShownSetting> { new(null, DataDirectory, dataDirectory, null, folderSource) };
        // Most are the framework's own, which say who can reach the server.
        all.AddRange(
            Plain.Select(each => new ShownSetting(
                null,
                each.Key,
                configuration[each.Key] ?? each.Default,
                each.Default,
                SettingSource.Of(configuration, each.Key)
            ))
        );
        foreach (var (section, type) in sections)
        {
            var defaults = Activator.CreateInstance(type)!;
            var options = configuration.GetSection(section).Get(type) ?? defaults;
            all.AddRange(
                type.GetProperties()
                    .Where(property => property.CanWrite)
                    .Select(property => new ShownSetting(
                        section,
                        property.Name,
                        Value(section, property, property.GetValue(options)),
                        Value(section, property, property.GetValue(defaults)),
                        SettingSource.Of(configuration, ConfigurationPath.Combine(section, property.Name))
                    ))
            );
        }

        return all;
    }

    /// <summary>The same as a tree, without where each is set.</summary>
    public static JsonObject Of(IEnumerable<ShownSetting> settings)
    {
        var tree = new JsonObject();
        foreach (var setting in settings)
        {
            var parent = tree;
            if (setting.Section is { } section)
                tree[section] = parent = tree[section] as JsonObject ?? [];
            parent[setting.Name] = setting.Value?.DeepClone();
        }

        return tree;
    }

    private static JsonNode? Value(string section, PropertyInfo property, object? value) =>
        (section, property.Name, value) switch
        {
            (_, _, null) => null,
            // That there is none is no secret.
            (_, _, string { Length: > 0 }) when property.IsDefined(typeof(SecretAttribute)) => Mask,
            (DatabaseOptions.Section, nameof(DatabaseOptions.ConnectionString), string text) => WithoutSecrets(text),
            (_, _, bool flag) => flag,
            (_, _, int number) => number,
            (_, _, long number) => number,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static string WithoutSecrets(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            foreach (var key in parts.Keys.Cast<string>().Where(SecretParts.Contains).ToList())
                parts[key] = Mask;
            return parts.ConnectionString;
        }
        catch (ArgumentException)
        {
            return Mask;
        }
    }
}
