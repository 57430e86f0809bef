using TaskRunAdmin.Core.Live;
using TaskRunAdmin.Core.Persistence;

namespace TaskRunAdmin.Core.TaskRuns;

/// <summary>
/// Tells the feed of this server what other servers on the database changed. It asks the database as long as somebody
/// listens to the feed, and not at all otherwise.
/// </summary>
public sealed class ChangePoller(TaskRunDatabase database, ChangeOutbox outbox, TaskRunFeed feed, TimeProvider time)
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private bool _isBehind = true;

    /// <summary>Asks until it is cancelled.</summary>
    /// <param name="report">Is told what went wrong; the next turn comes all the same.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<Exception> report, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await PollAsync(cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                report(error);
            }
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        if (feed.SubscriberCount == 0)
        {
            _isBehind = true;
            return;
        }

        var changes = await database.RunAsync(
            db => outbox.ReadAsync(db, resume: _isBehind, cancellationToken),
            cancellationToken
        );
        _isBehind = false;
        if (changes is { TaskRunIds: { } ids })
            feed.Publish(ids);
        else if (changes is not null)
            feed.PublishEverything();
    }
}
