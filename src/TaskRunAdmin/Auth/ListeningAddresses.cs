using System.Net;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Auth;

/// <summary>Where the settings have the server listen, whichever of the framework's ways they use.</summary>
internal static class ListeningAddresses
{
    private static readonly string[] Ports = ["http_ports", "https_ports"];

    /// <summary>Makes sure that without any sign-in nobody but this machine can reach the server.</summary>
    /// <exception cref="StartupException">Somebody could.</exception>
    internal static void Check(IConfiguration configuration, AuthOptions auth)
    {
        if (auth.IsOn || auth.AllowAnonymous)
            return;
        if (Of(configuration).FirstOrDefault(each => !IsLocal(each.Address)) is { Setting: not null } open)
            throw new StartupException(
                $"{open.Setting} has '{open.Address}', which other machines can reach, and no sign-in is set up. Set "
                    + "Auth:LocalAccounts=true for people with passwords, Auth:OidcAuthority for an OpenID Connect provider, "
                    + "or Auth:BasicAuth=name:password; or listen on http://127.0.0.1:4200 only. To let everybody do "
                    + "everything, set Auth:AllowAnonymous=true."
            );
    }

    private static IEnumerable<(string Setting, string Address)> Of(IConfiguration configuration) =>
        Split(configuration["urls"])
            .Select(url => ("urls", url))
            // Of a port that is named alone every address of the machine is meant.
            .Concat(Ports.SelectMany(key => Split(configuration[key]).Select(port => (key, $"http://*:{port}"))))
            .Concat(
                configuration
                    .GetSection("Kestrel:Endpoints")
                    .GetChildren()
                    .Where(each => !string.IsNullOrEmpty(each["Url"]))
                    .Select(each => ($"{each.Path}:Url", each["Url"]!))
            );

    private static bool IsLocal(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return true; // It cannot be listened on either; the server says so when it tries.
        }

        return parsed.IsUnixPipe
            || parsed.IsNamedPipe
            || parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            // Any other name is not looked up: the server then listens everywhere.
            || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
