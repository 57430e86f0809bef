using TaskRunAdmin.Core.FlowRuns;

namespace TaskRunAdmin;

/// <summary>Goes on, at the start and from time to time, with what is to be done with all that belongs to a run.</summary>
internal sealed class FlowRunWorking(FlowRunWorker worker, TimeProvider time, ILogger<FlowRunWorking> logger)
    : BackgroundService
{
    // What a server was killed over, another one goes on with; no request waits for it.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await worker.GoOnAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "What belongs to a run could not be closed or removed with it; tried again.");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
