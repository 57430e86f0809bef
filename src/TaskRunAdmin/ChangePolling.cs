using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin;

/// <summary>Runs the <see cref="ChangePoller"/> for as long as the server runs.</summary>
internal sealed class ChangePolling(ChangePoller poller, ILogger<ChangePolling> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        poller.RunAsync(
            error => logger.LogWarning(error, "What other servers changed could not be read."),
            stoppingToken
        );
}
