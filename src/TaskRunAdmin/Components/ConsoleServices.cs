using Microsoft.AspNetCore.Diagnostics;
using MudBlazor.Services;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Model;

namespace TaskRunAdmin.Components;

/// <summary>Registers and maps the operator console.</summary>
internal static class ConsoleServices
{
    internal static void AddConsole(this IServiceCollection services, ApiOptions api)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents()
            // What the API takes in a body, the form takes in a field; as an event it is JSON within JSON.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = api.MaxBodyBytes * 2);
        services.AddMudServices();
        services.AddScoped<LiveStatus>();
        services.AddSingleton<RunCompletion>();
    }

    internal static void MapConsole(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(
            (context, next) =>
            {
                // The API answers its own errors, and only a browser's navigation wants a page.
                var isPage =
                    HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api");
                context.Features.Get<IStatusCodePagesFeature>()!.Enabled = isPage;
                return next(context);
            }
        );
        // A page that is shown in place of an error passes only through what comes after it, and is not for strangers either.
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/", () => TypedResults.Redirect("/runs"));
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
                // The policy that every answer has says it already.
                options.ContentSecurityFrameAncestorsPolicy = null
            )
            .RequireAuthorization(nameof(Role.Viewer));
    }
}
