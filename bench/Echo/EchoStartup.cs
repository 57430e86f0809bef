using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Bench.Echo;

[assembly: HostingStartup(typeof(EchoStartup))]

namespace TaskRunAdmin.Bench.Echo;

/// <summary>
/// Adds echo to the product's own published program, which knows nothing of it. The bench starts that program with this
/// assembly as a .NET startup hook, which loads it, and as an ASP.NET Core hosting startup, which runs this. Echo's
/// endpoints stand at the end of the product's pipeline: a request for one passes every middleware and the product's own
/// routing, which does not know it, and comes here. How often task runs were read is counted there as well.
/// </summary>
internal sealed class EchoStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new LastInLine(new ReadCount())));

    private sealed class LastInLine(ReadCount reads) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.UseRouting();
                app.UseEndpoints(new EchoEndpoints().Map);
                app.UseEndpoints(reads.Map);
            };
    }
}
