using Microsoft.Extensions.DependencyInjection;
using TaskRunAdmin.Core.Access;
using TaskRunAdmin.Core.Audit;
using TaskRunAdmin.Core.Csrf;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Jobs;
using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Core;

/// <summary>Registers Core: the two doors, the feed and the database behind them.</summary>
public static class CoreServices
{
    /// <summary>Registers Core. <see cref="ApiOptions"/> and a <see cref="TimeProvider"/> are the host's to register.</summary>
    /// <exception cref="StartupException">The database settings make no sense.</exception>
    public static IServiceCollection AddTaskRunCore(
        this IServiceCollection services,
        DatabaseOptions database,
        string dataDirectory
    ) =>
        services
            // What the host does not set has its defaults.
            .AddOptions()
            .AddLogging()
            .AddTaskRunDatabase(database, dataDirectory)
            .AddSingleton<TaskRunFeed>()
            .AddSingleton<SharedReads>()
            .AddSingleton<TaskRunCommits>()
            .AddSingleton<TaskRunWriter>()
            .AddSingleton<ChangePoller>()
            .AddSingleton<TaskRunService>()
            .AddSingleton<TaskRunQueries>()
            .AddSingleton<TaskRunCounts>()
            .AddSingleton<TaskRunSuggestions>()
            .AddSingleton<SharedRows>()
            .AddSingleton<LimitService>()
            .AddSingleton<SlotService>()
            .AddSingleton<LimitQueries>()
            .AddSingleton<FlowRunWorker>()
            .AddSingleton<FlowRunService>()
            .AddSingleton<FlowRunQueries>()
            .AddSingleton<BulkJobWorker>()
            .AddSingleton<BulkJobService>()
            .AddSingleton<BulkJobQueries>()
            .AddSingleton<LogService>()
            .AddSingleton<LogQueries>()
            .AddSingleton<CsrfTokens>()
            .AddSingleton<AccountService>()
            .AddSingleton<ApiKeyService>()
            .AddSingleton<AuditQueries>();
}
