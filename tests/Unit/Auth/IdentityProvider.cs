using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TaskRunAdmin.Unit.Auth;

/// <summary>A small OpenID Connect provider of a test's own. Who comes is whom the test says, and is not asked.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    private const string ClientId = "taskrunadmin";
    private const string ClientSecret = "known-to-both-sides";
    private const string KeyId = "test";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _foreignKey = RSA.Create(2048);
    private readonly WebApplication _app;
    private (string Code, string Challenge, string Nonce, string RedirectUri) _grant;

    public IdentityProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", Discover);
        _app.MapGet("/jwks", Keys);
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", GiveTokenAsync);
        _app.Start();
    }

    /// <summary>Who comes next.</summary>
    public Person Person { get; set; } = new("1", "Ada", "admins");

    /// <summary>What is wrong with what it says.</summary>
    public Fault Fault { get; set; }

    public string Authority => _app.Urls.First();

    /// <summary>What a server needs to be told.</summary>
    public (string Key, string Value)[] Settings =>
        [
            ("Auth:OidcAuthority", Authority),
            ("Auth:OidcClientId", ClientId),
            ("Auth:OidcClientSecret", ClientSecret),
            ("Auth:OidcName", "Example"),
            ("Auth:OidcAdminRoles", "admins"),
            ("Auth:OidcOperatorRoles", "operators, on-call"),
            ("Auth:OidcViewerRoles", "viewers"),
        ];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _foreignKey.Dispose();
    }

    private IResult Discover() =>
        Results.Json(
            new
            {
                issuer = Authority,
                authorization_endpoint = $"{Authority}/authorize",
                token_endpoint = $"{Authority}/token",
                jwks_uri = $"{Authority}/jwks",
                response_types_supported = new[] { "code" },
                subject_types_supported = new[] { "public" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
                code_challenge_methods_supported = new[] { "S256" },
            }
        );

    private IResult Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        var jwk = new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = KeyId,
            n = Base64Url.EncodeToString(key.Modulus),
            e = Base64Url.EncodeToString(key.Exponent),
        };
        return Results.Json(new { keys = new[] { jwk } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["code_challenge_method"] != "S256")
            return Results.BadRequest();

        _grant = (
            RandomNumberGenerator.GetHexString(32),
            query["code_challenge"]!,
            query["nonce"]!,
            query["redirect_uri"]!
        );
        var state = Fault is Fault.State ? "forged" : Uri.EscapeDataString(query["state"]!);
        var answer =
            Fault is Fault.Error
                ? "error=server_error&error_description=down%0D%0Aforged%3A%20line%1B%5B2J"
                : $"code={_grant.Code}";
        return Results.Redirect($"{query["redirect_uri"]}?{answer}&state={state}");
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = Base64Url.EncodeToString(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
        );
        var grant = _grant;
        _grant = default;
        return
            form["client_id"] == ClientId
            && form["client_secret"] == ClientSecret
            && form["grant_type"] == "authorization_code"
            && form["code"] == grant.Code
            && form["redirect_uri"] == grant.RedirectUri
            && challenge == grant.Challenge
            ? Results.Json(
                new
                {
                    access_token = "opaque",
                    token_type = "Bearer",
                    expires_in = 60,
                    id_token = IdToken(grant.Nonce),
                }
            )
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private string IdToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(Fault is Fault.Expired ? -1 : 0).ToUnixTimeSeconds();
        var claims = new
        {
            iss = Fault is Fault.Issuer ? "http://127.0.0.1/another" : Authority,
            aud = Fault is Fault.Audience ? "another" : ClientId,
            nonce = Fault is Fault.Nonce ? "another" : nonce,
            sub = Person.Subject,
            name = Person.Name,
            roles = Person.Roles,
            iat = now,
            exp = now + 60,
        };
        var signed = $"{Part(new { alg = "RS256", typ = "JWT", kid = KeyId })}.{Part(claims)}";
        var signature = (Fault is Fault.Signature ? _foreignKey : _key).SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part<T>(T json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}

/// <summary>Somebody, as a provider knows them.</summary>
public sealed record Person(string Subject, string Name, params string[] Roles);

/// <summary>What a provider, or somebody between, may get wrong.</summary>
public enum Fault
{
    None,
    State,
    Error,
    Nonce,
    Issuer,
    Audience,
    Signature,
    Expired,
}
