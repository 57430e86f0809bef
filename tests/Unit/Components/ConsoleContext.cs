using System.Text.Json;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using TaskRunAdmin.Auth;
using TaskRunAdmin.Components;
using TaskRunAdmin.Components.Runs;
using TaskRunAdmin.Components.Shared;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Model;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.Reading;
using TaskRunAdmin.Core.TaskRuns;
using TaskRunAdmin.Demo;
using Xunit;

namespace TaskRunAdmin.Unit.Components;

/// <summary>Components over the real Core and a database file of their own.</summary>
public abstract class ConsoleContext : BunitContext, IAsyncLifetime
{
    protected static readonly Origin Someone = new("ada", OriginSource.Api, Role.Operator);
    private readonly BunitAuthorizationContext _authorization;
    private readonly string _directory = Directory.CreateTempSubdirectory("taskrunadmin-console-").FullName;

    /// <param name="time">Null: the real clock.</param>
    protected ConsoleContext(TimeProvider? time = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<LiveStatus>();
        Services.AddSingleton<RunCompletion>();
        Services.AddSingleton<DemoStatus>();
        Services.AddSingleton(time ?? TimeProvider.System);
        Services.AddSingleton(Options.Create(new ApiOptions()));
        Services.AddSingleton(Options.Create(new ConsoleOptions()));
        Services.AddSingleton(Options.Create(new OrchestrationOptions()));
        Services.AddSingleton(Options.Create(AuthSettings));
        Services.AddAuth(new CorsOptions(), AuthSettings);
        _authorization = this.AddAuthorization();
        _authorization.SetAuthorized("operator");
        _authorization.SetPolicies(Enum.GetNames<Role>());
        Services.AddTaskRunCore(new DatabaseOptions(), _directory);
        Database = new SwitchableContexts(
            $"Data Source={Path.Combine(_directory, "taskrunadmin.db")};Default Timeout=1"
        );
        Services.AddSingleton<IDbContextFactory<TaskRunDbContext>>(Database);
    }

    protected SwitchableContexts Database { get; }

    /// <summary>How people sign in; unless a test says otherwise nobody needs to, and everybody may do everything.</summary>
    protected AuthOptions AuthSettings { get; } = new();

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

    /// <summary>From here on people sign in with passwords, and this administrator has.</summary>
    protected async Task<Account> SignInAsync(string name = "ada")
    {
        AuthSettings.LocalAccounts = true;
        var account = await CreateAccountAsync(name, Role.Admin);
        var end = Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1);
        _authorization.SetAuthorized(name);
        _authorization.SetClaims([.. Session.Of(account, end).Claims]);
        return account;
    }

    /// <summary>From here on whoever looks may do nothing else.</summary>
    protected void OnlyLook() => _authorization.SetPolicies(nameof(Role.Viewer));

    /// <summary>Makes an account through the real service.</summary>
    protected async Task<Account> CreateAccountAsync(string name, Role role)
    {
        var accounts = Services.GetRequiredService<Accounts>();
        var (account, errors) = await accounts.CreateAsync(name, "correct horse battery", role, Origin.Server);
        Assert.Empty(errors);
        return account!;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(_directory, recursive: true);
    }
}
