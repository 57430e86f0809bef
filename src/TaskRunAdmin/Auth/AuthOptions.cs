using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>The settings under <c>Auth</c>: who may sign in, and how. With none of them there is no sign-in.</summary>
public sealed class AuthOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Auth";

    /// <summary>Stands for whoever signs in, in a list of roles.</summary>
    internal const string Anyone = "*";

    /// <summary>Whether to listen on other addresses than loopback without any sign-in.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>A name and a password that programs, and administrators, sign in with: <c>name:password</c>; empty: none.</summary>
    [Secret]
    public string BasicAuth { get; set; } = "";

    /// <summary>Whether people sign in with passwords that are kept here.</summary>
    public bool LocalAccounts { get; set; }

    /// <summary>How long people stay signed in, in hours.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>The OpenID Connect provider that people sign in at: its issuer's address; empty: none.</summary>
    public string OidcAuthority { get; set; } = "";

    /// <summary>What the provider knows this server by.</summary>
    public string OidcClientId { get; set; } = "";

    /// <summary>What this server proves that by; empty: nothing.</summary>
    [Secret]
    public string OidcClientSecret { get; set; } = "";

    /// <summary>What the provider is called on the sign-in page.</summary>
    public string OidcName { get; set; } = "single sign-on";

    /// <summary>What is asked of the provider beside <c>openid</c>, between blanks.</summary>
    public string OidcScopes { get; set; } = "profile";

    /// <summary>The claim that says what somebody is called.</summary>
    public string OidcNameClaim { get; set; } = "name";

    /// <summary>The claim that says what somebody may do.</summary>
    public string OidcRoleClaim { get; set; } = "roles";

    /// <summary>Which values of that claim make a viewer, between commas; <c>*</c>: any, or none.</summary>
    public string OidcViewerRoles { get; set; } = "";

    /// <summary>Which values of that claim make an operator.</summary>
    public string OidcOperatorRoles { get; set; } = "";

    /// <summary>Which values of that claim make an administrator.</summary>
    public string OidcAdminRoles { get; set; } = "";

    /// <summary>Whether there is an OpenID Connect provider.</summary>
    internal bool HasOidc => OidcAuthority.Length > 0;

    /// <summary>Whether anybody has to sign in.</summary>
    internal bool IsOn => LocalAccounts || HasOidc || BasicAuth.Length > 0;

    /// <summary>What somebody may do of whom the provider says this; null: nothing, not even look.</summary>
    internal Role? RoleOf(IEnumerable<string> claims)
    {
        var values = claims.ToHashSet(StringComparer.Ordinal);
        return IsOneOf(OidcAdminRoles) ? Role.Admin
            : IsOneOf(OidcOperatorRoles) ? Role.Operator
            : IsOneOf(OidcViewerRoles) ? Role.Viewer
            : null;

        bool IsOneOf(string list) => Split(list).Any(each => each is Anyone || values.Contains(each));
    }

    /// <summary>Makes sure that the settings go together.</summary>
    /// <exception cref="StartupException">They do not.</exception>
    internal void Check()
    {
        Require(!(AllowAnonymous && IsOn), "Auth:AllowAnonymous is set beside a way to sign in. Take one of them out.");
        Require(
            BasicAuth.Length == 0 || BasicAuth.IndexOf(':') is var colon and > 0 && colon < BasicAuth.Length - 1,
            "Auth:BasicAuth must be a name and a password with a colon between them."
        );
        Require(SessionHours is >= 1 and <= 720, "Auth:SessionHours must be from 1 to 720.");
        if (!HasOidc)
        {
            Require(OidcClientId.Length == 0, "Auth:OidcClientId is set, but Auth:OidcAuthority is not.");
            return;
        }

        Require(
            Uri.TryCreate(OidcAuthority, UriKind.Absolute, out var authority)
                && (authority.Scheme == Uri.UriSchemeHttps || authority is { Scheme: "http", IsLoopback: true }),
            $"Auth:OidcAuthority has '{OidcAuthority}'; it looks like https://login.example.com/realm."
        );
        Require(OidcClientId.Length > 0, "Auth:OidcAuthority needs Auth:OidcClientId, which the provider gave out.");
        Require(
            Split($"{OidcViewerRoles},{OidcOperatorRoles},{OidcAdminRoles}").Length > 0,
            "Nobody could do anything: set Auth:OidcAdminRoles, Auth:OidcOperatorRoles or Auth:OidcViewerRoles to what the "
                + $"provider's claim '{OidcRoleClaim}' (Auth:OidcRoleClaim) has."
        );
    }

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new StartupException(rule);
    }
}
