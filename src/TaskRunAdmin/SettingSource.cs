using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace TaskRunAdmin;

/// <summary>Where a setting is set.</summary>
internal static class SettingSource
{
    /// <summary>The place whose value counts, in words; null: it is set nowhere.</summary>
    internal static string? Of(IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root
            // Of several the last one counts.
            ? root.Providers.Reverse().Select(provider => Of(provider, key)).FirstOrDefault(found => found is not null)
            : null;

    private static string? Of(IConfigurationProvider provider, string key) =>
        provider switch
        {
            ChainedConfigurationProvider chained => Of(chained.Configuration, key),
            _ when !provider.TryGet(key, out _) => null,
            CommandLineConfigurationProvider => "command line",
            EnvironmentVariablesConfigurationProvider => "environment variable",
            FileConfigurationProvider { Source.Path: { } file } => file,
            _ => "host",
        };
}
