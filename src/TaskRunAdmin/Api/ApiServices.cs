using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Api;

/// <summary>Registers and maps the REST API.</summary>
internal static class ApiServices
{
    internal const string BasePath = "/api";

    private const int DrainedBodies = 8;

    /// <summary>Whether a path is for programs. What people read about the API is a page like any other.</summary>
    internal static bool IsApi(PathString path) =>
        path.StartsWithSegments(BasePath, out var rest)
        && !rest.StartsWithSegments(ApiDocument.Page)
        && !rest.Equals(ApiDocument.Path, StringComparison.OrdinalIgnoreCase);

    internal static void AddApi(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(options =>
            options.SetParameterPolicy<PathId.Constraint>(PathId.Constraint.Name)
        );
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<ApiOptions>>(
                (kestrel, api) =>
                {
                    // RequestBody refuses what is too large; this bounds what is read and thrown away after that.
                    kestrel.Limits.MaxRequestBodySize = DrainedBodies * api.Value.MaxBodyBytes;
                    // What attribution headers hold is the clients' own affair; by UTF-8 they would be refused.
                    kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
                }
            );
        services.AddSingleton<AllowedMethods>();
        ApiCompression.Add(services);
        services.AddApiDocument();
    }

    /// <summary>What every request of the API passes through, from the outside in.</summary>
    internal static void UseApi(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(BasePath),
            api =>
            {
                api.UseResponseCompression();
                api.UseErrorAnswers();
                api.UseMiddleware<CsrfProtection>();
                if (app.Services.GetRequiredService<IOptions<CorsOptions>>().Value.Origins() is not [])
                    api.UseCors();
            }
        );

    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(BasePath).NeedsRoles();
        api.MapServer();
        api.MapApiDocument();

        var versioned = api.MapGroup("").RequireSupportedVersion().FollowsTheContract();
        versioned.MapTaskRuns();
        versioned.MapBulk();
        versioned.MapTransitions();
        versioned.MapTaskRunStates();
        versioned.MapFlows();
        versioned.MapFlowRuns();
        versioned.MapFlowRunStates();
        versioned.MapLogs();
        versioned.MapTaskWorkers();
        versioned.MapLimits();
        versioned.MapSlots();
        versioned.MapLegacyLimits();
        versioned.MapUi();
        versioned.MapAdmin();
        versioned.MapCsrf();
        app.MapUiSettings();
    }
}
