namespace TaskRunAdmin.Demo;

/// <summary>Registers the demo, where it is asked for.</summary>
internal static class DemoServices
{
    internal static void AddDemo(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<DemoStatus>();
        if (settings.Demo)
            services.AddHostedService<DemoStream>();
    }
}
