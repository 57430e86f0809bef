using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin;

/// <summary>Removes leases of concurrency slots that have run out, now and then.</summary>
internal sealed class LeaseExpiry(SlotService slots, TimeProvider time, ILogger<LeaseExpiry> logger) : BackgroundService
{
    private const int MaxRemoved = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await slots.RemoveExpiredAsync(MaxRemoved, stoppingToken) >= MaxRemoved)
                    logger.LogDebug("{Count} leases that have run out were removed; there are more.", MaxRemoved);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "Leases that have run out could not be removed.");
            }
        }
    }
}
