using Microsoft.AspNetCore.HostFiltering;

namespace TaskRunAdmin.Auth;

/// <summary>Registers and maps who may call.</summary>
internal static class AuthServices
{
    private static readonly string[] Methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromMinutes(10);

    internal static void AddAuth(this IServiceCollection services, CorsOptions cors)
    {
        // The framework's own filter knows nothing of sign-in and answers with a page; ForeignRequests reads its setting.
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        if (cors.Origins() is not [_, ..] origins)
            return;

        services.AddCors(options =>
            options.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
                    .WithMethods(Methods)
                    .AllowAnyHeader()
                    .WithExposedHeaders("Retry-After")
                    .SetPreflightMaxAge(PreflightLifetime)
            )
        );
    }

    internal static void UseAuth(this WebApplication app) => app.UseMiddleware<ForeignRequests>();
}
