using Microsoft.Extensions.Options;
using TaskRunAdmin.Core;
using TaskRunAdmin.Core.FlowRuns;
using TaskRunAdmin.Core.Persistence;
using TaskRunAdmin.Core.TaskRuns;

namespace TaskRunAdmin.Demo;

/// <summary>
/// Fills an empty database with made-up runs: at once those of the last day, then a calm stream. All of it goes through the
/// services that everybody's writes go through, in the order in which it would have happened.
/// </summary>
internal sealed class DemoStream(
    IServiceProvider services,
    Settings settings,
    DemoStatus status,
    TimeProvider time,
    ILogger<DemoStream> logger
) : BackgroundService
{
    /// <summary>How many task runs there are when it ends, so that it does not fill a disk.</summary>
    internal const int MaxRuns = 20_000;

    private static readonly TimeSpan Past = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseInPast = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PauseAfterOutage = TimeSpan.FromSeconds(5);

    /// <summary>Before the server listens: whoever comes finds the console marked.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await IsEmptyAsync(cancellationToken))
        {
            logger.LogInformation("The demo stays off: the database has runs, and they are left alone.");
            return;
        }

        status.IsOn = true;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var steps = new DemoSteps(MaxRuns);
        steps.Begin(now - Past, at => at < now - PauseInPast ? PauseInPast : Pause);
        await LiveThroughPastAsync(steps, now - Past, stoppingToken);
        var doors = DemoDoors.Of(services);
        while (steps.Due is { } due)
        {
            if (due - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, stoppingToken);
            await TakeAsync(steps, doors, time.GetUtcNow(), stoppingToken);
        }

        logger.LogInformation("The demo has made {Count} task runs, and makes no more.", MaxRuns);
    }

    /// <summary>A server of its own on the same database, whose clock is set: no service takes an instant from its caller.</summary>
    private async Task LiveThroughPastAsync(DemoSteps steps, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var clock = new DemoClock(start);
        await using var past = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(services.GetRequiredService<IOptions<ApiOptions>>())
            .AddSingleton(services.GetRequiredService<IOptions<OrchestrationOptions>>())
            .AddTaskRunCore(settings.Database, settings.DataDirectory)
            .BuildServiceProvider();
        var doors = DemoDoors.Of(past);
        while (steps.Due is { } due && due <= time.GetUtcNow())
        {
            clock.MoveTo(due);
            await TakeAsync(steps, doors, due, cancellationToken);
        }
    }

    private async Task TakeAsync(
        DemoSteps steps,
        DemoDoors doors,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await steps.TakeAsync(doors, now, cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            // The step is due still.
            await Task.Delay(PauseAfterOutage, time, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "A step of the demo failed and is left out.");
            steps.Skip();
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        var runs = services.GetRequiredService<TaskRunQueries>();
        var flowRuns = services.GetRequiredService<FlowRunQueries>();
        return (await runs.ListAsync(new TaskRunPage(TaskRunSort.IdDesc, 1, 0), cancellationToken)).Count == 0
            && (
                await flowRuns.FilterAsync(
                    new FlowRunsPage(FlowRunSort.IdDesc, 1, 0, FlowRunCriterion.Everything),
                    cancellationToken
                )
            ).Count == 0;
    }
}
