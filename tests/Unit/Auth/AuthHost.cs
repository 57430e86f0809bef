using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Unit.Api;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>The whole program with sign-in: local accounts, API keys, and a name and a password that are not ASCII.</summary>
public sealed class AuthHost : IAsyncLifetime
{
    internal const string BasicAuth = "admin:gehéim:1";

    internal const string Password = "correct horse battery";

    private readonly Dictionary<string, (string Name, string Value)> _credentials = [];

    public ApiHost Host { get; } =
        new(("Auth:LocalAccounts", "true"), ("Auth:BasicAuth", BasicAuth), ("Api:RequestsPerSecond", "0"));

    /// <summary>Everybody who may come, by what they show, and what that is good for at the API and in the console.</summary>
    internal static IReadOnlyList<Caller> Callers { get; } =
    [
        new("nobody", Api: null, Console: null),
        new("a word", Api: null, Console: null),
        new("a key that nobody made", Api: null, Console: null),
        new("an expired key", Api: null, Console: null),
        new("a revoked key", Api: null, Console: null),
        new("a read key", Api: Role.Viewer, Console: null),
        new("a write key", Api: Role.Operator, Console: null),
        new("an admin key", Api: Role.Admin, Console: null),
        new("right basic", Api: Role.Admin, Console: null),
        new("wrong basic", Api: null, Console: null),
        new("a viewer's session", Api: null, Console: Role.Viewer),
        new("an operator's session", Api: null, Console: Role.Operator),
        new("an admin's session", Api: null, Console: Role.Admin),
        new("a session that is over", Api: null, Console: null),
        new("a disabled person's session", Api: null, Console: null),
        new("a session of the basic sign-in", Api: null, Console: Role.Admin),
    ];

    public async ValueTask InitializeAsync()
    {
        var keys = Host.Services.GetRequiredService<ApiKeyService>();
        foreach (var role in Enum.GetValues<Role>())
            Add($"{Article(role.Scope())} {role.Scope()} key", await KeyAsync(keys, role, expires: null));
        Add("an expired key", await KeyAsync(keys, Role.Admin, DateTimeOffset.UnixEpoch));
        var revoked = await keys.CreateAsync(new NewApiKey("revoked", Role.Admin, null), Origin.Server);
        await keys.RevokeAsync(revoked!.Key.Id, Origin.Server);
        Add("a revoked key", Bearer(revoked.Token));
        Add("a key that nobody made", Bearer($"{ApiKey.Mark}{new string('0', 12)}_{new string('A', 43)}"));
        Add("a word", ("Authorization", "word"));
        Add("right basic", Basic(BasicAuth));
        Add("wrong basic", Basic("admin:geheim:1"));

        foreach (var role in Enum.GetValues<Role>())
            Add($"{Article(role.ToString())} {role.ToString().ToLowerInvariant()}'s session", await SessionAsync(role));
        Add("a session that is over", await SessionAsync(Role.Admin, "late", TimeSpan.FromHours(-1)));
        Add("a disabled person's session", await SessionAsync(Role.Admin, "gone"));
        var accounts = Host.Services.GetRequiredService<AccountService>();
        var gone = (await accounts.ListAsync(Origin.Server)).Single(account => account.Name == "gone");
        await Host.Services.GetRequiredService<Accounts>().AllowAsync(gone.Id, Role.Admin, true, Origin.Server);
        var options = Host.Services.GetRequiredService<IOptions<AuthOptions>>().Value;
        Add("a session of the basic sign-in", Cookie(Session.OfBasic(options, Later(TimeSpan.FromHours(1)))));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Sends a request as somebody.</summary>
    internal Task<Answer> SendAsync(string caller, string method, string path, string? body = null)
    {
        (string, string)[] headers = _credentials.TryGetValue(caller, out var header) ? [header] : [];
        return Host.SendAsync(
            new HttpMethod(method),
            path,
            body is null ? null : Encoding.UTF8.GetBytes(body),
            path.StartsWith("/api/", StringComparison.Ordinal)
                ? "application/json"
                : "application/x-www-form-urlencoded",
            headers
        );
    }

    /// <summary>What a person of this role sends along; their account is made for it.</summary>
    internal async Task<(string, string)> SessionAsync(Role role, string? name = null, TimeSpan? left = null)
    {
        name ??= role.ToString();
        var (account, errors) = await Host
            .Services.GetRequiredService<Accounts>()
            .CreateAsync(name, Password, role, Origin.Server);
        Assert.Empty(errors);
        return Cookie(Session.Of(account!, Later(left ?? TimeSpan.FromHours(1))));
    }

    internal static (string, string) Basic(string credentials) =>
        ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}");

    internal static (string, string) Bearer(string token) => ("Authorization", $"Bearer {token}");

    private (string, string) Cookie(ClaimsPrincipal user)
    {
        var options = Host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var format = options.Get(AuthSchemes.Session).TicketDataFormat;
        return (
            "Cookie",
            $"TaskRunAdmin.Session={format.Protect(new AuthenticationTicket(user, AuthSchemes.Session))}"
        );
    }

    private static async Task<(string, string)> KeyAsync(ApiKeyService keys, Role role, DateTimeOffset? expires) =>
        Bearer((await keys.CreateAsync(new NewApiKey($"{role} until {expires}", role, expires), Origin.Server))!.Token);

    private static DateTimeOffset Later(TimeSpan span) => TimeProvider.System.GetUtcNow() + span;

    private static string Article(string word) => "aeioAEIO".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    private void Add(string caller, (string, string) header)
    {
        Assert.Contains(Callers, each => each.Name == caller);
        _credentials.Add(caller, header);
    }
}

/// <summary>Somebody who comes.</summary>
/// <param name="Name">What they show.</param>
/// <param name="Api">What they may do at the API; null: they are not let in.</param>
/// <param name="Console">What they may do in the console; null: they are sent to the sign-in page.</param>
internal sealed record Caller(string Name, Role? Api, Role? Console);
