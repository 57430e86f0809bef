using TaskRunAdmin.Core;

namespace TaskRunAdmin.Auth;

/// <summary>The settings under <c>Cors</c>.</summary>
public sealed class CorsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>Any web page may call the API.</summary>
    internal const string Anyone = "*";

    /// <summary>
    /// The web pages that may call the API from a browser, by origin (<c>https://runs.example.com</c>), between commas;
    /// <c>*</c>: any. Empty: CORS is off.
    /// </summary>
    public string AllowedOrigins { get; set; } = "";

    /// <summary>The same, one by one.</summary>
    /// <exception cref="StartupException">One of them is no origin.</exception>
    internal string[] Origins()
    {
        string[] origins =
        [
            .. AllowedOrigins
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Normal),
        ];
        return origins.Contains(Anyone) && origins.Length > 1
            ? throw new StartupException("Cors:AllowedOrigins has * beside other origins; * stands for all of them.")
            : origins;
    }

    private static string Normal(string origin)
    {
        if (origin is Anyone)
            return origin;

        if (
            Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
        )
            // As a browser sends it: lower case, in ASCII, no default port.
            return $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";

        throw new StartupException(
            $"Cors:AllowedOrigins has '{origin}'; an origin looks like https://runs.example.com, and * stands for all."
        );
    }
}
