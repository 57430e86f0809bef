using TaskRunAdmin;
using TaskRunAdmin.Api;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components;
using TaskRunAdmin.Core;
using TaskRunAdmin.Demo;

try
{
    var builder = WebApplication.CreateBuilder(Hosting.Options(args));
    var settings = builder.AddSettings();
    builder.AddHosting(settings);
    builder.Services.AddTaskRunCore(settings.Database, settings.DataDirectory);
    builder.Services.AddAuth(settings.Cors, settings.Auth);
    builder.Services.AddApi();
    builder.Services.AddConsole(settings.Api);
    builder.Services.AddDemo(settings);

    await using var app = builder.Build();
    app.ReportUnknown(settings);
    app.ReportWeak(settings);
    await app.PrepareDatabaseAsync(settings);
    app.UseForeignRequests();
    app.UseApi();
    app.UseAuth();
    app.MapStaticAssets().AllowAnonymous();
    app.MapApi();
    app.MapSignIn();
    app.MapAuditExport();
    app.MapRunExport();
    app.MapJobExport();
    app.MapConsole();
    app.AnnounceStart(settings);
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (Hosting.Explain(error) is { } sentence)
{
    await Console.Error.WriteLineAsync($"TaskRunAdmin cannot start: {sentence}");
    return 1;
}
