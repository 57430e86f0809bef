using TaskRunAdmin.Core.Jobs;

namespace TaskRunAdmin;

/// <summary>Does the jobs that are written down, for as long as the server runs; a failure of the database is waited out.</summary>
internal sealed class BulkWorking(BulkJobWorker worker, ILogger<BulkWorking> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await worker.GoOnAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "Jobs wait, because the database does not answer; tried again.");
            }

            await worker.WaitAsync(Pause, stoppingToken);
        }
    }
}
