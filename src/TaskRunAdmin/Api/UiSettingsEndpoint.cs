using Microsoft.Extensions.Options;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Api;

/// <summary>What a user interface asks before it calls the API (contract 4.9). Not below the API's path.</summary>
internal static class UiSettingsEndpoint
{
    private const string OnlyUi = "v1";

    internal static void MapUiSettings(this WebApplication app) => app.MapGet("/ui-settings", Get).AllowAnonymous();

    private static IResult Get(HttpRequest http, IOptions<ApiOptions> options, IOptions<AuthOptions> auth) =>
        Answers.Json(
            new UiSettingsBody(
                $"{http.Scheme}://{http.Host}{http.PathBase}{ApiServices.BasePath}",
                options.Value.CsrfProtection,
                Auth: auth.Value.BasicAuth.Length > 0 ? "BASIC" : null,
                Flags: [],
                OnlyUi,
                [OnlyUi],
                "/",
                V2BaseUrl: null
            ),
            ApiJson.Wire.UiSettingsBody
        );
}

/// <summary>What a user interface is told, on the wire. The console of this server is its first and only one.</summary>
internal sealed record UiSettingsBody(
    string ApiUrl,
    bool CsrfEnabled,
    string? Auth,
    IReadOnlyList<string> Flags,
    string DefaultUi,
    IReadOnlyList<string> AvailableUis,
    [property: System.Text.Json.Serialization.JsonPropertyName("v1_base_url")] string V1BaseUrl,
    [property: System.Text.Json.Serialization.JsonPropertyName("v2_base_url")] string? V2BaseUrl
);
