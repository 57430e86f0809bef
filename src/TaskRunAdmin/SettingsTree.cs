using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin;

/// <summary>The settings in force, for people to look at: by section and key, as the README names them.</summary>
public static class SettingsTree
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "**********";

    private static readonly FrozenSet<string> SecretParts = FrozenSet.ToFrozenSet(
        ["Password", "Pwd"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The tree.</summary>
    /// <param name="dataDirectory">The data folder in use.</param>
    /// <param name="configuration">What is set.</param>
    /// <param name="sections">Our own sections, and what each is read into.</param>
    public static JsonObject Of(
        string dataDirectory,
        IConfiguration configuration,
        IEnumerable<(string Section, Type Options)> sections
    )
    {
        var tree = new JsonObject { ["DataDirectory"] = dataDirectory };
        foreach (var (section, type) in sections)
        {
            var options = configuration.GetSection(section).Get(type) ?? Activator.CreateInstance(type)!;
            tree[section] = new JsonObject(
                type.GetProperties()
                    .Where(property => property.CanWrite)
                    .Select(property =>
                        KeyValuePair.Create(property.Name, Value(section, property, property.GetValue(options)))
                    )
            );
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
