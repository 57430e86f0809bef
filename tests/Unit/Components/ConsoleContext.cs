using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;
using Xunit;

namespace TaskRunAdmin.Unit.Components;

/// <summary>Components over the real Core and a database file of their own.</summary>
public abstract class ConsoleContext : BunitContext, IAsyncLifetime
{
    protected static readonly Origin Someone = new("ada", OriginSource.Api, Role.Operator);
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-console-").FullName;

    /// <param name="time">Null: the real clock.</param>
    protected ConsoleContext(TimeProvider? time = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<LiveStatus>();
        Services.AddSingleton(time ?? TimeProvider.System);
        Services.AddSingleton(Options.Create(new ApiOptions()));
        Services.AddSingleton(Options.Create(new ConsoleOptions()));
        Services.AddSingleton(Options.Create(new OrchestrationOptions()));
        Services.AddSingleton(Options.Create(new AuthOptions()));
        Services.AddPolicies();
        // In place of bUnit's own, which refuses to answer.
        Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        Services.AddAccounts();
        Services.AddCascadingAuthenticationState();
        Services.AddSingleton<AuthenticationStateProvider>(new FixedUser(Session.Anybody));
        Services.AddTaskRunCore(new DatabaseOptions(), _directory);
        Database = new SwitchableContexts($"Data Source={Path.Combine(_directory, "taskrunadmin.db")}");
        Services.AddSingleton<IDbContextFactory<TaskRunDbContext>>(Database);
    }

    protected SwitchableContexts Database { get; }

    protected TaskRunFeed Feed => Services.GetRequiredService<TaskRunFeed>();

    protected LiveStatus Status => Services.GetRequiredService<LiveStatus>();

    public async ValueTask InitializeAsync() =>
        await DatabaseSetup.PrepareAsync(
            Services.GetRequiredService<IDbContextFactory<TaskRunDbContext>>(),
            migrate: true,
            Xunit.TestContext.Current.CancellationToken
        );

    /// <summary>Creates a run through the real service, from a request as the API gets it.</summary>
    protected async Task<TaskRun> CreateAsync(string json)
    {
        var request = TaskRunReader.Read(JsonElement.Parse(json), new ApiOptions()).Value!;
        var result = await Services.GetRequiredService<TaskRunService>().CreateOrReturnAsync(request, Someone);
        return ((CreateOrReturnResult.Created)result).Run;
    }

    protected async Task SeedAsync(int count)
    {
        for (var i = 1; i <= count; i++)
            await CreateAsync($$"""{"name": "run-{{i}}", "task_key": "t", "dynamic_key": "{{i}}"}""");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(_directory, recursive: true);
    }
}
