using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Auth;

/// <summary>Who somebody is, as claims, and back. Requests, circuits and the session cookie carry the same ones.</summary>
internal static class Session
{
    internal const string AccountClaim = "sub";
    internal const string NameClaim = "name";
    internal const string RoleClaim = "role";
    internal const string SourceClaim = "source";
    internal const string StampClaim = "stamp";
    internal const string EndClaim = "exp";
    internal const string IdClaim = "sid";
    internal const string AddressClaim = "address";

    /// <summary>Whoever comes while there is no sign-in.</summary>
    internal static ClaimsPrincipal Anybody { get; } = Of("Open", "operator", Role.Admin, OriginSource.Api);

    /// <summary>A program with a key.</summary>
    internal static ClaimsPrincipal Of(ApiKey key) =>
        Of(AuthSchemes.Api, key.Name, key.Role, OriginSource.Key, new Claim(AccountClaim, key.Id.ToString()));

    /// <summary>A program with the name and password that are set.</summary>
    internal static ClaimsPrincipal OfBasic(AuthOptions options) =>
        Of(AuthSchemes.Api, BasicName(options), Role.Admin, OriginSource.Basic);

    /// <summary>A person with an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="end">When the session ends.</param>
    /// <param name="id">The session's own id; null: it begins.</param>
    internal static ClaimsPrincipal Of(Account account, DateTimeOffset end, Guid? id = null) =>
        Of(
            AuthSchemes.Session,
            account.Name,
            account.Role,
            OriginSource.Console,
            new Claim(AccountClaim, account.Id.ToString()),
            new Claim(StampClaim, account.SecurityStamp),
            Id(id),
            End(end)
        );

    /// <summary>A person with the name and password that are set.</summary>
    internal static ClaimsPrincipal OfBasic(AuthOptions options, DateTimeOffset end, Guid? id = null) =>
        Of(
            AuthSchemes.Session,
            BasicName(options),
            Role.Admin,
            OriginSource.Console,
            new Claim(StampClaim, BasicStamp(options)),
            Id(id),
            End(end)
        );

    /// <summary>Changes with the name and password that are set, and does not give them away to whoever reads a cookie.</summary>
    internal static string BasicStamp(AuthOptions options) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"TaskRunAdmin session\n{options.BasicAuth}")));

    /// <summary>What they may do; null: they are not signed in.</summary>
    internal static Role? RoleOf(this ClaimsPrincipal user) =>
        user.FindFirst(RoleClaim)?.Value is { } text && Enum.TryParse<Role>(text, out var role) ? role : null;

    /// <summary>The account, or the key; null: there is none.</summary>
    internal static Guid? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirst(AccountClaim)?.Value, out var id) ? id : null;

    /// <summary>The session's own id; null: it is none.</summary>
    internal static Guid? SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirst(IdClaim)?.Value, out var id) ? id : null;

    /// <summary>When the session ends; null: it is none.</summary>
    internal static DateTimeOffset? SessionEnd(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst(EndClaim)?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether they came in because there is no sign-in.</summary>
    internal static bool IsAnybody(this ClaimsPrincipal user) =>
        user.Identity?.AuthenticationType == Anybody.Identity!.AuthenticationType;

    /// <summary>The same person, and from which network address.</summary>
    internal static ClaimsPrincipal From(this ClaimsPrincipal user, string? address)
    {
        if (address is null)
            return user;
        var identity = new ClaimsIdentity(user.Identity, user.Claims.Where(claim => claim.Type != AddressClaim));
        identity.AddClaim(new Claim(AddressClaim, address));
        return new ClaimsPrincipal(identity);
    }

    private static string BasicName(AuthOptions options) => options.BasicAuth.Split(':', 2)[0];

    private static Claim Id(Guid? id) => new(IdClaim, (id ?? new Guid(RandomNumberGenerator.GetBytes(16))).ToString());

    private static Claim End(DateTimeOffset end) =>
        new(EndClaim, end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static ClaimsPrincipal Of(
        string scheme,
        string name,
        Role role,
        OriginSource source,
        params ReadOnlySpan<Claim> more
    ) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(NameClaim, name),
                    new Claim(RoleClaim, role.ToString()),
                    new Claim(SourceClaim, source.ToString()),
                    .. more,
                ],
                scheme,
                NameClaim,
                RoleClaim
            )
        );
}
