using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;

namespace TaskRunAdmin.Api;

/// <summary>Registers and maps the REST API.</summary>
internal static class ApiServices
{
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
    }

    internal static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapServer();
        api.MapTaskRuns();
        api.MapTaskRunStates();
    }
}
