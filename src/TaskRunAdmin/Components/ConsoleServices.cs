using MudBlazor.Services;

namespace TaskRunAdmin.Components;

/// <summary>Registers and maps the operator console.</summary>
internal static class ConsoleServices
{
    internal static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
    }

    internal static void MapConsole(this WebApplication app) =>
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
}
