using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Logs;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Demo;

/// <summary>The services that everybody writes through: those of a past, or the server's own.</summary>
internal sealed record DemoDoors(TaskRunService Runs, FlowRunService FlowRuns, LogService Logs, LimitService Limits)
{
    internal static DemoDoors Of(IServiceProvider services) =>
        new(
            services.GetRequiredService<TaskRunService>(),
            services.GetRequiredService<FlowRunService>(),
            services.GetRequiredService<LogService>(),
            services.GetRequiredService<LimitService>()
        );
}
