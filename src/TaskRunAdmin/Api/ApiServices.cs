using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Api.Document;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Api;

/// <summary>Registers and maps the REST API.</summary>
internal static class ApiServices
{
    internal const string BasePath = "/api";

    internal static void AddApi(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(options =>
            options.SetParameterPolicy<PathId.Constraint>(PathId.Constraint.Name)
        );
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<ApiOptions>>(
                (kestrel, api) => kestrel.Limits.MaxRequestBodySize = api.Value.MaxBodyBytes
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
                if (app.Services.GetService<ICorsService>() is not null)
                    api.UseCors();
            }
        );

    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(BasePath);
        api.MapServer();
        api.MapApiDocument();

        var versioned = api.MapGroup("").RequireSupportedVersion().FollowsTheContract();
        versioned.MapTaskRuns();
        versioned.MapTaskRunStates();
    }
}
